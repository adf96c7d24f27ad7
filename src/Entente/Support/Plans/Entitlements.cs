using Entente.Clocks;
using Entente.Foundation;

namespace Entente.Support.Plans;

/// <summary>What a person is entitled to, from data/support/entitlements.json, each with its article and how sure it is. None of it depends on what they do for an investigation, so nothing here asks.</summary>
public sealed class Entitlements
{
    private Entitlements(File file) => (Source, All) = (file.Source, file.Items);

    public static Entitlements Shipped { get; } = From(DataFolder.Shipped);

    public string Source { get; }

    /// <summary>In the order in which a plan shows them.</summary>
    public IReadOnlyList<Entitlement> All { get; }

    public Entitlement? Find(string? code) => All.FirstOrDefault(e => e.Code == code);

    public static Entitlements From(DataFolder data)
    {
        const string Name = "support/entitlements.json";
        var file = data.Read<File>(Name);
        if (file.Items.GroupBy(e => e.Code).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new InvalidDataException($"data/{Name}: '{twice.Key}' stands twice.");
        return new(file);
    }

    private sealed record File(string Source, IReadOnlyList<Entitlement> Items);
}

/// <summary>One thing that a person is entitled to.</summary>
/// <param name="Article">Of Directive 2011/36/EU.</param>
/// <param name="From">Since when it is law.</param>
public sealed record Entitlement(string Code, string Text, string Article, DateOnly From, FactStatus Status)
{
    public bool IsConfirmed => Status == FactStatus.Verified;
}
