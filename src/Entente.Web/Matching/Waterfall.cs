using System.Globalization;
using Entente.Matching;
using Entente.Web.Design;

namespace Entente.Web.Matching;

/// <summary>How the weights of a match add up: each bar begins where the last one ended. The page draws it as an image and says the same in a table.</summary>
internal sealed record Waterfall(IReadOnlyList<Step> Steps, string ZeroX)
{
    // Drawn for the narrowest page, so that no letter is too small there.
    public const int Width = 320;
    public const int StepHeight = 46;
    private const double Margin = 6;

    public int Height => Steps.Count * StepHeight;

    /// <param name="prior">Where the sum begins, in bits.</param>
    /// <param name="why">What may be told. Where something is kept back there is no sum, as it would tell what that counts.</param>
    /// <param name="texts">The reader's language.</param>
    public static Waterfall Of(double prior, Told why, Texts texts)
    {
        var sums = new List<(string Words, string Label, string Counts, double? Weight, double From, double To)> { (texts["pair.start"], texts["pair.start"], "", null, 0, prior) };
        foreach (var reason in why.Reasons)
        {
            var from = sums[^1].To;
            sums.Add((Looks.Weighed(reason, texts), texts["feature." + reason.Feature], texts["matching.counts." + reason.Strength], reason.Weight, from, from + reason.Weight));
        }

        if (!why.KeepsSome) sums.Add((texts["pair.sum"], texts["pair.sum"], "", null, 0, sums[^1].To));
        var (least, most) = (Math.Min(0, sums.Min(s => s.To)), Math.Max(0, sums.Max(s => s.To)));
        var scale = (Width - 2 * Margin) / Math.Max(most - least, 1);
        return new([.. sums.Select(s => new Step(s.Words, s.Label, s.Counts, s.Weight, s.To, Place(Math.Min(s.From, s.To)), Number(Math.Max(Math.Abs(s.To - s.From) * scale, 1)), Place(s.To)))], Place(0));

        string Place(double bits) => Number(Margin + (bits - least) * scale);
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>What a chart is drawn of.</summary>
/// <param name="Prior">Where the sum begins, in bits.</param>
/// <param name="Why">What may be told.</param>
public sealed record Weighing(double Prior, Told Why);

/// <summary>One bar of the chart, one row of the table.</summary>
/// <param name="Words">What was found.</param>
/// <param name="Label">The same, short enough for a chart.</param>
/// <param name="Counts">How much it counts, in words; empty for the start and the sum.</param>
/// <param name="Weight">In bits; null for the start and the sum.</param>
/// <param name="Sum">What it comes to after this step.</param>
/// <param name="X">Where the bar begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="EndX">Where the next one begins.</param>
internal sealed record Step(string Words, string Label, string Counts, double? Weight, double Sum, string X, string Length, string EndX)
{
    /// <summary>Green for, red against; the start and the sum are blue. The number beside it says the same without colour.</summary>
    public string Colour => Weight switch { null => "#1d70b8", >= 0 => "#00703c", _ => "#d4351c" };

    public string Figure => Looks.Bits(Weight ?? Sum);
}
