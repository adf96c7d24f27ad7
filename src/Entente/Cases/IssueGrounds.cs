using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases;

/// <summary>Issues a reasonable-grounds decision: fixes its words, stops its clock and keeps it, opens the recovery period where it is positive.</summary>
public sealed class IssueGrounds(EntenteDb db, Gate gate, Regimes regimes, DecisionClocks clocks, LetterTexts letters)
{
    public async Task<Result<Grounds>> RunAsync(Reference reference, Act act, CancellationToken ct)
    {
        if (await db.Cases.SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } found) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.DecisionIssue, Verb.Approve, found, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (await db.Grounds.SingleOrDefaultAsync(g => g.Case == found.Id, ct) is not { } draft) return new OutcomeMissing();

        var day = clocks.DayOf(found, act.When);
        var regime = regimes.On(found.Territory, day);
        var problems = draft.Issue(regimes.Reasons, await db.WeighedAsync(found.Id, ct), regime, act);
        if (problems.Count > 0) return problems.ToList();

        found.Decide(draft.Outcome!.Value);
        draft.KeepLetter(Letter.Of(letters, found, draft, regime!, regimes.Reasons, day, clocks.Ends(found, regime!, act)));
        List<Event> happened =
        [
            new GroundsIssued(reference, draft.Outcome.Value, draft.Regime, draft.SecondReader is not null, found.Dossier),
            .. await clocks.DecideAsync(db, found, regime!, draft.Outcome.Value, act, ct),
        ];
        // Within the commit, where nobody else can write: its own lines are the next.
        db.Alongside(async token => draft.KnewUpTo(await db.Set<AuditEntry>().MaxAsync(e => (long?)e.Seq, token) ?? 0));
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
}

/// <summary>A reasonable-grounds decision was issued.</summary>
[Step(DataKind.DecisionOutcome)]
public sealed record GroundsIssued(Reference Case, GroundsOutcome Outcome, string Regime, bool ReadSecond, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
