using Entente.Linkage.Score;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Cluster;

/// <summary>Joins records into people, the best pairs first, as long as the two groups as a whole speak for it.</summary>
/// <remarks>
/// Connected components chain strangers together: one wrong pair joins two people for good. Here a pair only proposes; its groups are joined
/// when the mean over all pairs between them, bounded so that one strong pair cannot outshout many weak ones, is above the threshold.
/// Evidence against counts as evidence for does.
/// </remarks>
/// <param name="filter">Scores pairs.</param>
/// <param name="ranks">Each record's rank: ties go by it, so that nothing hangs on the order in which records came.</param>
/// <param name="members">The records that are clustered, where not all of them are: edges, ranks and judgements then go by place in this list.</param>
/// <param name="rules">When groups are joined.</param>
/// <param name="judged">What people said.</param>
/// <param name="once">Keeps records of one source apart; null: nothing does.</param>
internal sealed class Clusterer(IPairScores filter, int[] ranks, int[]? members, ClusterRules rules, Judged judged, Once? once = null)
{
    private const int MostRefusedBits = 14;

    /// <summary>What an edge needs is asked for so many edges before.</summary>
    private const int Before = 24;

    /// <summary>So many pairs are scored together, before it is asked again whether the others could still turn the answer.</summary>
    private const int Together = 8;

    private readonly int refusedBits = Math.Min(MostRefusedBits, System.Numerics.BitOperations.Log2((uint)ranks.Length | 1) + 3);
    private readonly Groups groups = new(ranks.Length);
    private readonly Glance[] pairs = new Glance[Together];
    private (ulong Pair, ulong Sizes)[] refused = [];

    /// <summary>How often a pair would have joined its groups, had not both held a record of one source.</summary>
    public int KeptApart { get; private set; }

    /// <summary>How often a pair would have joined its groups, had they not been big and less than near certain.</summary>
    public int HeldBack { get; private set; }

    /// <summary>Where big groups were held back, that, in words.</summary>
    public IEnumerable<string> InWords()
    {
        if (HeldBack == 0) yield break;
        yield return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Take care: {HeldBack:N0} pairs did not join their groups, as together these have more than {rules.MostInGroup:N0} records and speak for each other with less than odds of {Math.Exp(rules.Certain):N0} to one on the whole. If they are one person, say so with judgements.");
    }

    public Groups Run(Edge[] edges, Func<int, string> id)
    {
        judged.Join(groups, ranks, id);
        Sort(edges);
        refused = new (ulong, ulong)[1 << refusedBits];
        for (var i = 0; i < edges.Length; i++)
        {
            if (i + Before < edges.Length) groups.Fetch(edges[i + Before].A, edges[i + Before].B);
            var edge = edges[i];
            var (a, b) = (groups.Of(edge.A), groups.Of(edge.B));
            if (a == b) continue;
            if (ranks[a] > ranks[b]) (a, b) = (b, a); // sums come out the same to the last bit, whichever record came first
            if (judged.Forbids(groups, a, b)) continue;
            if (groups.Size(a) == 1 && groups.Size(b) == 1 ? edge.Score < rules.Threshold : !Suits(a, b, edge)) continue;
            if (once?.Forbids(groups, a, b, members) == true) KeptApart++;
            else groups.Join(a, b);
        }

        return groups;
    }

    /// <summary>Whether two groups as a whole speak for each other. Two that did not are not asked again until one has grown.</summary>
    private bool Suits(int a, int b, Edge proposed)
    {
        var asked = (Pair: (ulong)(uint)a << 32 | (uint)b, Sizes: (ulong)groups.Size(a) << 32 | (uint)groups.Size(b));
        ref var held = ref refused[(int)(asked.Pair * 0x9E3779B97F4A7C15UL >> 64 - refusedBits)];
        if (held == asked) return false;
        if (Reaches(a, b, proposed)) return true;
        held = asked;
        return false;
    }

