using Entente.Cases.Consent;
using Entente.Clocks;
using Entente.Foundation;

namespace Entente.Support.Placements;

/// <summary>Sorts of places to live, what makes one suitable and why somebody leaves, from data/support/placements.json, each rule with its source and how sure it is.</summary>
public sealed class PlacementTerms
{
    private const string Name = "support/placements.json";
    private readonly File _file;

    private PlacementTerms(File file)
    {
        _file = file;
        foreach (var codes in (IReadOnlyList<IEnumerable<string>>)[file.Types.Select(t => t.Code), file.Checks.Select(c => c.Code), file.Ends.Select(e => e.Code)])
        {
            if (codes.GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new InvalidDataException($"data/{Name} has '{twice.Key}' twice in one list: give each its own code.");
        }

        if (!file.Ends.Any(e => e.Code == Moved)) throw new InvalidDataException($"data/{Name} has no end '{Moved}': a move ends the place before with it.");
    }

    /// <summary>The end of a place where the person goes to another.</summary>
    public const string Moved = "moved";

    public static PlacementTerms Shipped { get; } = From(DataFolder.Shipped);

    public string Source => _file.Source;

    public IReadOnlyList<Term> Types => _file.Types;

    public IReadOnlyList<SuitabilityCheck> Checks => _file.Checks;

    public IReadOnlyList<Term> Ends => _file.Ends;

    public static PlacementTerms From(DataFolder data) => new(data.Read<File>(Name));

    private sealed record File(string Source, DateOnly Date, IReadOnlyList<Term> Types, IReadOnlyList<SuitabilityCheck> Checks, IReadOnlyList<Term> Ends);
}

/// <summary>For whom a check has to be answered with yes before a place is offered.</summary>
public enum Must { Nobody, Child, Everybody }

/// <summary>One thing that makes a place suitable.</summary>
public sealed record SuitabilityCheck(string Code, string Text, Must Must, string Source, FactStatus Status)
{
    /// <summary>Whoever may be a child counts as one.</summary>
    public bool IsMustFor(bool isChild) => Must == Must.Everybody || (Must == Must.Child && isChild);
}
