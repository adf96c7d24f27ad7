using System.Globalization;
using Entente.Linkage.Batch;
using Entente.Linkage.Evaluate;
using Entente.Linkage.Tables;
using static Entente.Linkage.Report.HtmlPage;

namespace Entente.Linkage.Report;

/// <summary>A report on a file that was linked, for people who never linked records: one HTML page that needs no script and no network.</summary>
public static class HtmlReport
{
    /// <summary>Writes the report. All pairs are scored once more for it, as linking keeps only those that propose.</summary>
    /// <param name="to">Where to; not closed. It will hold values of the file: keep it as the file is kept.</param>
    /// <param name="result">Who is who.</param>
    /// <param name="profile">What the columns held; taken from the table before it was linked.</param>
    public static void Write(TextWriter to, BatchResult result, IReadOnlyList<ColumnProfile> profile)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(profile);
        var page = new HtmlPage(to);
        var clusters = ClusterLook.Of(result, out var whole);
        var spread = ScoreSpread.Of(result);
        page.Begin($"Who is who in {result.Table.Source}");
        Summary(page, result, clusters);
        ColumnsPart.Write(page, result, profile);
        Found(page, result);
        ColumnsPart.Learned(page, result);
        ScoresPart.Write(page, result, spread);
        ClustersPart.Write(page, result, clusters, whole);
        if (spread.Known) MissesPart.Write(page, result);
        page.Heading("How the work went");
        page.List(result.Report);
        page.End();
    }

    private static void Summary(HtmlPage page, BatchResult result, IReadOnlyList<LookedCluster> clusters)
    {
        var sizes = result.Sizes();
        var (people, alone) = (sizes.Count(s => s > 0), sizes.Count(s => s == 1));
        page.Text($"{Number(result.Count)} records were read. They are held to be {Number(people)} people: {Number(people - alone)} of them have two records or more, {Number(alone)} records stand alone.");
        var doubtful = clusters.Count(c => c.Doubtful);
        page.Text(doubtful == 0 ? "No cluster stands out as doubtful." : $"{Number(doubtful)} clusters are worth a person's look; the most doubtful are shown below with the reasons.");
        if (result.Measure() is { } measure)
        {
            page.Text($"Measured against the known answer: of the pairs that were joined {Share(measure.PairPrecision)} belong together, and of those that belong together {Share(measure.PairRecall)} were joined (F1 {measure.PairF1.ToString("0.000", CultureInfo.InvariantCulture)}). For a record drawn blindly, {Share(measure.BCubedPrecision)} of its cluster belongs with it, and {Share(measure.BCubedRecall)} of what belongs with it is there (B-cubed F1 {measure.BCubedF1.ToString("0.000", CultureInfo.InvariantCulture)}).");
        }

        page.Note("This page holds values from the file. Keep it, and pass it on, as you would the file itself.");
    }

    private static void Found(HtmlPage page, BatchResult result)
    {
        page.Heading("How pairs were found");
        page.Text($"Comparing each record with each other would take {Number(result.Records.Pairs)} comparisons. Instead, records are compared that share a key, such as a phone or a day of birth with a name: {Number(result.ByRule.Sum(r => r.Scored))} pairs. Where too many records share a key it is made longer; pairs that then no longer meet under it are counted as lost here, though another key may still bring them together. A pair that shares no key at all is never compared, and so never found.");
        page.Table("Keys, the surest first", ["Key", "#Pairs that meet", "#Compared here first", "#Speak for one person", "#Keys that were too common", "#Pairs lost here"],
            result.Keys.Reports.Select((r, i) => (IReadOnlyList<string>)[r.Rule, Number(r.Pairs), Number(result.ByRule[i].Scored), Number(result.ByRule[i].Kept), Number(r.Split), Number(r.Lost)]));
    }
}
