using Entente.Linkage.Batch;
using Entente.Linkage.Cluster;
using Entente.Linkage.Score;

namespace Entente.Linkage.Evaluate;

/// <summary>Looks into clusters for what may be wrong: members that speak against each other, and one that alone holds two parts together.</summary>
internal sealed class ClusterLook
{
    /// <summary>So many pairs within clusters are looked at, so that a file of a million equal records ends in bounded time.</summary>
    private const long MostPairs = 2_000_000;

    private readonly BatchResult result;
    private readonly PairComparer comparer;
    private double[] scores = [];

    private ClusterLook(BatchResult result) => (this.result, comparer) = (result, new(result.Records));

    /// <summary>All clusters of two records or more, the biggest first.</summary>
    public static IReadOnlyList<LookedCluster> Of(BatchResult result, out bool whole)
    {
        var look = new ClusterLook(result);
        var (records, groups) = (result.Records, result.Groups);
        var heads = Enumerable.Range(0, groups.Count).Where(r => groups.Of(r) == r && (groups.Size(r) > 1 || result.Times(r) > 1)).OrderByDescending(r => records.Copies is null ? groups.Size(r) : groups.Members(r).Sum(result.Times)).ThenBy(r => records.Ranks[r]);
        var (spent, looked) = (0L, new List<LookedCluster>());
        whole = true;
        foreach (var head in heads)
        {
            long size = groups.Size(head);
            whole &= (spent += size * (size - 1) / 2) <= MostPairs;
            var (members, at) = (new int[size], 0);
            for (var member = head; member >= 0; member = groups.Next(member)) members[at++] = member;
            Array.Sort(members, (x, y) => records.Ranks[x].CompareTo(records.Ranks[y]));
            looked.Add(spent <= MostPairs ? look.At(members) : new(members, 0, members[0], members[^1], -1));
        }

        return looked;
    }

    private LookedCluster At(int[] members)
    {
        var size = members.Length;
        if (scores.Length < size * size) scores = new double[size * size];
        var weakest = (Score: double.PositiveInfinity, A: members[0], B: members[0]);
        for (var i = 0; i < members.Length; i++)
        {
            for (var j = i + 1; j < members.Length; j++)
            {
                var score = scores[i * size + j] = scores[j * size + i] = Score(members[i], members[j]);
                if (score < weakest.Score) weakest = (score, members[i], members[j]);
            }
        }

        var at = members.Index().ToDictionary(m => m.Item, m => m.Index);
        // What people judged the same holds together as well.
        var cut = CutPoints.Of([.. members.Select((member, i) => (IReadOnlyList<int>)[.. Enumerable.Range(0, size).Where(j => j != i && scores[i * size + j] >= result.Rules.Threshold),
            .. result.Judged.Together(member).Where(at.ContainsKey).Select(o => at[o])])]);
        var bridge = Array.IndexOf(cut, true);
        return new(members, weakest.Score * 1.4426950408889634, weakest.A, weakest.B, bridge < 0 ? -1 : members[bridge]);
    }

    private double Score(int a, int b)
    {
        Span<byte> levels = stackalloc byte[comparer.Count];
        Span<float> rarity = stackalloc float[comparer.Count];
        comparer.Compare(a, b, levels, rarity);
        return result.Weigher.Score(levels, rarity);
    }
}

/// <summary>A cluster that was looked into.</summary>
/// <param name="Members">Its records.</param>
/// <param name="Weakest">In bits: the score of the two members that speak least for each other.</param>
/// <param name="A">One of the two.</param>
/// <param name="B">The other.</param>
/// <param name="Bridge">A record without which the others would fall apart, or -1.</param>
internal sealed record LookedCluster(int[] Members, double Weakest, int A, int B, int Bridge)
{
    /// <summary>Whether a person should look: two members speak against each other by odds of four to one, or it hangs on one record.</summary>
    public bool Doubtful => Weakest < -2 || Bridge >= 0;
}
