using Entente.Linkage.Fields;
using Entente.Linkage.Score;

namespace Entente.Linkage.Cluster;

/// <summary>Joins records into people, the best pairs first, as long as the two groups as a whole speak for it.</summary>
/// <remarks>
/// Connected components chain strangers together: one wrong pair joins two people for good. Here a pair only proposes; its groups are joined
/// when the mean over all pairs between them, bounded so that one strong pair cannot outshout many weak ones, is above the threshold.
/// Evidence against counts as evidence for does.
/// </remarks>
internal sealed class Clusterer(Records records, Weigher weigher, ClusterRules rules)
{
    private readonly PairComparer comparer = new(records);
    private readonly Groups groups = new(records.Count);

    public Groups Run(Edge[] edges)
    {
        Sort(edges);
        foreach (var edge in edges)
        {
            var (a, b) = (groups.Of(edge.A), groups.Of(edge.B));
            if (a == b) continue;
            if (groups.Size(a) + groups.Size(b) > rules.MostInGroup) continue;
            if (groups.Size(a) == 1 && groups.Size(b) == 1 ? edge.Score >= rules.Threshold : Mean(a, b) >= rules.Threshold) groups.Join(a, b);
        }

        return groups;
    }

    private double Mean(int a, int b)
    {
        Span<byte> levels = stackalloc byte[comparer.Count];
        Span<float> rarity = stackalloc float[comparer.Count];
        var (sum, count) = (0.0, 0);
        for (var i = a; i >= 0; i = groups.Next(i))
        {
            for (var j = b; j >= 0; j = groups.Next(j))
            {
                comparer.Compare(i, j, levels, rarity);
                sum += Math.Clamp(weigher.Score(levels, rarity), rules.Least, rules.Most);
                count++;
            }
        }

        return sum / count;
    }

    /// <summary>Best first; equal ones in the order of their records' ranks, so that nothing hangs on the file's order.</summary>
    private void Sort(Edge[] edges)
    {
        var ranks = records.Ranks;
        Array.Sort(edges, (x, y) =>
        {
            var byScore = y.Score.CompareTo(x.Score);
            if (byScore != 0) return byScore;
            var (lowX, lowY) = (Math.Min(ranks[x.A], ranks[x.B]), Math.Min(ranks[y.A], ranks[y.B]));
            return lowX != lowY ? lowX.CompareTo(lowY) : Math.Max(ranks[x.A], ranks[x.B]).CompareTo(Math.Max(ranks[y.A], ranks[y.B]));
        });
    }
}
