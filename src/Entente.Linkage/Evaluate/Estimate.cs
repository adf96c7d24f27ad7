namespace Entente.Linkage.Evaluate;

/// <summary>A share, or a count, with the bounds between which it lies in 95 of 100 samples.</summary>
/// <remarks>
/// Bounds of parts are put together by MOVER, the method of variance estimates recovery: how far each bound lies from its value stands for that part's doubt on that side, so that a part of which
/// all that was seen is right, and which may be wrong in one direction alone, makes no doubt in the other. Sums: Zou and Donner, Statistics in Medicine 27 (2008) 1693-1702;
/// of strata with Wilson's bounds, Yan and Su, Statistics in Biopharmaceutical Research 2 (2010) 329-335. Ratios: Donner and Zou, Statistical Methods in Medical Research 21 (2012) 347-359.
/// </remarks>
internal sealed record Estimate(double Value, double Low, double High)
{
    private const double Z = 1.959963984540054;

    /// <summary>Wilson's score interval (1927).</summary>
    public static Estimate Wilson(double share, double of)
    {
        if (of <= 0) return new(share, 0, 1);
        var middle = (share + Z * Z / (2 * of)) / (1 + Z * Z / of);
        var half = Z / (1 + Z * Z / of) * Math.Sqrt(share * (1 - share) / of + Z * Z / (4 * of * of));
        return new(share, Math.Clamp(middle - half, 0, share), Math.Clamp(middle + half, share, 1)); // rounding must not part a bound from its share
    }

    /// <summary>The same, of a sample that was drawn without putting back from so many: one that holds them all leaves no doubt.</summary>
    public static Estimate Wilson(double share, double judged, double all) => judged >= all ? new(share, share, share) : Wilson(share, judged * (all - 1) / (all - judged));

    /// <summary>So many times as much.</summary>
    public Estimate Times(double by) => new(Value * by, Low * by, High * by);

    /// <summary>What counts from samples that know nothing of each other come to.</summary>
    public static Estimate Sum(IEnumerable<Estimate> parts)
    {
        var (value, below, above) = (0.0, 0.0, 0.0);
        foreach (var part in parts)
        {
            value += part.Value;
            below += (part.Value - part.Low) * (part.Value - part.Low);
            above += (part.High - part.Value) * (part.High - part.Value);
        }

        return new(value, Math.Max(0, value - Math.Sqrt(below)), value + Math.Sqrt(above));
    }

    /// <summary>Which share of two counts' sum the first is.</summary>
    public static Estimate Share(Estimate first, Estimate second)
    {
        if (first.Value + second.Value == 0) return new(1, 0, 1);
        var share = first.Value / (first.Value + second.Value);
        return new(share, Math.Min(share, 1 / (1 + Most(second, first))), Math.Max(share, 1 / (1 + Least(second, first))));
    }

    public string InWords() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Value:0.000} (95 % between {Low:0.000} and {High:0.000})");

    /// <summary>The lower bound of a ratio, written so that it does not hang on whether the divisor's upper bound is twice its value.</summary>
    private static double Least(Estimate of, Estimate by) =>
        of.Low == 0 ? 0 : of.Low * (2 * of.Value - of.Low) / (of.Value * by.Value + Root(of, by, of.Low, by.High));

    private static double Most(Estimate of, Estimate by) =>
        by.Low == 0 ? double.PositiveInfinity : (of.Value * by.Value + Root(of, by, of.High, by.Low)) / (by.Low * (2 * by.Value - by.Low));

    private static double Root(Estimate of, Estimate by, double ofBound, double byBound) =>
        Math.Sqrt(Math.Max(0, of.Value * by.Value * of.Value * by.Value - ofBound * (2 * of.Value - ofBound) * byBound * (2 * by.Value - byBound)));
}
