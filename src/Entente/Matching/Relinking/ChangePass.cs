using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching.Relinking;

/// <summary>Makes what was chosen of a preview, or takes back what was made: all of it in one commit, or nothing. Pairs on which the world has moved are left as they are, and counted.</summary>
/// <remarks>
/// What can be done is looked through before, since the event tells it; within the commit, where nobody else writes, it is looked at again.
/// Where that gives another answer nothing is done, and all of it begins anew. A thousand pairs are in memory at a time.
/// </remarks>
internal sealed class ChangePass(IStore store, EntenteDb all, Relink run, IdSource ids)
{
    private const int Slice = 1_000;
    private readonly bool _undo = run.State == RelinkState.Undoing;

    public async Task RunAsync(Act act, CancellationToken ct)
    {
        await using var mine = store.Open(act.Reader);
        var foreseen = new List<RelinkOutcome>();
        await foreach (var (_, outcomes, _) in SlicesAsync(mine, act, false, ct)) foreseen.AddRange(outcomes);
        var done = foreseen.Count(o => o is RelinkOutcome.Made or RelinkOutcome.TakenBack);
        var left = foreseen.Count - done;
        var (id, version) = (run.Id, run.Version);
        all.ChangeTracker.Clear();
        all.Alongside(async token =>
        {
            var at = 0;
            await foreach (var (pairs, outcomes, proposals) in SlicesAsync(mine, act, true, token))
            {
                if (at + outcomes.Count > foreseen.Count || !outcomes.SequenceEqual(foreseen.GetRange(at, outcomes.Count))) throw new WorldMoved();
                at += outcomes.Count;
                for (var i = 0; i < pairs.Count; i++) Do(pairs[i], outcomes[i], proposals.GetValueOrDefault((pairs[i].Left, pairs[i].Right)), act);
                await all.SaveAlongsideAsync(token);
                all.ChangeTracker.Clear();
            }

            if (at != foreseen.Count) throw new WorldMoved();
            var now = await all.Relinks.SingleAsync(r => r.Id == id, token);
            if (now.Version != version) throw new WorldMoved();
            if (_undo) (now.UndoneAt, now.Summary) = (act.When, now.Summary! with { TakenBack = done, Kept = left });
            else (now.MadeAt, now.Summary) = (act.When, now.Summary! with { Made = done, LeftOut = left });
            now.Go(_undo ? RelinkState.Undone : RelinkState.Made);
        });
        await all.CommitAsync(act, _undo ? new RelinkUndone(run.Reference, done, left) : new RelinkMade(run.Reference, done, left), ct);
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

    /// <summary>The pairs that are meant, a slice at a time, with what can be done of each now.</summary>
    private async IAsyncEnumerable<(List<RelinkPair> Pairs, List<RelinkOutcome> Outcomes, Dictionary<(RecordId, RecordId), Proposal> Proposals)> SlicesAsync(
        EntenteDb mine, Act act, bool tracked, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var (id, after, kinds) = (run.Id, 0, run.Chosen.ToArray());
        while (true)
        {
            var place = after;
            var asked = all.RelinkPairs.AsTracking(tracked ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking).Where(p => p.Run == id && p.Number > place);
            var pairs = await (_undo ? asked.Where(p => p.Outcome == RelinkOutcome.Made) : asked.Where(p => kinds.Contains(p.Kind))).OrderBy(p => p.Number).Take(Slice).ToListAsync(ct);
            if (pairs.Count == 0) yield break;
            after = pairs[^1].Number;
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
            yield return (pairs, outcomes, proposals);
        }
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
