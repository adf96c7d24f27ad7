using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases;

/// <summary>What opening and deciding a case does to the dossier's clocks, inside the same commit.</summary>
public sealed class DecisionClocks(IdSource ids, ClockRules rules, Calendars calendars)
{
    /// <summary>The law's day in the case's territory.</summary>
    public DateOnly DayOf(Case about, DateTimeOffset instant) => calendars.Of(about.Territory).DayOf(instant);

    /// <summary>The calendar's own name of a territory: what a referral calls England is judged by the calendar of England and Wales.</summary>
    public string TerritoryOf(string territory) => calendars.Find(territory)?.Territory ?? territory;

    /// <summary>The clock that runs from the referral to the decision. Where none was started with the referral (an old or imported one), it is started from the day the referral was received.</summary>
    public async Task<IReadOnlyList<Event>> BeginAsync(EntenteDb db, Case about, Regime regime, Act act, CancellationToken ct)
    {
        if (regime.TargetRule is not { } target) return [];
        // Whether one runs is a fact of the dossier, not of what this reader may see of it.
        if (await db.Clocks.IgnoreQueryFilters(["access"]).AnyAsync(c => c.Dossier == about.Dossier && c.Rule == target, ct)) return [];
        if (rules.Find(target, DayOf(about, about.ReceivedAt)) is not { } rule) return [];
        return [Start(db, about, rule, about.ReceivedAt, act)];
    }

    /// <summary>Stops the decision's clock and keeps it, met or not; a positive decision opens the recovery period, a negative one the time to ask for another look.</summary>
    public async Task<IReadOnlyList<Event>> DecideAsync(EntenteDb db, Case about, Regime regime, GroundsOutcome outcome, Act act, CancellationToken ct)
    {
        List<Event> happened = [.. await BeginAsync(db, about, regime, act, ct)];
        var clocks = await db.Clocks.IgnoreQueryFilters(["access"]).Where(c => c.Dossier == about.Dossier && c.Rule == regime.TargetRule && c.StoppedAt == null).ToListAsync(ct);
        clocks.AddRange(db.Clocks.Local.Where(c => c.Dossier == about.Dossier && c.Rule == regime.TargetRule && !c.IsStopped && !clocks.Contains(c)));
        foreach (var clock in clocks.Where(c => !c.Stop(act.When, calendars.Of(c.Territory)).IsRefused)) happened.Add(ClockStopped.Of(clock));
        if (After(about, regime, outcome, act) is { } rule) happened.Add(Start(db, about, rule, act.When, act));
        return happened;
    }

    /// <summary>The last days that a letter names: of the recovery period, and of the time to ask for another look.</summary>
    public LetterDays Ends(Case about, Regime regime, Act act)
    {
        DateOnly? Of(GroundsOutcome outcome) => After(about, regime, outcome, act) is { } rule ? Made(about, rule, act.When, act).Due : null;
        return new(Of(GroundsOutcome.Positive), Of(GroundsOutcome.Negative));
    }

    private ClockRule? After(Case about, Regime regime, GroundsOutcome outcome, Act act)
    {
        var day = DayOf(about, act.When);
        return outcome == GroundsOutcome.Positive ? rules.InForce(regime.RecoveryRule, day) : regime.ReconsiderRule is { } id ? rules.Find(id, day) : null;
    }

    private Clock Made(Case about, ClockRule rule, DateTimeOffset at, Act act) =>
        Clock.Start(ids, rule, about.Dossier, about.Organisation, about.Team, about.Territory, act, at, calendars);

    private ClockStarted Start(EntenteDb db, Case about, ClockRule rule, DateTimeOffset at, Act act)
    {
        var clock = Made(about, rule, at, act);
        db.Add(clock);
        return ClockStarted.Of(clock);
    }
}
