using Entente.Linkage.Explain;
using Entente.Linkage.Fields;
using Entente.Linkage.Score;

namespace Entente.Linkage.Cluster;

/// <summary>Says why a record is in its cluster.</summary>
internal sealed class Places(Records records, Weigher weigher, ClusterRules rules, Once? once, Explainer explainer, Func<int, string> id)
{
    private const double Bits = 1.4426950408889634; // 1 / ln 2

    /// <summary>Clusters grow beyond what all pairs of this many are only where people judged them together; there, pairs that never met are not scored.</summary>
    private const int AllPairs = 200;

    private readonly PairComparer comparer = new(records);

    /// <summary>Explains a record's place.</summary>
    /// <param name="record">The record.</param>
    /// <param name="others">The other records of its cluster.</param>
    /// <param name="near">Records that met it and reached the threshold.</param>
    /// <param name="judged">Records that people judged against it.</param>
    /// <param name="cluster">The records of another record's cluster.</param>
    /// <param name="together">The records that people judged the same as another.</param>
    /// <param name="met">The records that met another and reached the threshold.</param>
    public PlaceExplanation Of(int record, int[] others, IEnumerable<int> near, IEnumerable<int> judged, Func<int, IEnumerable<int>> cluster, Func<int, IEnumerable<int>> together, Func<int, IEnumerable<int>> met)
    {
        var scores = others.ToDictionary(m => m, m => Score(record, m));
        near = [.. near];
        var nearest = others.Length > 0 ? others.MaxBy(m => (scores[m], id(m))) : near.DefaultIfEmpty(-1).MaxBy(m => m < 0 ? double.NegativeInfinity : Score(record, m));
        var mean = others.Length == 0 ? 0 : scores.Values.Average(s => Math.Clamp(s, rules.Least, rules.Most)) * Bits;
        return new(id(record), others.Length + 1, nearest < 0 ? null : explainer.Pair(record, nearest), mean, [.. others.Where(m => scores[m] < 0).Select(id)], IsBridge(record, others, together, met), [.. judged.Select(id)])
        {
            KeptFrom = KeptFrom([record, .. others], near, cluster),
        };
    }

    private string[] KeptFrom(int[] own, IEnumerable<int> near, Func<int, IEnumerable<int>> cluster) => once is null
        ? []
        : [.. near.Except(own).Where(n => cluster(n).Any(m => own.Any(o => once.Same(o, m)))).Select(id).Order(StringComparer.Ordinal)];

    /// <summary>Whether the others hang together only through the record. What people judged the same holds together as well.</summary>
    private bool IsBridge(int record, int[] others, Func<int, IEnumerable<int>> together, Func<int, IEnumerable<int>> met)
    {
        if (others.Length < 2) return false;
        int[] members = [record, .. others];
        var at = members.Index().ToDictionary(m => m.Item, m => m.Index);
        return CutPoints.Of([.. members.Select(Ties)])[0];

        IReadOnlyList<int> Ties(int member)
        {
            var tied = members.Length > AllPairs ? met(member) : members.Where(o => o != member && Score(member, o) >= rules.Threshold);
            return [.. tied.Concat(together(member)).Where(at.ContainsKey).Select(o => at[o])];
        }
    }

    private double Score(int a, int b)
    {
        Span<byte> levels = stackalloc byte[comparer.Count];
        Span<float> rarity = stackalloc float[comparer.Count];
        comparer.Compare(a, b, levels, rarity);
        return weigher.Score(levels, rarity);
    }
}
