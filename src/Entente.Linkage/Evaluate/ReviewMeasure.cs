namespace Entente.Linkage.Evaluate;

/// <summary>What judgements on a sample say about all pairs: precision and recall with 95 % confidence intervals after Wilson (1927), strata weighed by their size.</summary>
/// <param name="Bands">For each band what was seen.</param>
internal sealed record ReviewMeasure(IReadOnlyList<ReviewBand> Bands)
{
    /// <summary>Of the pairs more likely than not, the share that is right.</summary>
    public Estimate Precision
    {
        get
        {
            var above = Bands.Where(b => b.Above).ToArray();
            var all = above.Sum(b => (double)b.InBand);
            return all == 0 ? new(1, 0, 1) : Estimate.Of(above.Sum(b => b.Right) / all, above.Sum(b => b.Variance) / (all * all), above.Sum(b => b.Judged));
        }
    }

    /// <summary>Of the pairs that met and are right, the share that is more likely than not. Pairs that never met are not in it.</summary>
    public Estimate Recall
    {
        get
        {
            double Sum(bool above, Func<ReviewBand, double> of) => Bands.Where(b => b.Above == above).Sum(of);
            var (found, missed) = (Sum(true, b => b.Right), Sum(false, b => b.Right));
            var all = found + missed;
            if (all == 0) return new(1, 0, 1);
            var recall = found / all;
            return Estimate.Of(recall, ((1 - recall) * (1 - recall) * Sum(true, b => b.Variance) + recall * recall * Sum(false, b => b.Variance)) / (all * all), Bands.Sum(b => b.Judged));
        }
    }
}

/// <summary>What was seen of a band.</summary>
/// <param name="Name">The band's probabilities.</param>
/// <param name="Above">Whether its pairs are more likely one person than not.</param>
/// <param name="InBand">How many pairs it has.</param>
/// <param name="Judged">How many were judged.</param>
/// <param name="Same">How many of those are one person.</param>
/// <param name="Mean">The mean probability of those that were judged.</param>
internal sealed record ReviewBand(string Name, bool Above, long InBand, int Judged, int Same, double Mean)
{
    /// <summary>About how many of the band's pairs are right.</summary>
    public double Right => Judged == 0 ? Mean * InBand : InBand * (Same / (double)Judged);

    /// <summary>How far that may be off, squared. A sample that is all right or all wrong leaves doubt too (Laplace); a band of which all was judged leaves none.</summary>
    public double Variance
    {
        get
        {
            if (Judged == 0) return InBand * (double)InBand / 4;
            var share = (Same + 1.0) / (Judged + 2.0);
            return (double)InBand * InBand * share * (1 - share) / Judged * (1 - Judged / (double)InBand);
        }
    }

    public Estimate ShareSame => Estimate.Wilson(Judged == 0 ? 0 : Same / (double)Judged, Judged);
}

/// <summary>A share with the bounds between which it lies in 95 of 100 samples.</summary>
internal sealed record Estimate(double Value, double Low, double High)
{
    private const double Z = 1.959963984540054;

    /// <summary>From a share and its variance: Wilson's interval for a plain sample of the size that would have this variance.</summary>
    public static Estimate Of(double share, double variance, double judged) => Wilson(share, variance > 0 && share is > 0 and < 1 ? share * (1 - share) / variance : judged);

    /// <summary>Wilson's score interval.</summary>
    public static Estimate Wilson(double share, double of)
    {
        if (of <= 0) return new(share, 0, 1);
        var middle = (share + Z * Z / (2 * of)) / (1 + Z * Z / of);
        var half = Z / (1 + Z * Z / of) * Math.Sqrt(share * (1 - share) / of + Z * Z / (4 * of * of));
        return new(share, Math.Max(0, middle - half), Math.Min(1, middle + half));
    }

    public string InWords() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Value:0.000} (95 % between {Low:0.000} and {High:0.000})");
}
