using Entente.Audit;
using Entente.Foundation;
using Entente.Linkage;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching;

/// <summary>Follows the records: compares each new one with those that share keys with it and proposes what is worth a person's look.</summary>
/// <remarks>Judged pairs are never proposed again. A corrected record's open proposals are withdrawn and its judgements carried to its successor.</remarks>
public sealed class ProposeMatches(LinkModel model, RecordFeatures features, Candidates candidates, Entities entities, IdSource ids) : IFollower
{
    private const int Batch = 400;
    private const int Slice = 1_000;
    private long _records = -1;

    public string Name => "matching";

    public bool Follows(string what) => what == nameof(RecordsKept);

    public async Task<IReadOnlyList<Event>> FollowAsync(EntenteDb db, IReadOnlyList<AuditEntry> entries, Act machine, CancellationToken ct)
    {
        var sum = new MatchesProposed(0, 0, 0, 0);
        var done = new HashSet<(RecordId, RecordId)>();
        foreach (var kept in entries.Select(e => e.Read<RecordsKept>()))
        {
            if (_records >= 0) _records += kept.Count;
            if (kept.Superseded.Count > 0) sum = sum with { Carried = sum.Carried + await CarryAsync(db, kept.Superseded, machine, ct) };
            await foreach (var batch in BatchesAsync(db, kept, ct)) sum = await CompareAsync(db, batch, sum, done, machine, ct);
        }

        return sum is { Proposed: 0, Carried: 0 } ? [] : [sum];
    }

    private static async IAsyncEnumerable<List<Record>> BatchesAsync(EntenteDb db, RecordsKept kept, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        if (kept.Ids.Count > 0)
        {
            foreach (var slice in kept.Ids.Chunk(Batch)) yield return await db.Records.AsNoTracking().Where(r => slice.Contains(r.Id) && r.SupersededBy == null).ToListAsync(ct);
            yield break;
        }

        // Ids rise with time, so a commit's records lie between its first and last; another's that lie among them are compared twice at worst.
        RecordId after = new(kept.First.Value - 1), last = kept.Last;
        while (true)
        {
            var batch = await db.Records.AsNoTracking().Where(r => r.Id > after && r.Id <= last && r.SupersededBy == null).OrderBy(r => r.Id).Take(Batch).ToListAsync(ct);
            if (batch.Count == 0) yield break;
            yield return batch;
            after = batch[^1].Id;
        }
    }

    private async Task<MatchesProposed> CompareAsync(EntenteDb db, List<Record> batch, MatchesProposed sum, HashSet<(RecordId, RecordId)> done, Act machine, CancellationToken ct)
    {
        var looked = batch.Select(r => (Record: r, Link: features.Of(r))).Where(x => x.Link is not null).ToDictionary(x => x.Record.Id, x => (x.Record, Link: x.Link!));
        if (looked.Count == 0) return sum with { Records = sum.Records + batch.Count };

        var found = await candidates.FindAsync(db, [.. looked.Values.Select(x => x.Record)], ct);
        var pairs = found.Pairs.Where(p => !done.Contains(p)).ToList();
        await LoadAsync(db, [.. pairs.SelectMany(p => new[] { p.Left, p.Right }).Distinct().Where(id => !looked.ContainsKey(id))], looked, ct);
        if (_records < 0) _records = await db.Records.LongCountAsync(ct);

        var linker = new Linker(model, new KeyCounts(_records, found.Counts));
        var proposed = new Dictionary<(RecordId, RecordId), MatchExplanation>();
        var compared = 0;
        foreach (var (left, right) in pairs)
        {
            if (!looked.TryGetValue(left, out var a) || !looked.TryGetValue(right, out var b) || AreOfOneReport(a.Record, b.Record)) continue;
            compared++;
            var match = linker.Compare(a.Link, b.Link);
            if (match.WorthALook) proposed[(left, right)] = match;
        }

        foreach (var known in await KnownAsync(db, [.. proposed.Keys.Select(p => p.Item1).Distinct()], ct)) proposed.Remove(known);
        foreach (var ((left, right), match) in proposed.OrderBy(p => p.Key.Item1.Value).ThenBy(p => p.Key.Item2.Value))
        {
            done.Add((left, right));
            db.Proposals.Add(Proposal.Of(ids, left, right, match, machine.When));
        }

        return sum with { Records = sum.Records + batch.Count, Compared = sum.Compared + compared, Proposed = sum.Proposed + proposed.Count, KeysSkipped = sum.KeysSkipped + found.KeysSkipped };
    }

