using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Matching.Lines;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching.Relinking;

/// <summary>Makes what was chosen of a preview, or takes back what was made, a thousand pairs to a commit: nobody else who writes waits for all of it. Pairs on which the world has moved are left as they are, and counted.</summary>
/// <remarks>
/// What can be done with a thousand is looked through before, since the event tells it; within the commit, where nobody else writes, it is looked at again.
/// Where that gives another answer nothing of these is done, and they are looked at anew. After a kill it goes on behind the last commit.
/// </remarks>
internal sealed class ChangePass(IStore store, EntenteDb all, Relink run, IdSource ids)
{
    /// <summary>Pairs to a commit.</summary>
    public const int Most = 1_000;
    private readonly bool _undo = run.State == RelinkState.Undoing;

    public int Slice { get; init; } = Most;

    /// <summary>The next thousand, in one commit. False behind the last.</summary>
    public async Task<bool> StepAsync(Act act, CancellationToken ct)
    {
        await using var mine = store.Open(act.Reader);
        var (pairs, foreseen, _) = await SliceAsync(mine, act, false, ct);
        var done = foreseen.Count(o => o is RelinkOutcome.Made or RelinkOutcome.TakenBack);
        var (id, version, left, more) = (run.Id, run.Version, foreseen.Count - done, foreseen.Count == Slice);
        var told = run.Summary!;
        // The run tells what its purpose is shown; the log counts all that is changed.
        var own = await all.LinesAsync(run.Purpose, act.When, ct);
        var shown = foreseen.Where((_, i) => own is { } lines && RelinkChange.Of(pairs[i], lines).IsShown).ToList();
        var (shownDone, shownLeft) = (shown.Count(o => o is RelinkOutcome.Made or RelinkOutcome.TakenBack), shown.Count(o => o is not (RelinkOutcome.Made or RelinkOutcome.TakenBack)));
        told = _undo ? told with { TakenBack = told.TakenBack + shownDone, Kept = told.Kept + shownLeft } : told with { Made = told.Made + shownDone, LeftOut = told.LeftOut + shownLeft };
        all.ChangeTracker.Clear();
        all.Alongside(async token =>
        {
            var (changed, outcomes, proposals) = await SliceAsync(mine, act, true, token);
            var now = await all.Relinks.SingleAsync(r => r.Id == id, token);
            if (now.Version != version || !outcomes.SequenceEqual(foreseen)) throw new WorldMoved();
            for (var i = 0; i < changed.Count; i++) Do(changed[i], outcomes[i], proposals.GetValueOrDefault((changed[i].Left, changed[i].Right)), act);
            (now.Summary, now.Reached) = (told, changed.Count == 0 ? now.Reached : changed[^1].Number);
            if (!more && _undo) now.UndoneAt = act.When;
            if (!more && !_undo) now.MadeAt = act.When;
            now.Go(more ? now.State : _undo ? RelinkState.Undone : RelinkState.Made, now.Trouble);
        });
        await all.CommitAsync(act, more ? new RelinkChanging(run.Reference, done, left) : _undo ? new RelinkUndone(run.Reference, told.TakenBack, told.Kept) : new RelinkMade(run.Reference, told.Made, told.LeftOut), ct);
        return more;
    }

    private void Do(RelinkPair pair, RelinkOutcome outcome, Proposal? proposal, Act act)
    {
        pair.Outcome = outcome;
        if (outcome == RelinkOutcome.Made) Make(pair, proposal, act);
        else if (outcome == RelinkOutcome.TakenBack) TakeBack(pair, proposal!);
    }

    private void Make(RelinkPair pair, Proposal? proposal, Act act)
    {
        pair.Before = proposal?.Assessment;
        if (proposal is null) all.Proposals.Add(proposal = Proposal.From(ids, pair.Left, pair.Right, pair.Now, act.When));
        else if (pair.Kind == RelinkKind.Withdrawn) proposal.Withdraw();
        else proposal.Reassess(pair.Now);
        (pair.Proposal, pair.Version) = (proposal.Id, proposal.Version);
    }

    /// <summary>A proposal that was new is withdrawn, not deleted: somebody may have quoted it.</summary>
    private static void TakeBack(RelinkPair pair, Proposal proposal)
    {
        if (pair.Before is { } before) proposal.Reassess(before);
        if (pair.Kind == RelinkKind.New) proposal.Withdraw();
        pair.Version = proposal.Version;
    }

    /// <summary>The next of the pairs that are meant, with what can be done of each now.</summary>
    private async Task<(List<RelinkPair> Pairs, List<RelinkOutcome> Outcomes, Dictionary<(RecordId, RecordId), Proposal> Proposals)> SliceAsync(EntenteDb mine, Act act, bool tracked, CancellationToken ct)
    {
        var (id, place, kinds) = (run.Id, run.Reached, run.Chosen.ToArray());
        var asked = all.RelinkPairs.AsTracking(tracked ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking).Where(p => p.Run == id && p.Number > place);
        var pairs = await (_undo ? asked.Where(p => p.Outcome == RelinkOutcome.Made) : asked.Where(p => kinds.Contains(p.Kind))).OrderBy(p => p.Number).Take(Slice).ToListAsync(ct);
        RecordId[] lefts = [.. pairs.Select(p => p.Left).Distinct()];
        var proposals = await all.Proposals.AsTracking(tracked ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking).Where(p => EF.Parameter(lefts).Contains(p.Left)).ToDictionaryAsync(p => (p.Left, p.Right), ct);
        var judged = (await all.Judgements.AsNoTracking().Where(j => j.InForce && EF.Parameter(lefts).Contains(j.Left)).Select(j => new { j.Left, j.Right }).ToListAsync(ct)).Select(j => (j.Left, j.Right)).ToHashSet();
        RecordId[] records = [.. pairs.SelectMany(p => new[] { p.Left, p.Right }).Distinct()];
        var current = await all.Records.AsNoTracking().Where(r => EF.Parameter(records).Contains(r.Id) && r.SupersededBy == null).Select(r => r.Id).ToHashSetAsync(ct);
        var open = _undo ? [] : await OpenAsync(mine, act, records, ct); // taking back asks nobody's eyes
        List<RelinkOutcome> outcomes = [.. pairs.Select(p =>
        {
            var facts = new Decision.Facts(current.Contains(p.Left) && current.Contains(p.Right), judged.Contains((p.Left, p.Right)),
                open.TryGetValue(p.Left, out var left) && open.TryGetValue(p.Right, out var right) && (left || right));
            var now = proposals.GetValueOrDefault((p.Left, p.Right));
            return _undo ? Decision.ToTakeBack(p, now, facts) : Decision.ToMake(p, now, facts);
        })];
        return (pairs, outcomes, proposals);
    }

    /// <summary>Of the records those that whoever acts may see, and whether they may judge them.</summary>
    private static async Task<Dictionary<RecordId, bool>> OpenAsync(EntenteDb mine, Act act, RecordId[] records, CancellationToken ct)
    {
        var seen = await mine.Records.AsNoTracking().Where(r => EF.Parameter(records).Contains(r.Id)).ToListAsync(ct);
        var relations = await Gate.RelationsAsync(mine, act.Reader, ct);
        return seen.ToDictionary(r => r.Id, r => Gate.Weigh(mine, act, DataKind.Merge, Verb.Write, relations.Of(r), r).Allowed);
    }
}

/// <summary>Between looking and writing somebody changed what was looked at.</summary>
internal sealed class WorldMoved() : Exception("Somebody changed what was looked at: it is looked at anew.");
