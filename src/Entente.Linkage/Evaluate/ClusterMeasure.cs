namespace Entente.Linkage.Evaluate;

/// <summary>How well clusters agree with the known answer, in two ways that are both from 0 to 1.</summary>
/// <param name="PairPrecision">The share of pairs that were joined and belong together.</param>
/// <param name="PairRecall">The share of pairs that belong together and were joined.</param>
/// <param name="BCubedPrecision">For a record drawn blindly, the share of its cluster that belongs with it (Bagga and Baldwin 1998).</param>
/// <param name="BCubedRecall">For a record drawn blindly, the share of those who belong with it that are in its cluster.</param>
/// <param name="Clusters">How many clusters there are.</param>
/// <param name="Largest">How many records the largest has.</param>
public sealed record ClusterMeasure(double PairPrecision, double PairRecall, double BCubedPrecision, double BCubedRecall, int Clusters, int Largest)
{
    /// <summary>The harmonic mean of the pairs' precision and recall.</summary>
    public double PairF1 => Mean(PairPrecision, PairRecall);

    /// <summary>The harmonic mean of B-cubed precision and recall.</summary>
    public double BCubedF1 => Mean(BCubedPrecision, BCubedRecall);

    /// <summary>Measures clusters against the known answer.</summary>
    /// <param name="truth">For each record who it is about; any number, the same for the same person.</param>
    /// <param name="clusters">For each record its cluster; any number.</param>
    /// <returns>The measure.</returns>
    /// <exception cref="ArgumentException">The two are not of one length.</exception>
    public static ClusterMeasure Of(ReadOnlySpan<int> truth, ReadOnlySpan<int> clusters)
    {
        if (truth.Length != clusters.Length) throw new ArgumentException($"There are {truth.Length} answers for {clusters.Length} records.", nameof(truth));
        Dictionary<long, int> both = [];
        Dictionary<int, int> persons = [], found = [];
        for (var i = 0; i < truth.Length; i++)
        {
            Count(both, (long)truth[i] << 32 | (uint)clusters[i]);
            Count(persons, truth[i]);
            Count(found, clusters[i]);
        }

        double right = Pairs(both.Values), precision = 0, recall = 0;
        foreach (var (key, count) in both)
        {
            precision += (double)count * count / found[(int)key];
            recall += (double)count * count / persons[(int)(key >> 32)];
        }

        var (joined, belong) = (Pairs(found.Values), Pairs(persons.Values));
        var records = Math.Max(truth.Length, 1);
        return new(joined == 0 ? 1 : right / joined, belong == 0 ? 1 : right / belong, precision / records, recall / records, found.Count, found.Count == 0 ? 0 : found.Values.Max());
    }

    private static void Count<T>(Dictionary<T, int> counts, T key) where T : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;

    private static double Pairs(IEnumerable<int> counts) => counts.Sum(c => c * (c - 1.0) / 2);

    private static double Mean(double a, double b) => a + b == 0 ? 0 : 2 * a * b / (a + b);
}
