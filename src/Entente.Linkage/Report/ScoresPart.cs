using System.Globalization;
using Entente.Linkage.Batch;
using Entente.Linkage.Evaluate;
using static Entente.Linkage.Report.HtmlPage;

namespace Entente.Linkage.Report;

/// <summary>How scores are spread, what thresholds would give, and whether probabilities can be taken at their word.</summary>
internal static class ScoresPart
{
    public static void Write(HtmlPage page, BatchResult result, ScoreSpread spread)
    {
        page.Heading("Scores");
        page.Text("The score of a pair says how likely it is one person: at 0 it is as likely as not, and each step of 1 doubles the odds. 4 is 16 to one, 7 is 128 to one, 10 is a thousand to one. Negative scores speak against.");
        var right = spread.Known ? "right" : "expected to be right";
        var bars = spread.Bars().ToArray();
        page.Figure(Charts.Bars("Pairs by score", $"Bars for each score from {ScoreSpread.Lowest} to {ScoreSpread.Highest}; the same figures are in the table below.", [.. bars.Select(b => (b.From.ToString(CultureInfo.InvariantCulture), b.Count, b.Right))]),
            $"How many pairs have which score, on a scale on which each line is ten times the one below. The dark part is {right}.");
        var points = spread.Thresholds().ToArray();
        page.Figure(Charts.Lines("Precision and recall by threshold", "Two lines over the threshold; the same figures are in the table below.", points),
            spread.Known ? "What taking every pair from a score on for one person would give: precision (solid) is the share that is right, recall (dashed) the share of all pairs of one person that is found."
                : "What taking every pair from a score on for one person should give, reckoned from the scores: precision (solid) is the share expected to be right; recall (dashed) the share found of what is expected among the pairs that met. Pairs that never met are not in it.");
        page.Text("Clusters are not made by such a threshold alone: groups are joined when all their pairs on the whole speak for it, so they come out better than these lines.");
        page.Folded("The figures of both charts", () => page.Table($"Pairs by score; {right}", ["Score from", "#Pairs", $"#Of them {right}", "#Pairs from here on", "#Precision", "#Recall"],
            bars.Zip(points).Select(b => (IReadOnlyList<string>)[b.First.From.ToString(CultureInfo.InvariantCulture), Number(b.First.Count), Number(b.First.Right), Number(b.Second.Taken), Share(b.Second.Precision), Share(b.Second.Recall)])));
        page.Table("Can probabilities be taken at their word?", spread.Known ? ["Probability", "#Pairs", "#Mean", "#Came into one cluster", "#Are right"] : ["Probability", "#Pairs", "#Mean", "#Came into one cluster"],
            spread.Bands.Select(b => (IReadOnlyList<string>)[b.Name, Number(b.Count), Share(b.Mean), Share(b.Count == 0 ? 0 : b.Joined / (double)b.Count), .. spread.Known ? new[] { Share(b.ShareTrue) } : []]));
        if (!spread.Known) page.Text("Whether they can, only people can say: entente-link evaluate --sample N --out FILE draws pairs to look at, and --reviewed FILE reckons from what they said.");
    }
}
