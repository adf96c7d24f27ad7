using System.Globalization;
using Entente.Linkage.Batch;
using Entente.Linkage.Evaluate;

namespace Entente.Linkage.Cli;

/// <summary>Clerical review: a sample for people to look at, and what their answers say about all pairs.</summary>
internal static class Reviewing
{
    /// <summary>Writes a sample for people to fill in.</summary>
    public static void Write(TextWriter to, BatchResult result, int wanted, ulong seed) => PairForm.Write(to, result, "score,band,pairs in band",
        ReviewSample.Draw(result, wanted, seed).Select(pair => (pair.A, pair.B, string.Create(CultureInfo.InvariantCulture, $"{pair.Score:0.000},{pair.Band},{pair.InBand}"))));

    /// <summary>Reads what people said and reckons.</summary>
    public static int Measure(string path, Terminal terminal)
    {
        var measure = Read(path);
        terminal.Say.WriteLine($"{"probability",-14} {"pairs",12} {"judged",7} {"same",6}   share that is one person");
        foreach (var band in measure.Bands)
        {
            terminal.Say.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{band.Name,-14} {band.InBand,12:N0} {band.Judged,7:N0} {band.Same,6:N0}   {(band.Judged == 0 ? "not judged: its mean probability stands in" : band.ShareSame.InWords())}, mean probability {band.Mean:0.000}"));
        }

        terminal.Say.WriteLine($"Taking every pair that is likelier one person than not: precision {measure.Precision.InWords()}, recall {measure.Recall.InWords()} of the pairs that met.");
        return 0;
    }

    private static ReviewMeasure Read(string path)
    {
        var table = TableFile.Read(path);
        var rows = Enumerable.Range(0, table.Rows).Select(row => (
            Band: table.Text(row, "band"), Said: table.Text(row, "same").ToLowerInvariant(),
            Probability: 1 / (1 + Math.Pow(2, -Csv.Number(table.Text(row, "score"), path, row + 1, "score"))),
            InBand: (long)Csv.Number(table.Text(row, "pairs in band"), path, row + 1, "pairs in band"))).ToArray();
        foreach (var (i, row) in rows.Index().Where(r => r.Item.Said.Length > 0)) Judgements.Same(row.Said, path, i + 1);
        if (rows.All(r => r.Said.Length == 0)) throw new FormatException($"{path}: nothing was judged yet. Write yes or no in the column same.");
        return new([.. rows.GroupBy(r => r.Band).OrderBy(b => b.Average(r => r.Probability)).Select(b =>
        {
            var judged = b.Where(r => r.Said.Length > 0).ToArray();
            return new ReviewBand(b.Key, b.Average(r => r.Probability) >= 0.5, b.First().InBand, judged.Length, judged.Count(j => j.Said is "yes" or "true" or "1"), b.Average(r => r.Probability));
        })]);
    }
}
