using Entente.Foundation;

namespace Entente.Cases;

/// <summary>The law that a decision is taken under, by territory and day, from data/regimes. A new regime is a file.</summary>
public sealed class Regimes
{
    private readonly IReadOnlyList<RegimeFile> _files;

    private Regimes(IReadOnlyList<RegimeFile> files, ReasonFile reasons) => (_files, Reasons) = (files, reasons.Reasons);

    public static Regimes Shipped { get; } = From(DataFolder.Shipped);

    public IReadOnlyList<Reason> Reasons { get; }

    public static Regimes From(DataFolder data) => new(
        Read(data),
        data.Read<ReasonFile>("regimes/reasons.json"));

    /// <exception cref="InvalidDataException">A territory has two regimes on one day, or none between two.</exception>
    private static List<RegimeFile> Read(DataFolder data)
    {
        var files = data.Files("regimes", "*.json").Where(f => !f.EndsWith("reasons.json", StringComparison.Ordinal)).Select(f => (Name: f, File: data.Read<RegimeFile>(f))).ToList();
        RegimeTimes.Require([.. from file in files from territory in file.File.Territories from regime in file.File.Regimes select new RegimePlace(file.Name.Replace('\\', '/'), territory, regime)]);
        return [.. files.Select(f => f.File)];
    }

    /// <summary>The regime in force in a territory on a day; null where the data know of none.</summary>
    public Regime? On(string territory, DateOnly day) => _files.Where(f => f.Territories.Contains(territory))
        .SelectMany(f => f.Regimes).SingleOrDefault(r => r.From <= day && (r.To is null || day <= r.To));

    public Regime? Find(string code) => _files.SelectMany(f => f.Regimes).FirstOrDefault(r => r.Code == code);

    public string SourceOf(Regime regime) => _files.First(f => f.Regimes.Contains(regime)).Source;

    private sealed record RegimeFile(string Source, IReadOnlyList<string> Territories, IReadOnlyList<Regime> Regimes);

    private sealed record ReasonFile(string Source, DateOnly ValidFrom, IReadOnlyList<Reason> Reasons);
}

/// <summary>One regime: its test in our words, the clock it sets, the recovery period it gives.</summary>
/// <param name="Threshold">The question the decision maker answers.</param>
/// <param name="TargetRule">The clock rule that runs to the decision.</param>
/// <param name="RecoveryRule">The clock rule that a positive decision starts: a time that nothing may shorten.</param>
/// <param name="ReconsiderRule">The clock rule that a negative decision starts: the person's time to ask for it to be looked at again. None where no time is set.</param>
/// <param name="Status">How sure the fact is; whatever isn't verified is shown as unconfirmed.</param>
public sealed record Regime(
    string Code, DateOnly From, DateOnly? To, string Threshold, string TargetRule, string RecoveryRule, string? ReconsiderRule, string Status, string Note)
{
    /// <summary>Territories for which the sources do not settle that this was their test.</summary>
    public IReadOnlyList<string> UnconfirmedIn { get; init; } = [];

    public bool IsConfirmedIn(string territory) => Status == "verified" && !UnconfirmedIn.Contains(territory);
}

/// <summary>What a coded reason says: grounds shown, not enough known, or known facts against. "Not enough" is never counted as "no".</summary>
public enum ReasonSort { Grounds, NotEnough, Against }

/// <summary>A reason from the list, worded for the person.</summary>
/// <param name="NeedsNoAct">Slavery, servitude and forced labour are shown without an act of moving or control.</param>
public sealed record Reason(string Code, ReasonSort Sort, string Text, bool AdultsOnly = false, bool ChildrenOnly = false, bool NeedsNoAct = false)
{
    public bool Fits(GroundsOutcome outcome, bool child) =>
        !(child && AdultsOnly) && !(!child && ChildrenOnly) && (outcome == GroundsOutcome.Positive) == (Sort == ReasonSort.Grounds);
}
