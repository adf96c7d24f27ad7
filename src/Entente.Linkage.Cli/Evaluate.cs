using System.Globalization;
using Entente.Linkage.Evaluate;

namespace Entente.Linkage.Cli;

/// <summary>evaluate: how far a result can be trusted, with the known answer, with people's answers on a sample, or from the scores alone.</summary>
internal static class Evaluate
{
    /// <summary>How far the share that is right may be from the mean probability in the band in which people decide.</summary>
    private const double Bar = 0.05;

    public static int Run(Arguments arguments, Terminal terminal)
    {
        if (arguments.One("--reviewed") is { Length: > 0 } reviewed) return Reviewing.Measure(reviewed, terminal);
        if (arguments.One("--clusters").Length > 0) return Clusters(arguments, terminal);
        var sample = (int)arguments.Number("--sample", 0);
        var linking = new Linking(arguments, terminal);
        var (_, result) = linking.Run();
        if (result.Measure() is { } measure) terminal.Say.WriteLine(InWords(measure));
        foreach (var line in Calibration(ScoreSpread.Of(result))) terminal.Say.WriteLine(line);
        if (sample > 0)
        {
            PartFile.Write(arguments.Out, terminal, file => Reviewing.Write(file.Text, result, sample, arguments.Seed));
            terminal.Say.WriteLine($"Pairs to look at are in {arguments.Out}. Write yes or no in the column same, then run evaluate with --reviewed {arguments.Out}.");
        }

        linking.Report(result, sample > 0 ? $"The pairs to look at are in {arguments.Out}." : "The figures above are whole.");
        return 0;
    }

    public static string InWords(ClusterMeasure measure) => string.Create(CultureInfo.InvariantCulture,
        $"pairs: precision {measure.PairPrecision:0.0000}, recall {measure.PairRecall:0.0000}, F1 {measure.PairF1:0.0000}; B-cubed: precision {measure.BCubedPrecision:0.0000}, recall {measure.BCubedRecall:0.0000}, F1 {measure.BCubedF1:0.0000}; {measure.Clusters:N0} clusters, largest {measure.Largest:N0}");

    private static IEnumerable<string> Calibration(ScoreSpread spread)
    {
        yield return $"{"probability",-14} {"pairs",12} {"mean",7} {"joined",7}{(spread.Known ? "   right" : "")}";
        foreach (var band in spread.Bands.Where(b => b.Count > 0))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{band.Name,-14} {band.Count,12:N0} {band.Mean,7:0.000} {band.Joined / (double)band.Count,7:0.000}{(spread.Known ? $" {band.ShareTrue,7:0.000}" : "")}");
        }

        var at = spread.Thresholds().First(t => t.From == 0);
        if (!spread.Known) yield return string.Create(CultureInfo.InvariantCulture, $"Taking every pair likelier one person than not, the scores promise precision {at.Precision:0.000} and recall {at.Recall:0.000} of the pairs that met. Whether they keep the promise only people can say: --sample N --out FILE draws pairs to look at.");
        else yield return string.Create(CultureInfo.InvariantCulture, $"Taking every pair likelier one person than not: precision {at.Precision:0.000}, recall {at.Recall:0.000}.");
        if (spread.Known && spread.Bands.First(b => b.From == 0.9) is { Count: > 0 } decisive)
        {
            var off = decisive.ShareTrue - decisive.Mean;
            yield return string.Create(CultureInfo.InvariantCulture, $"From 0.9 to 0.99 the share that is right is {Math.Abs(off):0.000} {(off < 0 ? "below" : "above")} the mean probability: {(Math.Abs(off) <= Bar ? "within" : "not within")} {Bar}.");
        }
    }

    private static int Clusters(Arguments arguments, Terminal terminal)
    {
        var table = TableFile.Read(arguments.File, arguments.ForTable);
        var clusters = ClusterFile.Read(arguments.One("--clusters"));
        var truth = new int[table.Rows];
        var found = new int[table.Rows];
        Dictionary<string, int> persons = [], groups = [];
        for (var row = 0; row < table.Rows; row++)
        {
            truth[row] = Number(persons, table.Text(row, arguments.One("--truth")));
            found[row] = Number(groups, clusters.TryGetValue(table.Id(row), out var cluster) ? cluster : $"\0{row}");
        }

        terminal.Say.WriteLine(InWords(ClusterMeasure.Of(truth, found)));
        return 0;
    }

    private static int Number(Dictionary<string, int> numbers, string key)
    {
        if (!numbers.TryGetValue(key, out var number)) numbers[key] = number = numbers.Count;
        return number;
    }
}
