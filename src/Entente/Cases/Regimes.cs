using Entente.Clocks;
using Entente.Foundation;

namespace Entente.Cases;

/// <summary>The law that a decision is taken under, by territory and day, from data/regimes. A new regime is a file.</summary>
public sealed class Regimes
{
    private readonly IReadOnlyList<RegimeFile> _files;

    private Regimes(IReadOnlyList<RegimeFile> files, IReadOnlyList<Reason> reasons, IReadOnlyList<PurposeOfLaw> purposes) => (_files, Reasons, Purposes) = (files, reasons, purposes);

    public static Regimes Shipped { get; } = From(DataFolder.Shipped);

    public IReadOnlyList<Reason> Reasons { get; }

    /// <summary>Every form of exploitation that the law of some territory and time names.</summary>
    public IReadOnlyList<PurposeOfLaw> Purposes { get; }

    /// <summary>Every territory that has a regime, by its calendar's code.</summary>
    public IReadOnlyList<string> Territories => [.. _files.Where(f => f.Regimes.Count > 0).SelectMany(f => f.Territories).Distinct().Order(StringComparer.Ordinal)];

    /// <exception cref="InvalidDataException">Two regimes on one day or none between two; a clock rule, a calendar or a fact that is not there.</exception>
    public static Regimes From(DataFolder data)
    {
        var files = data.Files("regimes", "*.json").Where(f => Path.GetFileName(f) is not ("reasons.json" or "purposes.json")).Select(f => data.Read<RegimeFile>(f) with { Name = f.Replace('\\', '/') }).ToList();
        foreach (var file in files) RegimeChecks.RequireWhole(file);
        RegimeTimes.Require([.. from file in files from territory in file.Territories from regime in file.Regimes select new RegimePlace(file.Name, territory, regime)]);
        RegimeChecks.Require(files, ClockRules.From(data), Calendars.From(data));
        return new(files, data.Read<ReasonFile>("regimes/reasons.json").Reasons, data.Read<PurposeFile>("regimes/purposes.json").Purposes);
    }

    /// <summary>The regime in force in a territory on a day; null where the data know of none.</summary>
    public Regime? On(string territory, DateOnly day) => Of(territory).SingleOrDefault(r => r.From <= day && (r.To is null || day <= r.To));

    /// <summary>Every regime of a territory, the first first.</summary>
    public IReadOnlyList<Regime> Of(string territory) => [.. _files.Where(f => f.Territories.Contains(territory)).SelectMany(f => f.Regimes).OrderBy(r => r.From)];

    /// <summary>The forms of exploitation that the law of a territory names on a day.</summary>
    public IReadOnlyList<PurposeOfLaw> PurposesOn(string territory, DateOnly day) => [.. Purposes.Where(p => p.Holds(territory, day))];

    public Regime? Find(string code) => _files.SelectMany(f => f.Regimes).FirstOrDefault(r => r.Code == code);

    /// <summary>What is known of a territory's law beside its tests and times, one line each, in the order of <see cref="FactAbout"/>.</summary>
    public IReadOnlyList<LawFact> FactsOf(string territory) => [.. _files.Where(f => f.Territories.Contains(territory)).SelectMany(f => f.Facts).OrderBy(f => f.About)];

    public string SourceOf(Regime regime) => _files.FirstOrDefault(f => f.Regimes.Any(r => r.Code == regime.Code))?.Source ?? "";

    private sealed record PurposeFile(string Source, IReadOnlyList<PurposeOfLaw> Purposes);

    private sealed record ReasonFile(string Source, DateOnly ValidFrom, IReadOnlyList<Reason> Reasons);
}

/// <summary>A file of data/regimes.</summary>
internal sealed record RegimeFile
{
    public string Name { get; init; } = "";
    public string Source { get; init; } = "";
    public IReadOnlyList<string> Territories { get; init; } = [];
    public IReadOnlyList<LawFact> Facts { get; init; } = [];
    public IReadOnlyList<Regime> Regimes { get; init; } = [];
}
