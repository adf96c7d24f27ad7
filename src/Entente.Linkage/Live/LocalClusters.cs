using Entente.Linkage.Cluster;
using Entente.Linkage.Score;

namespace Entente.Linkage.Live;

/// <summary>How records are called.</summary>
/// <param name="Identity">A hash of a record's id: ties go by it.</param>
/// <param name="RecordOf">The record of an id's number, or -1.</param>
/// <param name="IdOf">The number of a record's id.</param>
/// <param name="Name">A record's id.</param>
internal sealed record Naming(Func<int, ulong> Identity, Func<int, int> RecordOf, Func<int, int> IdOf, Func<int, string> Name);

/// <summary>Keeps clusters up to date: what hangs together by links or judgements is clustered by itself, in the way in which a whole file is.</summary>
/// <remarks>As a pair that does not propose never joins anything, records that no chain of proposals ties cannot come into one cluster: the part gives what the whole gives.</remarks>
internal sealed class LocalClusters(PairFilter filter, Links links, Verdicts verdicts, ClusterRules rules, Once? once, Naming naming)
{
    private static readonly Judged Nothing = new([], new Dictionary<string, int>());

    private int[] heads = [];

    public int Head(int record) => heads[record];

    public void SetHead(int record, int head) => heads[record] = head;

    public void Reserve(int records)
    {
        var from = heads.Length;
        if (records <= from) return;
        Array.Resize(ref heads, (int)Math.Min(Array.MaxLength, Math.Max(records, from * 2L)));
        for (var record = from; record < heads.Length; record++) heads[record] = record;
    }

    /// <summary>All records that hang together with one, itself included.</summary>
    public HashSet<int> Component(int record)
    {
        var found = new HashSet<int> { record };
        var open = new Stack<int>(found);
        while (open.TryPop(out var at))
        {
            foreach (var (to, _) in links.Of(at))
            {
                if (found.Add(to)) open.Push(to);
            }

            if (verdicts.None) continue;
            foreach (var (other, same) in verdicts.Of(naming.IdOf(at)))
            {
                if (same && naming.RecordOf(other) is >= 0 and var to && found.Add(to)) open.Push(to);
            }
        }

        return found;
    }

    /// <summary>The ids of a record's cluster, in their order.</summary>
    public IReadOnlyList<string> Members(int record) => [.. Component(record).Where(r => heads[r] == heads[record]).Select(naming.Name).Order(StringComparer.Ordinal)];

    /// <summary>Clusters anew whatever hangs together with these records.</summary>
    /// <param name="near">Records that may be touched by a change.</param>
    /// <param name="record">The record that the change is about, or -1.</param>
    public LinkChange Settle(IEnumerable<int> near, int record)
    {
        var done = new HashSet<int>();
        var moved = new List<int>();
        foreach (var start in near)
        {
            if (done.Contains(start)) continue;
            var component = Component(start);
            done.UnionWith(component);
            One(component, moved);
        }

        IReadOnlyList<string> members = record < 0 ? [] : Members(record);
        return new(record < 0 ? "" : naming.Name(record), members, [.. moved.Where(r => r != record).Select(naming.Name).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Judgements that contradict each other around these records.</summary>
    public IReadOnlyList<string> Conflicts(IEnumerable<int> judged)
    {
        var done = new HashSet<int>();
        var found = new List<string>();
        foreach (var start in judged)
        {
            if (done.Contains(start)) continue;
            var component = Component(start);
            done.UnionWith(component);
            var (members, said) = Laid(component);
            var judgements = Judgements(members, said);
            new Clusterer(filter, Ranks(members.Length), members, rules, judgements, once).Run([], at => naming.Name(members[at]));
            found.AddRange(judgements.Conflicts);
        }

        return found;
    }

    private void One(HashSet<int> component, List<int> moved)
    {
        if (component.Count == 1)
        {
            Call(component.First(), component.First(), moved);
            return;
        }

        var (members, places) = Laid(component);
        var edges = new List<Edge>();
        for (var at = 0; at < members.Length; at++)
        {
            foreach (var (to, score) in links.Of(members[at]))
            {
                if (places[to] > at) edges.Add(new(at, places[to], score));
            }
        }

        var ranks = Ranks(members.Length);
        var groups = new Clusterer(filter, ranks, members, rules, Judgements(members, places), once).Run([.. edges], at => naming.Name(members[at]));
        var head = groups.Heads(ranks);
        for (var at = 0; at < members.Length; at++) Call(members[at], members[head[at]], moved);
    }

    private void Call(int record, int head, List<int> moved)
    {
        if (heads[record] == head) return;
        heads[record] = head;
        moved.Add(record);
    }

    /// <summary>A component's records in the order of their identities, and each one's place.</summary>
    private (int[] Members, Dictionary<int, int> Places) Laid(HashSet<int> component)
    {
        var members = component.ToArray();
        var identities = Array.ConvertAll(members, m => naming.Identity(m));
        Array.Sort(identities, members);
        var places = new Dictionary<int, int>(members.Length);
        for (var at = 0; at < members.Length; at++) places[members[at]] = at;
        return (members, places);
    }

    private Judged Judgements(int[] members, Dictionary<int, int> places)
    {
        if (verdicts.None) return Nothing;
        var said = new List<PairJudgement>();
        foreach (var member in members)
        {
            foreach (var (other, same) in verdicts.Of(naming.IdOf(member)))
            {
                if (naming.RecordOf(other) is >= 0 and var to && places.TryGetValue(to, out var place) && place > places[member]) said.Add(new(naming.Name(member), naming.Name(to), same));
            }
        }

        return said.Count == 0 ? Nothing : new(said, places.ToDictionary(p => naming.Name(p.Key), p => p.Value));
    }

    private static int[] Ranks(int count) => [.. Enumerable.Range(0, count)];
}
