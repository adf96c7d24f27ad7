using Entente.Audit;
using Entente.Cases.EarlyEnds;
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

    /// <summary>Stops the decision's clock and keeps it, met or not; a positive decision opens the recovery period or the support that follows, a negative one the time to ask for another look.</summary>
    public async Task<IReadOnlyList<Event>> DecideAsync(EntenteDb db, Case about, Regime regime, Grounds decided, Act act, CancellationToken ct)
    {
        var first = decided is { Stage: DecisionStage.ReasonableGrounds, Again: null };
        List<Event> happened = first ? [.. await BeginAsync(db, about, regime, act, ct)] : [];
        // The recovery period ends with a conclusive decision, but never before its own last day: such a stop is refused, and it runs on.
        happened.AddRange(await StopAsync(db, about, decided.Stage == DecisionStage.ConclusiveGrounds ? regime.RecoveryRule : first ? regime.TargetRule : null, act, ct));
        // Whoever is found to be a victim after all is no longer led out of support.
        if (decided is { Stage: DecisionStage.ConclusiveGrounds, Outcome: GroundsOutcome.Positive }) happened.AddRange(await StopAsync(db, about, regime.ExitRule, act, ct));
        foreach (var rule in After(about, regime, decided.Stage, decided.Outcome!.Value, decided.IsReconsideration, act)) happened.Add(Start(db, about, rule, act.When, act));
        return happened;
    }

    /// <summary>Another look was asked for: the person's time to ask has served.</summary>
    public Task<IReadOnlyList<Event>> AskedAgainAsync(EntenteDb db, Case about, Regime regime, Act act, CancellationToken ct) => StopAsync(db, about, regime.ReconsiderRule, act, ct);

    /// <summary>The last day on which another look could be asked for as of right; null where no such time runs or ran.</summary>
    public async Task<DateOnly?> AskUntilAsync(EntenteDb db, Case about, Regime regime, CancellationToken ct)
    {
        if (regime.ReconsiderRule is not { } rule) return null;
        var clock = await db.Clocks.IgnoreQueryFilters(["access"]).AsNoTracking().Where(c => c.Dossier == about.Dossier && c.Rule == rule).OrderByDescending(c => c.Id).FirstOrDefaultAsync(ct);
        return clock?.DueOn(calendars.Of(clock.Territory));
    }

    /// <summary>The last day of the time that has to pass after reasonable grounds before anything is concluded.</summary>
    public DateOnly? ConcludeAfter(Case about, Regime? regime, DateTimeOffset found) => regime is { ConclusiveRule: { } id }
        ? Deadlines.Of(regime, about.Territory, LawStep.ReasonableGrounds, DayOf(about, found), rules, calendars).FirstOrDefault(d => d.Rule.Id == id)?.Due
        : null;

    /// <summary>Ends the recovery period before its time, because a decision of its own says so.</summary>
    public async Task<IReadOnlyList<Event>> EndEarlyAsync(EntenteDb db, Case about, Regime regime, Act act, CancellationToken ct)
    {
        var running = await db.Clocks.IgnoreQueryFilters(["access"]).Where(c => c.Dossier == about.Dossier && c.Rule == regime.RecoveryRule && c.StoppedAt == null).ToListAsync(ct);
        return [.. running.Where(c => c.IsFloor && !c.EndEarly(act.When, calendars.Of(c.Territory)).IsRefused).Select(ClockStopped.Of)];
    }

    /// <summary>A recovery period of full length from now on: the decision that had ended it was taken back.</summary>
    public IReadOnlyList<Event> RecoverAnew(EntenteDb db, Case about, Regime regime, Act act) =>
        rules.Find(regime.RecoveryRule, DayOf(about, act.When)) is { } rule ? [Start(db, about, rule, act.When, act)] : [];

    /// <summary>The last day of a recovery period that runs anew because an early end was taken back; null where none does.</summary>
    public async Task<DateOnly?> RecoversAnewUntilAsync(EntenteDb db, Case about, CancellationToken ct)
    {
        if (!await db.Set<EarlyEnding>().IgnoreQueryFilters(["access"]).AnyAsync(e => e.Dossier == about.Dossier && e.State == EarlyEndState.Reversed, ct)) return null;
        var running = await db.Clocks.IgnoreQueryFilters(["access"]).AsNoTracking().Where(c => c.Dossier == about.Dossier && c.StoppedAt == null).ToListAsync(ct);
        return running.Where(c => c.IsFloor).Max(c => c.DueOn(calendars.Of(c.Territory)));
    }

    private async Task<IReadOnlyList<Event>> StopAsync(EntenteDb db, Case about, string? rule, Act act, CancellationToken ct)
    {
        if (rule is null) return [];
        var clocks = await db.Clocks.IgnoreQueryFilters(["access"]).Where(c => c.Dossier == about.Dossier && c.Rule == rule && c.StoppedAt == null).ToListAsync(ct);
        clocks.AddRange(db.Clocks.Local.Where(c => c.Dossier == about.Dossier && c.Rule == rule && !c.IsStopped && !clocks.Contains(c)));
        return [.. clocks.Where(c => !c.Stop(act.When, calendars.Of(c.Territory)).IsRefused).Select(ClockStopped.Of)];
    }

    /// <summary>The last days that a letter names: of the recovery period, and of the time to ask for another look.</summary>
    public LetterDays Ends(Case about, Regime regime, Act act)
    {
        DateOnly? Of(string? id) => id is not null && rules.Find(id, DayOf(about, act.When)) is { } rule ? Made(about, rule, act.When, act).Due : null;
        return new(Of(regime.RecoveryRule), Of(regime.ReconsiderRule)) { MoveOnUntil = Of(regime.MoveOnRule), ExitUntil = Of(regime.ExitRule) };
    }

    /// <summary>The periods that a decision opens. A decision that was looked at again and stays negative opens no second time to ask.</summary>
    private IEnumerable<ClockRule> After(Case about, Regime regime, DecisionStage stage, GroundsOutcome outcome, bool again, Act act)
    {
        string?[] opened = (stage, outcome) switch
        {
            (DecisionStage.ReasonableGrounds, GroundsOutcome.Positive) => [regime.RecoveryRule],
            (DecisionStage.ReasonableGrounds, _) => [again ? null : regime.ReconsiderRule],
            (_, GroundsOutcome.Positive) => [regime.MoveOnRule],
            _ => [again ? null : regime.ReconsiderRule, again ? null : regime.ExitRule],
        };
        return opened.OfType<string>().Select(id => rules.Find(id, DayOf(about, act.When))).OfType<ClockRule>();
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
