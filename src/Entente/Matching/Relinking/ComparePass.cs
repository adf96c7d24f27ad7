using Entente.Access;
using Entente.Audit;
using Entente.Linkage;
using Entente.Matching.Grading;
using Entente.Matching.Lines;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching.Relinking;

/// <summary>Compares one batch of a run's records with whoever shares keys with them, and with whom they are proposed or judged already.</summary>
/// <remarks>
/// Records are read with the eyes of whoever started the run; keys, proposals and judgements past them, and of those only pairs are kept of which both sides were read so.
/// A pair whose two records the run speaks of is looked at once, when the later of the two is.
/// </remarks>
internal sealed class ComparePass(IStore store, LinkModel model, RecordFeatures features, Ontology ontology, MatchingMemory memory, GradeRules grades)
{
    private const int Slice = 5_000;
    private readonly KeyHolders _keys = new(memory.Keys);
    private readonly string[] _matched = [.. ontology.Schemas.Where(s => s.Matchable && !s.Abstract).Select(s => s.Name)];
    private long _records = -1;

    /// <summary>Records to a step: enough to make one commit cheap, few enough to lose little.</summary>
    public int Batch { get; init; } = 1_000;

    /// <summary>How many records the run speaks of, as far as whoever started it sees them.</summary>
    public async Task<long> CountAsync(Relink run, Reader reader, CancellationToken ct)
    {
        await using var mine = store.Open(reader);
        return await Scope(mine, run).LongCountAsync(ct);
    }

    /// <summary>The next batch; null behind the last.</summary>
    public async Task<Compared?> NextAsync(EntenteDb all, Relink run, Act act, CancellationToken ct)
    {
        await using var mine = store.Open(act.Reader);
        var place = run.Place;
        var records = await Scope(mine, run).Where(r => r.Id > place).OrderBy(r => r.Id).Take(Batch).ToListAsync(ct);
        if (records.Count == 0) return null;
        if (_records < 0) _records = await all.Records.LongCountAsync(ct);

        var lines = await all.LinesAsync(act.When, ct);
        var called = lines.For(run.Purpose)!.Value;
        var relations = await Gate.RelationsAsync(mine, act.Reader, ct);
        bool MayJudge(Record r) => Gate.Weigh(mine, act, DataKind.Merge, Verb.Write, relations.Of(r), r).Allowed;
        var batch = records.Where(MayJudge).Select(r => LinkedRecord.Of(r, features, ontology)).Where(r => r.Link is not null).ToList();
        var known = await Known.OfAsync(all, [.. batch.Select(r => r.Id)], ct);
        var holders = await _keys.OfAsync(all, [.. batch.Select(r => (r.Id, r.Keys))], ct);
        var worth = new HashSet<RecordId>[batch.Count];
        Parallel.For(0, batch.Count, i => worth[i] = [.. Candidates.Worth(batch[i], holders, late: true), .. known.With(batch[i].Id)]);

        var shares = await SourceShares.ReadAsync(all, grades, act.When, ct);
        var others = new Dictionary<RecordId, Other>();
        foreach (var slice in worth.SelectMany(w => w).Distinct().OrderBy(r => r.Value).Chunk(Slice))
        {
            foreach (var r in await mine.Records.AsNoTracking().Where(r => EF.Parameter(slice).Contains(r.Id) && r.SupersededBy == null).ToListAsync(ct))
            {
                var trust = shares.Of(r.Source, r.Reliability);
                others[r.Id] = new(r.Dossier, features.Of(r) is { } link ? trust.On(link) : null, trust, run.Includes(r) && MayJudge(r));
            }
        }

        var found = new List<Found>[batch.Count];
        var compared = 0;
        Parallel.For(0, batch.Count, i =>
        {
            var record = batch[i];
            var linker = new Linker(model, new KeyCounts(_records, record, holders));
            found[i] = [];
            var (own, ownTrust) = record.Trusted(shares);
            foreach (var id in worth[i])
            {
                // One that comes later in this run meets this one by itself.
                if (!others.TryGetValue(id, out var other) || other.Link is null || (other.Comes && id.Value > record.Id.Value)) continue;
                var (proposal, judged) = known.About(record.Id, id);
                if (proposal is null && judged == Judgement.None && other.Dossier != default && other.Dossier == record.Dossier) continue;
                Interlocked.Increment(ref compared);
                var match = linker.Compare(other.Link, own);
                if (Decision.Of(proposal, judged, match, lines, called) is { } kind) found[i].Add(new(kind, judged, proposal, Assessment.Of(match, Trust.Least(other.Trust, ownTrust)), Pairs.Of(record.Id, id)));
            }
        });

        return new(records[^1].Id, records.Count, compared, [.. found.SelectMany(f => f).OrderBy(f => f.Pair.Left).ThenBy(f => f.Pair.Right)]);
    }

    private IQueryable<Record> Scope(EntenteDb mine, Relink run)
    {
        var asked = mine.Records.AsNoTracking().Where(r => r.SupersededBy == null && _matched.Contains(r.Schema));
        if (run.Source is { } source) asked = asked.Where(r => r.Source == source);
        if (run.Since is { } since) asked = asked.Where(r => r.Learned >= since);
        var (from, to) = (run.From, run.To);
        return run.Scope == RelinkScope.Import ? asked.Where(r => r.Id >= from && r.Id <= to) : asked;
    }

    /// <param name="Comes">The run speaks of it, so it is looked at by itself.</param>
    private readonly record struct Other(DossierId Dossier, LinkRecord? Link, Trust Trust, bool Comes);
}

/// <summary>What one batch gave.</summary>
internal sealed record Compared(RecordId Last, int Records, int Pairs, IReadOnlyList<Found> Found);

/// <summary>One pair that is kept.</summary>
internal sealed record Found(RelinkKind Kind, Judgement Judged, Proposal? Known, Assessment Now, (RecordId Left, RecordId Right) Pair)
{
    public override string ToString() => Kind.ToString();
}

internal static class Pairs
{
    /// <summary>The older first, so that a pair is kept once.</summary>
    public static (RecordId Left, RecordId Right) Of(RecordId one, RecordId other) => one.Value < other.Value ? (one, other) : (other, one);
}
