using Entente.Audit;
using Entente.Foundation;
using Entente.Linkage;
using Entente.Matching.Grading;
using Entente.Matching.Lines;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching;

/// <summary>Follows the records: compares each new one with those that share keys with it and proposes what any purpose asks to see.</summary>
/// <remarks>
/// Judged pairs are never proposed again. A corrected record's open proposals are withdrawn and its judgements carried to its successor.
/// What it remembers from step to step only saves reading: after a start, or a kill, it reads anew what it needs.
/// </remarks>
public sealed class ProposeMatches : IFollower
{
    private const int Batch = 2_000;
    private const int MostOfOneCommit = 10_000;
    private readonly LinkModel _model;
    private readonly GradeRules _grades;
    private readonly IdSource _ids;
    private readonly CarryJudgements _carry;
    private readonly KeyHolders _keys;
    private readonly LinkedRecords _linked;
    private readonly FollowedRecords _followed = new();

    public ProposeMatches(LinkModel model, RecordFeatures features, Ontology ontology, Entities entities, IdSource ids, MatchingMemory memory, GradeRules grades)
    {
        (_model, _ids, _carry, _grades) = (model, ids, new(entities, ids), grades);
        (_keys, _linked) = (new(memory.Keys), new(features, ontology, memory.Records));
    }

    public string Name => "matching";

    public bool Follows(string what) => what is nameof(RecordsKept) or nameof(RecordsErased);

    public int Reach(IReadOnlyList<AuditEntry> wanted)
    {
        var (reach, records) = (0, 0);
        while (reach < wanted.Count && (reach == 0 || records < MostOfOneCommit)) records += SizeOf(wanted[reach++]);
        return reach;
    }

    private static int SizeOf(AuditEntry entry) => entry.What == nameof(RecordsKept) ? entry.Read<RecordsKept>().Count : 1;

    public async Task<IReadOnlyList<Event>> FollowAsync(EntenteDb db, IReadOnlyList<AuditEntry> entries, Act machine, CancellationToken ct)
    {
        await _followed.BeginAsync(db, entries[0], ct);
        List<RecordsKept> all = [.. entries.Where(e => e.What == nameof(RecordsKept)).Select(e => e.Read<RecordsKept>())];
        _linked.Forget(all.SelectMany(k => k.Superseded));
        // Deleted with their dossier: looked up again they are not there, and nothing is proposed of them.
        _linked.Forget(entries.Where(e => e.What == nameof(RecordsErased)).SelectMany(e => e.Read<RecordsErased>().Ids));
        var step = new Step(db, machine, await SourceShares.ReadAsync(db, _grades, machine.When, ct), (await db.LinesAsync(machine.When, ct)).Lowest);
        foreach (var kept in all)
        {
            _followed.Count(kept);
            if (kept.Superseded.Count > 0) step.Sum = step.Sum with { Carried = step.Sum.Carried + await _carry.RunAsync(db, kept.Superseded, machine, ct) };
            await foreach (var batch in BatchesAsync(db, kept, ct)) await CompareAsync(step, batch, _followed.IsLate(kept), ct);
            _followed.Reached(kept);
        }

        if (step.Proposals.Count > 0) db.Alongside(token => ProposalRows.WriteAsync(db, step.Proposals, token));
        return step.Sum is { Proposed: 0, Carried: 0 } ? [] : [step.Sum];
    }

    private async IAsyncEnumerable<List<LinkedRecord>> BatchesAsync(EntenteDb db, RecordsKept kept, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        if (kept.Ids.Count > 0)
        {
            RecordId[] ids = [.. kept.Ids];
            yield return await _linked.FollowedAsync(db.Records.Where(r => ids.Contains(r.Id)), ct);
            yield break;
        }

        // Ids rise with time, so a commit's records lie between its first and last; another's that lie among them are compared twice at worst.
        RecordId after = new(kept.First.Value - 1), last = kept.Last;
        while (true)
        {
            var place = after;
            var until = await db.Records.Where(r => r.Id > place && r.Id <= last).OrderBy(r => r.Id).Skip(Batch - 1).Select(r => (RecordId?)r.Id).FirstOrDefaultAsync(ct) ?? last;
            yield return await _linked.FollowedAsync(db.Records.Where(r => r.Id > place && r.Id <= until), ct);
            if (until == last) yield break;
            after = until;
        }
    }

    private async Task CompareAsync(Step step, List<LinkedRecord> batch, bool late, CancellationToken ct)
    {
        var holders = await _keys.OfAsync(step.Db, [.. batch.Select(r => (r.Id, r.Keys))], ct);
        var worth = new List<RecordId>[batch.Count];
        Parallel.For(0, batch.Count, i => worth[i] = Candidates.Worth(batch[i], holders, late));
        var linked = await _linked.OfAsync(step.Db, worth.SelectMany(w => w), ct);

        // Once a record, not once a pair: what the engine prepares of it is kept with it.
        var trusted = linked.Values.Where(o => o.Link is not null).ToDictionary(o => o.Id, o => o.Trusted(step.Shares));
        var found = new List<(MatchExplanation Match, Trust Least)>[batch.Count];
        Parallel.For(0, batch.Count, i =>
        {
            var linker = new Linker(_model, new KeyCounts(_followed.Records, batch[i], holders));
            var (own, trust) = batch[i].Trusted(step.Shares);
            found[i] = [.. worth[i].Select(other => linked[other]).Where(o => o.Link is not null && !AreOfOneReport(o, batch[i])).Select(o => (linker.Compare(trusted[o.Id].Link, own), Trust.Least(trusted[o.Id].Trust, trust))).Where(m => m.Item1.Probability >= step.Lowest)];
        });

        var matches = found.SelectMany(f => f).Select(m => (Pair: PairOf(m.Match), Now: Assessment.Of(m.Match, m.Least))).OrderBy(m => m.Pair.Left).ThenBy(m => m.Pair.Right).ToList();
        var known = await ProposalRows.KnownAsync(step.Db, matches.Select(m => m.Pair.Left), ct);
        foreach (var (pair, now) in matches)
        {
            if (!known.Contains(pair) && step.Done.Add(pair)) step.Proposals.Add(Proposal.From(_ids, pair.Left, pair.Right, now, step.Machine.When));
        }

        step.Sum = step.Sum with
        {
            Records = step.Sum.Records + batch.Count,
            Compared = step.Sum.Compared + worth.Sum(w => w.Count),
            Proposed = step.Proposals.Count,
            KeysSkipped = step.Sum.KeysSkipped + holders.Values.Count(h => h.IsCommon),
        };
    }

    private static (RecordId Left, RecordId Right) PairOf(MatchExplanation match) =>
        match.Left < match.Right ? (new(match.Left), new(match.Right)) : (new(match.Right), new(match.Left));

    /// <summary>What one report says about several people is about several people.</summary>
    private static bool AreOfOneReport(LinkedRecord a, LinkedRecord b) => a.Dossier != default && a.Dossier == b.Dossier;

    /// <summary>What one commit of the follower gathers.</summary>
    private sealed class Step(EntenteDb db, Act machine, SourceShares shares, double lowest)
    {
        public SourceShares Shares => shares;

        /// <summary>From where on any purpose asks to see a pair.</summary>
        public double Lowest => lowest;
        public EntenteDb Db => db;
        public Act Machine => machine;
        public MatchesProposed Sum { get; set; } = new(0, 0, 0, 0);
        public List<Proposal> Proposals { get; } = [];
        public HashSet<(RecordId, RecordId)> Done { get; } = [];
    }
}
