using Entente.Linkage.Batch;
using Entente.Linkage.Score;

namespace Entente.Linkage.Evaluate;

/// <summary>How the scores of all pairs that met are spread, and what each threshold would give.</summary>
internal sealed class ScoreSpread
{
    /// <summary>Bits below which a pair is plainly about two people: it is not worth a bar.</summary>
    public const int Lowest = -8;

    /// <summary>Bits above which one bar holds all.</summary>
    public const int Highest = 30;

    private const double NaturalToBits = 1.4426950408889634; // 1 / ln 2

    private readonly long[] counts = new long[Highest - Lowest + 1];
    private readonly long[] right = new long[Highest - Lowest + 1];
    private readonly double[] expected = new double[Highest - Lowest + 1];

    private ScoreSpread(bool known) => Known = known;

    /// <summary>Whether the known answer is there.</summary>
    public bool Known { get; }

    /// <summary>How many pairs belong together by the known answer, whether they met or not.</summary>
    public double Belong { get; private set; }

    /// <summary>Pairs by probability, for calibration.</summary>
    public ScoreBand[] Bands { get; } = ScoreBand.All();

    public static ScoreSpread Of(BatchResult result)
    {
        var truth = result.Table.Truth;
        var spread = new ScoreSpread(truth is not null) { Belong = truth is null ? 0 : Pairs(truth.Values.AllTimes()) };
        foreach (var part in result.Pairs(Lowest / NaturalToBits, edges => Part(result, edges))) spread.Add(part);
        return spread;
    }

    private static ScoreSpread Part(BatchResult result, List<Edge> edges)
    {
        var truth = result.Table.Truth;
        var spread = new ScoreSpread(truth is not null);
        foreach (var edge in edges)
        {
            var bits = edge.Score * NaturalToBits;
            var probability = 1 / (1 + Math.Pow(2, -bits));
            var (left, other) = (result.Records.Rows[edge.A], result.Records.Rows[edge.B]);
            var same = truth is not null && truth.Numbers[left] != 0 && truth.Numbers[left] == truth.Numbers[other];
            var bar = Math.Clamp((int)Math.Floor(bits), Lowest, Highest) - Lowest;
            spread.counts[bar]++;
            spread.expected[bar] += probability;
            if (same) spread.right[bar]++;
            Array.Find(spread.Bands, b => probability >= b.From && probability < b.To)?.Add(probability, result.Cluster(left) == result.Cluster(other), same);
        }

        return spread;
    }

    private void Add(ScoreSpread part)
    {
        for (var bar = 0; bar < counts.Length; bar++)
        {
            counts[bar] += part.counts[bar];
            right[bar] += part.right[bar];
            expected[bar] += part.expected[bar];
        }

        for (var band = 0; band < Bands.Length; band++) Bands[band].Add(part.Bands[band]);
    }

    /// <summary>One bar for each bit: where it begins, how many pairs it holds, and how many of them are right, or should be.</summary>
    public IEnumerable<(int From, long Count, double Right)> Bars() => counts.Select((c, i) => (i + Lowest, c, Right(i)));

    /// <summary>What would be found if every pair from a score on were taken for one person.</summary>
    public IEnumerable<ThresholdPoint> Thresholds()
    {
        var all = Known ? Belong : expected.Sum();
        var (taken, found) = (0L, 0.0);
        var points = new List<ThresholdPoint>();
        for (var bar = counts.Length - 1; bar >= 0; bar--)
        {
            taken += counts[bar];
            found += Right(bar);
            points.Add(new(bar + Lowest, taken, taken == 0 ? 1 : found / taken, all == 0 ? 1 : found / all));
        }

        points.Reverse();
        return points;
    }

    private double Right(int bar) => Known ? right[bar] : expected[bar];

    private static double Pairs(ReadOnlySpan<int> counts)
    {
        var pairs = 0.0;
        for (var person = 1; person < counts.Length; person++) pairs += counts[person] * (counts[person] - 1.0) / 2;
        return pairs;
    }
}

/// <summary>What a threshold gives.</summary>
/// <param name="From">In bits.</param>
/// <param name="Taken">How many pairs reach it.</param>
/// <param name="Precision">The share of them that is right.</param>
/// <param name="Recall">The share of what is right that reaches it: of all pairs that belong together where that is known, else of those that met.</param>
internal sealed record ThresholdPoint(int From, long Taken, double Precision, double Recall);