    /// <summary>What one report says about several people is about several people.</summary>
    private static bool AreOfOneReport(Record a, Record b) => a.Dossier != default && a.Dossier == b.Dossier;

    private async Task LoadAsync(EntenteDb db, List<RecordId> wanted, Dictionary<RecordId, (Record Record, LinkRecord Link)> looked, CancellationToken ct)
    {
        foreach (var slice in wanted.Chunk(Slice))
        {
            foreach (var record in await db.Records.AsNoTracking().Where(r => slice.Contains(r.Id) && r.SupersededBy == null).ToListAsync(ct))
            {
                if (features.Of(record) is { } link) looked[record.Id] = (record, link);
            }
        }
    }

    /// <summary>Pairs that are proposed already or that people have decided about.</summary>
    private static async Task<IEnumerable<(RecordId, RecordId)>> KnownAsync(EntenteDb db, List<RecordId> lefts, CancellationToken ct)
    {
        // What this very step has carried over is known too, though not saved yet.
        var known = db.Proposals.Local.Select(p => (p.Left, p.Right)).Concat(db.Judgements.Local.Where(j => j.InForce).Select(j => (j.Left, j.Right))).ToHashSet();
        foreach (var slice in lefts.Chunk(Slice))
        {
            foreach (var p in await db.Proposals.Where(p => slice.Contains(p.Left)).Select(p => new { p.Left, p.Right }).ToListAsync(ct)) known.Add((p.Left, p.Right));
            foreach (var j in await db.Judgements.Where(j => slice.Contains(j.Left) && j.InForce).Select(j => new { j.Left, j.Right }).ToListAsync(ct)) known.Add((j.Left, j.Right));
        }

        return known;
    }

    private async Task<int> CarryAsync(EntenteDb db, IReadOnlyList<RecordId> superseded, Act machine, CancellationToken ct)
    {
        var old = superseded.ToArray();
        foreach (var proposal in await db.Proposals.Where(p => (old.Contains(p.Left) || old.Contains(p.Right)) && (p.State == ProposalState.Open || p.State == ProposalState.Unsure)).ToListAsync(ct)) proposal.Withdraw();

        var successors = await db.Records.AsNoTracking().Where(r => old.Contains(r.Id)).Select(r => new { r.Id, r.SupersededBy }).ToDictionaryAsync(r => r.Id, r => r.SupersededBy, ct);
        var judged = await db.Judgements.Where(j => j.InForce && (old.Contains(j.Left) || old.Contains(j.Right))).ToListAsync(ct);
        var carried = 0;
        foreach (var judgement in judged)
        {
            var from = successors.ContainsKey(judgement.Left) ? judgement.Left : judgement.Right;
            if (successors[from] is not { } successor || successor == judgement.Left || successor == judgement.Right) continue;
            var carry = judgement.CarryTo(ids, from, successor);
            var (left, right) = (carry.Left, carry.Right);
            if (await db.Judgements.AnyAsync(j => j.InForce && j.Left == left && j.Right == right, ct)) continue;
            db.Judgements.Add(carry);
            judgement.TakeBack();
            if (await db.Proposals.AsNoTracking().SingleOrDefaultAsync(p => p.Left == judgement.Left && p.Right == judgement.Right, ct) is { } was) db.Proposals.Add(was.CarryTo(ids, carry, machine.When));
            carried++;
        }

        if (carried > 0) await entities.FollowAsync(db, [.. judged.SelectMany(j => new[] { j.Left, j.Right }), .. successors.Values.OfType<RecordId>()], ct);
        return carried;
    }
}
