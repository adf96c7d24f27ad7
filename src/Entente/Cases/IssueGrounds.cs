using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases;

/// <summary>Issues a reasonable-grounds decision: fixes its words, stops its clock and keeps it, opens the recovery period where it is positive.</summary>
public sealed class IssueGrounds(EntenteDb db, Gate gate, Regimes regimes, ClockRules rules, Calendars calendars, IdSource ids)
{
    public async Task<Result<Grounds>> RunAsync(Reference reference, Act act, CancellationToken ct)
    {
        if (await db.Cases.SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } found) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.DecisionIssue, Verb.Approve, found, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (await db.Grounds.SingleOrDefaultAsync(g => g.Case == found.Id, ct) is not { } draft) return new OutcomeMissing();

        var weighed = await db.Evidence.CountAsync(e => e.Case == found.Id && e.WithdrawnAt == null, ct);
        var knownUpTo = await db.Set<AuditEntry>().MaxAsync(e => (long?)e.Seq, ct) ?? 0;
        var problems = draft.Issue(regimes.Reasons, weighed, knownUpTo, act);
        if (problems.Count > 0) return problems.ToList();

        found.Decide(draft.Outcome!.Value);
        List<Event> happened = [new GroundsIssued(reference, draft.Outcome.Value, draft.Regime, draft.SecondReader is not null, found.Dossier)];
        happened.AddRange(await StopTargetAsync(found, draft, act, ct));
        if (draft.Outcome == GroundsOutcome.Positive) happened.Add(StartRecovery(found, draft, act));
        try
        {
            await db.CommitAsync(act, happened, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile();
        }

        return draft;
    }

    /// <summary>The clock that ran to this decision stops and is kept, with whether it was met.</summary>
    private async Task<IReadOnlyList<Event>> StopTargetAsync(Case found, Grounds draft, Act act, CancellationToken ct)
    {
        var target = regimes.Find(draft.Regime)!.TargetRule;
        var clocks = await db.Clocks.Where(c => c.Dossier == found.Dossier && c.Rule == target && c.StoppedAt == null).ToListAsync(ct);
        return [.. clocks.Where(c => !c.Stop(act.When, calendars.Of(c.Territory)).IsRefused).Select(ClockStopped.Of)];
    }

    /// <summary>The recovery period is a floor: nothing may shorten it, and it does not hang on cooperation (Directive 2011/36/EU, article 11).</summary>
    private ClockStarted StartRecovery(Case found, Grounds draft, Act act)
    {
        var regime = regimes.Find(draft.Regime)!;
        var rule = rules.InForce(regime.RecoveryRule, calendars.Of(found.Territory).DayOf(act.When));
        var clock = Clock.Start(ids, rule, found.Dossier, found.Organisation, found.Team, found.Territory, act, calendars: calendars);
        db.Add(clock);
        return ClockStarted.Of(clock);
    }
}

/// <summary>A reasonable-grounds decision was issued.</summary>
public sealed record GroundsIssued(Reference Case, GroundsOutcome Outcome, string Regime, bool ReadSecond, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
