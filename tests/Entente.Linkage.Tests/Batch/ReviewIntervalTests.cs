using Entente.Linkage.Evaluate;

namespace Entente.Linkage.Tests.Batch;

/// <summary>The intervals that a sampled review gives, held to what they promise by drawing many samples from files whose answer is known.</summary>
public sealed class ReviewIntervalTests
{
    private const int Samples = 500;

    /// <summary>How many pairs the seven bands have, and which share of each is one person.</summary>
    private static readonly Dictionary<string, (int InBand, double Share)[]> Files = new()
    {
        ["scores that keep their promise"] = [(4_000, 0.003), (800, 0.04), (500, 0.27), (600, 0.72), (1_200, 0.96), (2_000, 0.995), (8_000, 0.9997)],
        ["many unlikely pairs"] = [(100_000, 0.002), (3_000, 0.04), (1_500, 0.27), (1_500, 0.72), (2_500, 0.96), (5_000, 0.995), (40_000, 0.9997)],
        ["scores that promise too much"] = [(4_000, 0.01), (800, 0.1), (500, 0.4), (600, 0.5), (1_200, 0.8), (2_000, 0.9), (8_000, 0.98)],
        ["a small file"] = [(60, 0.003), (40, 0.04), (50, 0.27), (60, 0.72), (100, 0.96), (120, 0.995), (300, 0.9997)],
    };

    private static readonly double[] Means = [0.003, 0.04, 0.27, 0.72, 0.96, 0.995, 0.9997];

    [Fact]
    public void In_about_95_of_100_samples_the_intervals_hold_the_truth_and_they_are_narrower_than_by_one_effective_size()
    {
        var (covered, ratios) = (new List<double>(), new List<double>());
        foreach (var (file, bands) in Files)
        {
            foreach (var judged in (int[])[70, 300, 700])
            {
                foreach (var measured in Draw(bands, judged))
                {
                    Assert.True(measured.Covered >= 0.87, $"{file}, {judged} judged, {measured.What}: {measured.Covered:0.000} of the intervals hold it");
                    Assert.True(measured.Width <= measured.Before * 1.05 + 1e-4, $"{file}, {judged} judged, {measured.What}: {measured.Width:0.0000} wide, {measured.Before:0.0000} before");
                    covered.Add(measured.Covered);
                    if (measured.Before > 0.01) ratios.Add(measured.Width / measured.Before);
                }
            }
        }

        Assert.InRange(covered.Average(), 0.93, 0.98);
        Assert.True(ratios.Average() < 0.85, $"{ratios.Average():0.00} as wide as before");
        Assert.True(ratios.Min() < 0.45);
    }

    [Fact]
    public void What_was_judged_whole_leaves_no_doubt_and_what_was_not_judged_leaves_all()
    {
        var whole = new ReviewMeasure([new("low", false, 40, 40, 2, 0.1), new("high", true, 60, 60, 57, 0.9)]);
        foreach (var bound in (double[])[whole.Precision.Value, whole.Precision.Low, whole.Precision.High]) Assert.Equal(0.95, bound, 1e-9);
        foreach (var bound in (double[])[whole.Recall.Value, whole.Recall.Low, whole.Recall.High]) Assert.Equal(57 / 59.0, bound, 1e-6);

        var none = new ReviewMeasure([new("low", false, 40, 0, 0, 0.1), new("high", true, 60, 0, 0, 0.9)]);
        Assert.Equal(0.9, none.Precision.Value, 1e-9);
        Assert.Equal((0.0, 1.0), (none.Precision.Low, Math.Round(none.Precision.High, 9)));
        Assert.Equal((0.0, 1.0), (none.Recall.Low, none.Recall.High));
    }

    [Fact]
    public void Bounds_lie_round_their_value_between_0_and_1_whatever_was_judged()
    {
        var random = new Random(20_110_322);
        for (var turn = 0; turn < 2_000; turn++)
        {
            var measure = new ReviewMeasure([.. Enumerable.Range(0, random.Next(0, 6)).Select(i =>
            {
                var inBand = random.Next(1, 1 << random.Next(1, 20));
                var judged = random.Next(0, Math.Min(inBand, 60) + 1);
                return new ReviewBand($"{i}", random.Next(2) == 0, inBand, judged, random.Next(3) switch { 0 => 0, 1 => judged, _ => random.Next(0, judged + 1) }, random.NextDouble());
            })]);
            foreach (var estimate in (Estimate[])[measure.Precision, measure.Recall])
            {
                Assert.True(estimate.Low >= 0 && estimate.Low <= estimate.Value + 1e-9 && estimate.Value <= estimate.High + 1e-9 && estimate.High <= 1, $"{turn}: {estimate}");
            }
        }
    }

