using Entente.Access;
using Entente.Audit;
using Entente.Cases.Letters;
using Entente.Foundation;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases;

/// <summary>Issues the decision in hand: fixes its words and what it was taken on, stops its clock and keeps it, opens what the law gives the person.</summary>
public sealed class IssueGrounds(EntenteDb db, Gate gate, Regimes regimes, DecisionClocks clocks, LetterTexts letters)
{
    public async Task<Result<Grounds>> RunAsync(Reference reference, Act act, CancellationToken ct)
    {
        if (await db.Cases.SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } found) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.DecisionIssue, Verb.Approve, found, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (await db.InHandAsync(found.Id, ct) is not { } draft) return new OutcomeMissing();
        if (await ConflictOfInterest.AskAsync(db, found, draft, act.Reader.User, ct) is { Count: > 0 } conflicts) return conflicts.ToList();

        var day = clocks.DayOf(found, act.When);
        var regime = regimes.On(found.Territory, day);
        var weighed = await db.WeighedAsync(found.Id, ct);
        if (await StillAskedAsync(found, draft, day, ct) is { Count: > 0 } waiting) return waiting.ToList();
        var problems = draft.Issue(regimes.Reasons, weighed, regime, act, regimes.PurposesOn(found.Territory, day), await EarliestAsync(found, draft, ct), day);
        if (problems.Count > 0) return problems.ToList();

        found.Decide(draft.Stage, draft.Outcome!.Value);
        var records = await db.Records.AsNoTracking().Where(r => r.Dossier == found.Dossier && r.SupersededBy == null).OrderBy(r => r.Id).Select(r => r.Reference).ToListAsync(ct);
        draft.KeepBasis(Basis.Of(found, draft, regime!, regimes, day, weighed, [.. records.Select(r => r.Text)]));
        draft.KeepLetter(Letter.Of(letters, found, draft, regime!, regimes.Reasons, day, clocks.Ends(found, regime!, act)));
        db.Add(IssuedTranslations.Of(draft, letters.Persons, await db.ParagraphTranslations.AsNoTracking().Where(t => t.Grounds == draft.Id).ToListAsync(ct)));
        List<Event> happened =
        [
            new GroundsIssued(reference, draft.Outcome.Value, draft.Regime, draft.SecondReader is not null, found.Dossier) { Stage = draft.Stage, Number = draft.Number },
            .. await clocks.DecideAsync(db, found, regime!, draft, act, ct),
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

    /// <summary>"Not enough is known" is not said while somebody who was asked still has time to answer.</summary>
    private async Task<IReadOnlyList<Problem>> StillAskedAsync(Case found, Grounds draft, DateOnly day, CancellationToken ct)
    {
        if (draft.Outcome != GroundsOutcome.Negative || !regimes.Reasons.Any(r => r.Sort == ReasonSort.NotEnough && draft.ReasonCodes.Contains(r.Code))) return [];
        var waiting = await db.InformationRequests.AsNoTracking().Where(r => r.Case == found.Id && r.AnsweredAt == null && r.ClosedAt == null && r.Due >= day).OrderBy(r => r.Id).ToListAsync(ct);
        return [.. waiting.Select(r => new RequestStillWaits(r.Reference, r.Due))];
    }

    /// <summary>The last day of the time that has to pass between reasonable grounds and a conclusive decision, under the law of the day on which they were found.</summary>
    private async Task<DateOnly?> EarliestAsync(Case found, Grounds draft, CancellationToken ct)
    {
        if (draft.Stage != DecisionStage.ConclusiveGrounds) return null;
        var anew = await clocks.RecoversAnewUntilAsync(db, found, ct);
        if (draft.Again is not null) return anew;
        // The outcome lies sealed, so it is looked at here; a case has a handful of decisions.
        var issued = await db.Grounds.AsNoTracking().Where(g => g.Case == found.Id && g.Stage == DecisionStage.ReasonableGrounds && g.IssuedAt != null)
            .OrderByDescending(g => g.Number).ToListAsync(ct);
        var first = issued.FirstOrDefault(g => g.Outcome == GroundsOutcome.Positive);
        var after = first is null ? null : clocks.ConcludeAfter(found, regimes.Find(first.Regime), first.IssuedAt!.Value);
        return after is null || anew > after ? anew : after;
    }
}

/// <summary>A decision was issued.</summary>
[Step(DataKind.DecisionOutcome)]
public sealed record GroundsIssued(Reference Case, GroundsOutcome Outcome, string Regime, bool ReadSecond, DossierId Dossier) : Event
{
    public DecisionStage Stage { get; init; }
    public int Number { get; init; }

    public override DossierId About => Dossier;
}