    /// <summary>Whether two groups' mean is what is asked of groups of their size.</summary>
    private bool Reaches(int a, int b, Edge proposed)
    {
        var usual = rules.Threshold - rules.Yields;
        if (groups.Size(a) + groups.Size(b) <= rules.MostInGroup) return Reaches(a, b, proposed, usual, int.MaxValue);
        if (Reaches(a, b, proposed, rules.Threshold + rules.Certain, rules.Looked)) return true;
        if (Reaches(a, b, proposed, usual, rules.Looked)) HeldBack++;
        return false;
    }

    /// <summary>Whether the mean over the pairs between two groups, or the first records of each, is what is asked. The pair that proposes is known; others are scored for as long as they could still turn the answer.</summary>
    private bool Reaches(int a, int b, Edge proposed, double mean, int looked)
    {
        var (left, right) = (Math.Min(groups.Size(a), looked), Math.Min(groups.Size(b), looked));
        var known = (First(a, proposed.A, left) && First(b, proposed.B, right)) || (First(a, proposed.B, left) && First(b, proposed.A, right));
        var open = left * right - (known ? 1 : 0);
        var (sum, asked, waiting) = (Math.Min(proposed.Score, rules.Most), mean * (open + 1), 0);
        for (int i = a, m = 0; m < left; i = groups.Next(i), m++)
        {
            for (int j = b, n = 0; n < right; j = groups.Next(j), n++)
            {
                if ((i == proposed.A && j == proposed.B) || (i == proposed.B && j == proposed.A)) continue;
                if (waiting == 0 && (sum + open * rules.Least >= asked || sum + open * rules.Most < asked)) return sum + open * rules.Least >= asked;
                var (one, other) = (Record(i), Record(j));
                filter.Fetch(one, other);
                pairs[waiting++] = new(one, other);
                if (waiting == pairs.Length) Take();
            }
        }

        Take();
        return sum >= asked;

        void Take()
        {
            var reached = filter.Sift(pairs.AsSpan(0, waiting), (float)rules.Least);
            foreach (ref readonly var pair in pairs.AsSpan(0, reached)) sum += Math.Min(pair.Most, rules.Most);
            sum += (waiting - reached) * rules.Least;
            open -= waiting;
            waiting = 0;
        }
    }

    /// <summary>Whether a record is among the first of a group.</summary>
    private bool First(int group, int record, int looked)
    {
        if (looked == groups.Size(group)) return groups.Of(record) == group;
        for (int at = group, n = 0; n < looked; at = groups.Next(at), n++)
        {
            if (at == record) return true;
        }

        return false;
    }

    /// <summary>Best first; equal ones in the order of their records' ranks, so that nothing hangs on the file's order.</summary>
    private void Sort(Edge[] edges)
    {
        var keys = new ulong[edges.Length];
        for (var i = 0; i < edges.Length; i++)
        {
            // Bits of a float that is not negative are ordered as the float is.
            var order = ~BitConverter.SingleToUInt32Bits(Math.Max(edges[i].Score - (float)rules.Threshold, 0));
            keys[i] = (ulong)order << 32 | (uint)i;
        }

        Block.Radix.SortUpper(keys, new ulong[keys.Length], keys.Length);
        var sorted = new Edge[edges.Length];
        for (int from = 0, to; from < keys.Length; from = to)
        {
            for (to = from; to < keys.Length && keys[to] >> 32 == keys[from] >> 32; to++) Place(to);
            if (to - from > 1) sorted.AsSpan(from, to - from).Sort((x, y) => Ranks(x).CompareTo(Ranks(y)));
        }

        sorted.CopyTo(edges, 0);

        void Place(int at)
        {
            if (at + Before < keys.Length) Ahead.Fetch(edges, (int)(uint)keys[at + Before]);
            sorted[at] = edges[(int)(uint)keys[at]];
        }

        long Ranks(Edge edge) => (long)Math.Min(ranks[edge.A], ranks[edge.B]) << 32 | (uint)Math.Max(ranks[edge.A], ranks[edge.B]);
    }

    private int Record(int place) => members is null ? place : members[place];
}
