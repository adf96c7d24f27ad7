namespace Entente.Linkage.Evaluate;

/// <summary>What judgements on a sample say about all pairs: precision and recall with 95 % confidence intervals, bands weighed by how many pairs they have (<see cref="Estimate"/> says after whom).</summary>
/// <param name="Bands">For each band what was seen.</param>
internal sealed record ReviewMeasure(IReadOnlyList<ReviewBand> Bands)
{
    /// <summary>Of the pairs more likely than not, the share that is right.</summary>
    public Estimate Precision
    {
        get
        {
            var all = Bands.Where(b => b.Above).Sum(b => (double)b.InBand);
            if (all == 0) return new(1, 0, 1);
            var share = Right(above: true).Times(1 / all);
            return share with { High = Math.Min(1, share.High) };
        }
    }

    /// <summary>Of the pairs that met and are right, the share that is more likely than not. Pairs that never met are not in it.</summary>
    public Estimate Recall => Estimate.Share(Right(above: true), Right(above: false));

    private Estimate Right(bool above) => Estimate.Sum(Bands.Where(b => b.Above == above).Select(b => b.Right));
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
    /// <summary>The share of the band that is one person. Where nothing was judged its mean probability stands in, and it may be any.</summary>
    public Estimate ShareSame => Judged == 0 ? new(Mean, 0, 1) : Estimate.Wilson(Same / (double)Judged, Judged, InBand);

    /// <summary>How many of the band's pairs are right.</summary>
    public Estimate Right => ShareSame.Times(InBand);
}
