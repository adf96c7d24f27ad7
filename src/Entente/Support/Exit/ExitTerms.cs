using System.Text.Json.Serialization;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Support.Offers;

namespace Entente.Support.Exit;

/// <summary>Why support may end and why never, where to, how a person is reached afterwards and when, from data/support/exit.json.</summary>
public sealed class ExitTerms
{
    private ExitTerms(File file) => (Source, Reasons, WhereTo, Ways, FollowUpMonths) = (file.Source, file.Reasons, file.WhereTo, file.Ways, file.FollowUpMonths);

    public static ExitTerms Shipped { get; } = From(DataFolder.Shipped);

    public string Source { get; }

    public IReadOnlyList<ExitReason> Reasons { get; }

    public IReadOnlyList<SupportTerm> WhereTo { get; }

    public IReadOnlyList<SupportTerm> Ways { get; }

    /// <summary>How many months after they left a person is asked how they are.</summary>
    public IReadOnlyList<int> FollowUpMonths { get; }

    public ExitReason? ReasonOf(string? code) => Reasons.FirstOrDefault(r => r.Code == code);

    public static ExitTerms From(DataFolder data)
    {
        const string Name = "support/exit.json";
        var file = data.Read<File>(Name);
        foreach (var codes in (IEnumerable<IEnumerable<string>>)[file.Reasons.Select(r => r.Code), file.WhereTo.Select(w => w.Code), file.Ways.Select(w => w.Code)])
        {
            if (codes.GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new InvalidDataException($"data/{Name}: '{twice.Key}' stands twice in a list.");
        }

        if (!file.FollowUpMonths.SequenceEqual(file.FollowUpMonths.Where(m => m > 0).Distinct().Order())) throw new InvalidDataException($"data/{Name}: followUpMonths must be months after one another.");
        return new(file);
    }

    private sealed record File(string Source, FactStatus Status, [property: JsonPropertyName("from")] DateOnly From,
        IReadOnlyList<ExitReason> Reasons, IReadOnlyList<SupportTerm> WhereTo, IReadOnlyList<SupportTerm> Ways, IReadOnlyList<int> FollowUpMonths);
}

/// <summary>A reason for which support ends.</summary>
/// <param name="NeedsWish">Only where the person wants it, in their words; then also before the floor.</param>
/// <param name="BeforeFloor">Whatever the floor says: nobody is left to protect.</param>
/// <param name="NoFollowUp">Nobody is asked afterwards.</param>
/// <param name="NeedsEarlyEnd">Only where a decision of its own ended the recovery period and support with it.</param>
/// <param name="NeedsPeriodOver">Rests on the period being over: not while the law has it last until the conclusive decision.</param>
/// <param name="Never">The law that forbids this reason. It can be chosen so that it can be refused by name.</param>
public sealed record ExitReason(string Code, string Text, bool NeedsWish = false, bool BeforeFloor = false, bool NoFollowUp = false, string? Never = null, bool NeedsEarlyEnd = false, bool NeedsPeriodOver = false);