    [Fact]
    public void A_sum_of_one_part_has_the_parts_bounds_and_a_share_of_equal_sure_counts_is_a_half()
    {
        var part = Estimate.Wilson(0.9, 100);
        Assert.Equal(part.Low, Estimate.Sum([part]).Low, 1e-12);
        Assert.Equal(part.High, Estimate.Sum([part]).High, 1e-12);
        Assert.Equal(new(0.5, 0.5, 0.5), Estimate.Share(new(8, 8, 8), new(8, 8, 8)));
    }

    private static (string What, double Covered, double Width, double Before)[] Draw((int InBand, double Share)[] bands, int wanted)
    {
        var random = new Random(7);
        var each = Each(bands, wanted);
        var right = bands.Select(b => (int)Math.Round(b.InBand * b.Share)).ToArray();
        var (precision, recall) = (right[3..].Sum() / (double)bands[3..].Sum(b => b.InBand), right[3..].Sum() / (double)right.Sum());
        var (held, width, before) = (new int[2], new double[2], new double[2]);
        for (var sample = 0; sample < Samples; sample++)
        {
            var measure = new ReviewMeasure([.. bands.Select((b, i) => new ReviewBand($"{i}", i >= 3, b.InBand, each[i], Same(random, right[i], b.InBand, each[i]), Means[i]))]);
            var found = (Estimate[])[measure.Precision, measure.Recall];
            for (var i = 0; i < 2; i++)
            {
                if (found[i].Low <= (i == 0 ? precision : recall) + 1e-12 && found[i].High >= (i == 0 ? precision : recall) - 1e-12) held[i]++;
                width[i] += (found[i].High - found[i].Low) / Samples;
                before[i] += Before(measure.Bands, i == 0) / Samples;
            }
        }

        return [("precision", held[0] / (double)Samples, width[0], before[0]), ("recall", held[1] / (double)Samples, width[1], before[1])];
    }

    private static int Same(Random random, int right, int inBand, int judged)
    {
        var same = 0;
        for (var i = 0; i < judged; i++) same += random.NextDouble() * (inBand - i) < right - same ? 1 : 0;
        return same;
    }

    /// <summary>As many of each band, as <see cref="ReviewSample"/> draws them.</summary>
    private static int[] Each((int InBand, double Share)[] bands, int wanted)
    {
        var each = new int[bands.Length];
        while (wanted > 0 && each.Zip(bands).Any(e => e.First < e.Second.InBand))
        {
            for (var i = bands.Length - 1; i >= 0 && wanted > 0; i--)
            {
                if (each[i] == bands[i].InBand) continue;
                each[i]++;
                wanted--;
            }
        }

        return each;
    }

    /// <summary>How wide it was by the plain way: variances added up, each with Laplace's one more of either kind, and Wilson's interval for the sample of the size that would have that variance.</summary>
    private static double Before(IReadOnlyList<ReviewBand> bands, bool precision)
    {
        static double Variance(ReviewBand b)
        {
            var share = (b.Same + 1.0) / (b.Judged + 2.0);
            return (double)b.InBand * b.InBand * share * (1 - share) / b.Judged * (1 - b.Judged / (double)b.InBand);
        }

        double Sum(bool above, Func<ReviewBand, double> of) => bands.Where(b => b.Above == above).Sum(of);
        var (found, missed) = (Sum(true, b => b.Right.Value), Sum(false, b => b.Right.Value));
        var all = precision ? Sum(true, b => b.InBand) : found + missed;
        var share = found / all;
        var variance = precision ? Sum(true, Variance) / (all * all) : ((1 - share) * (1 - share) * Sum(true, Variance) + share * share * Sum(false, Variance)) / (all * all);
        var estimate = Estimate.Wilson(share, variance > 0 && share is > 0 and < 1 ? share * (1 - share) / variance : bands.Where(b => !precision || b.Above).Sum(b => b.Judged));
        return estimate.High - estimate.Low;
    }
}
