using System.Text.Json.Serialization;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Support.Offers;
using Entente.Support.Plans;

namespace Entente.Support.Needs;

/// <summary>What needs are looked at, how urgent one can be, and why somebody's own view may be missing, from data/support/needs.json.</summary>
public sealed class NeedTerms
{
    private NeedTerms(File file) => (Source, IsConfirmed, Areas, Urgencies, WithoutView) = (file.Source, file.Status == FactStatus.Verified, file.Areas, file.Urgencies, file.WithoutView);

    public static NeedTerms Shipped { get; } = From(DataFolder.Shipped);

    public string Source { get; }

    public bool IsConfirmed { get; }

    /// <summary>In the order in which they are shown.</summary>
    public IReadOnlyList<NeedArea> Areas { get; }

    /// <summary>The most urgent first.</summary>
    public IReadOnlyList<Urgency> Urgencies { get; }

    public IReadOnlyList<SupportTerm> WithoutView { get; }

    public NeedArea? AreaOf(string? code) => Areas.FirstOrDefault(a => a.Code == code);

    public Urgency? UrgencyOf(string? code) => Urgencies.FirstOrDefault(u => u.Code == code);

    public static NeedTerms From(DataFolder data)
    {
        const string Name = "support/needs.json";
        var file = data.Read<File>(Name);
        foreach (var codes in (IEnumerable<IEnumerable<string>>)[file.Areas.Select(a => a.Code), file.Urgencies.Select(u => u.Code), file.WithoutView.Select(w => w.Code)])
        {
            if (codes.GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new InvalidDataException($"data/{Name}: '{twice.Key}' stands twice in a list.");
        }

        var entitlements = Entitlements.From(data);
        if (file.Areas.FirstOrDefault(a => entitlements.Find(a.Entitlement) is null) is { } area) throw new InvalidDataException($"data/{Name}: '{area.Code}' leads to '{area.Entitlement}', which data/support/entitlements.json does not have.");
        if (file.Urgencies.FirstOrDefault(u => u.ReviewWithinDays < 1) is { } urgency) throw new InvalidDataException($"data/{Name}: '{urgency.Code}' needs reviewWithinDays of 1 or more.");
        return new(file);
    }

    private sealed record File(string Source, FactStatus Status, [property: JsonPropertyName("from")] DateOnly From,
        IReadOnlyList<NeedArea> Areas, IReadOnlyList<Urgency> Urgencies, IReadOnlyList<SupportTerm> WithoutView);
}

/// <summary>One area of a person's life in which they may need something.</summary>
/// <param name="Entitlement">What of data/support/entitlements.json a step for it belongs to as a rule.</param>
public sealed record NeedArea(string Code, string Text, string Entitlement);

/// <summary>How urgent a need is, in words, and within how many days it must be looked at again.</summary>
public sealed record Urgency(string Code, string Text, string Colour, int ReviewWithinDays);
