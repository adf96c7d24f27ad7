using System.Globalization;
using System.Runtime.InteropServices;
using Entente.Linkage;
using Entente.Linkage.Cluster;
using Entente.Matching.Lines;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Said = Entente.Linkage.Cluster.PairJudgement;

namespace Entente.Matching.Relinking;

/// <summary>Sums a run up, and has the engine cluster what it found, with people's decisions as constraints: which records would be taken for one thing.</summary>
/// <remarks>What cannot touch each other is clustered apart, so that memory is some twenty bytes a pair and one component's scores.</remarks>
internal static class GroupPass
{
    public static async Task<(RelinkSummary Summary, List<RelinkMember> Members)> RunAsync(EntenteDb all, RelinkId run, MatchLines lines, CancellationToken ct)
    {
        var others = new SortedSet<RelinkKind>();
        var (kinds, before, after) = (new int[Enum.GetValues<RelinkKind>().Length], new int[3], new int[3]);
        var ties = new List<Tie>();
        var rows = all.RelinkPairs.AsNoTracking().Where(p => p.Run == run).OrderBy(p => p.Number).Select(p => new { p.Left, p.Right, p.Kind, p.Score, p.ProbabilityBefore, p.Judged });
        await foreach (var p in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            var (was, now) = (p.ProbabilityBefore is { } chance ? lines.Call(chance) : null, lines.Call(MatchLines.ChanceOf(p.Score)));
            if (was is not null || now is not null || p.Judged != Judgement.None) kinds[(int)p.Kind]++;
            else others.Add(p.Kind);
            if (was is { } called) before[(int)called]++;
            if (p.Kind is RelinkKind.New or RelinkKind.Moved && now is { } becomes) after[(int)becomes]++;
            if (p.Kind == RelinkKind.Stays && was is { } stays) after[(int)stays]++;
            if (p.Kind != RelinkKind.Withdrawn) ties.Add(new(p.Left.Value, p.Right.Value, (float)p.Score));
        }

        var members = await GroupsAsync(all, run, ties, lines.Joins, ct);
        return (new(kinds[(int)RelinkKind.New], kinds[(int)RelinkKind.Withdrawn], kinds[(int)RelinkKind.Moved], kinds[(int)RelinkKind.Conflict], kinds[(int)RelinkKind.Stays], members.Count == 0 ? 0 : members[^1].Group)
        {
            Before = before,
            After = after,
            Others = [.. others.Where(k => k is RelinkKind.New or RelinkKind.Withdrawn or RelinkKind.Moved)],
        }, members);
    }

    private static async Task<List<RelinkMember>> GroupsAsync(EntenteDb all, RelinkId run, List<Tie> ties, double joins, CancellationToken ct)
    {
        var groups = new List<ScoredPlace[]>();
        var people = (await PeopleAsync(all, ties, ct)).ToLookup(j => j.Left);
        foreach (var component in Touching(ties))
        {
            ct.ThrowIfCancellationRequested();
            var scored = new ScoredPairs();
            foreach (var tie in component) scored.Add(Name(tie.Left), Name(tie.Right), tie.Bits);
            var here = component.SelectMany(t => new[] { t.Left, t.Right }).ToHashSet();
            Said[] said = [.. here.SelectMany(left => people[left]).Where(j => here.Contains(j.Right)).Select(j => new Said(Name(j.Left), Name(j.Right), j.Same))];
            groups.AddRange(scored.Places(said, joins).GroupBy(p => p.Cluster).Select(g => g.ToArray()));
        }

        var joined = await JoinedAsync(all, groups, ct);
        return [.. groups.Where(g => !joined(g)).OrderByDescending(g => g.Length).ThenBy(g => g[0].Record, StringComparer.Ordinal).SelectMany((g, i) => g.Select(p => new RelinkMember
        {
            Run = run,
            Group = i + 1,
            Record = Id(p.Record),
            Nearest = p.Nearest is null ? null : Id(p.Nearest),
            NearestBits = p.NearestBits,
            Known = p.Known,
            Bridge = p.Bridge,
            Judged = p.Judged,
        }))];
    }

    /// <summary>What people say now about any two of these records, also of pairs that the run did not compare: no group goes against it.</summary>
    private static async Task<List<(long Left, long Right, bool Same)>> PeopleAsync(EntenteDb all, List<Tie> ties, CancellationToken ct)
    {
        var records = ties.SelectMany(t => new[] { t.Left, t.Right }).ToHashSet();
        var said = new List<(long, long, bool)>();
        foreach (var slice in records.Order().Select(id => new RecordId(id)).Chunk(5_000))
        {
            var judged = await all.Judgements.AsNoTracking().Where(j => j.InForce && EF.Parameter(slice).Contains(j.Left)).Select(j => new { j.Left, j.Right, j.Judgement }).ToListAsync(ct);
            said.AddRange(judged.Where(j => (j.Judgement is Judgement.Same or Judgement.Different) && records.Contains(j.Right.Value)).Select(j => (j.Left.Value, j.Right.Value, j.Judgement == Judgement.Same)));
        }

        return said;
    }

    /// <summary>Which groups people have joined already as a whole.</summary>
    private static async Task<Func<ScoredPlace[], bool>> JoinedAsync(EntenteDb all, List<ScoredPlace[]> groups, CancellationToken ct)
    {
        var entities = new Dictionary<RecordId, EntityId>();
        foreach (var slice in groups.SelectMany(g => g).Where(p => p.Judged).Select(p => Id(p.Record)).Order(Comparer<RecordId>.Create((a, b) => a.Value.CompareTo(b.Value))).Chunk(5_000))
        {
            foreach (var member in await all.EntityMembers.AsNoTracking().Where(m => EF.Parameter(slice).Contains(m.Record)).ToListAsync(ct)) entities[member.Record] = member.Entity;
        }

        return group => entities.TryGetValue(Id(group[0].Record), out var first) && group.All(p => entities.TryGetValue(Id(p.Record), out var entity) && entity == first);
    }

    /// <summary>Ties apart by whether any chain of them connects their records, from the oldest record on.</summary>
    private static IEnumerable<List<Tie>> Touching(List<Tie> ties)
    {
        var places = new Dictionary<long, int>();
        var heads = new List<int>();
        foreach (var tie in ties)
        {
            var (a, b) = (Head(Place(tie.Left)), Head(Place(tie.Right)));
            heads[Math.Max(a, b)] = Math.Min(a, b);
        }

        var components = new Dictionary<int, List<Tie>>();
        foreach (var tie in ties) (CollectionsMarshal.GetValueRefOrAddDefault(components, Head(places[tie.Left]), out _) ??= []).Add(tie);
        return components.OrderBy(c => c.Key).Select(c => c.Value);

        int Place(long record)
        {
            if (places.TryGetValue(record, out var place)) return place;
            heads.Add(heads.Count);
            return places[record] = heads.Count - 1;
        }

        int Head(int at)
        {
            while (heads[at] != at) at = heads[at] = heads[heads[at]];
            return at;
        }
    }

    // All of one length, so that texts sort as numbers do.
    private static string Name(long id) => id.ToString("D19", CultureInfo.InvariantCulture);

    private static RecordId Id(string name) => new(long.Parse(name, CultureInfo.InvariantCulture));

    private readonly record struct Tie(long Left, long Right, float Bits);
}
