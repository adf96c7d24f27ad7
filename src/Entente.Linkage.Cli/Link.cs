using System.Globalization;
using Entente.Linkage.Batch;

namespace Entente.Linkage.Cli;

/// <summary>link: from records to clusters.</summary>
internal static class Link
{
    private const double NaturalToBits = 1.4426950408889634; // 1 / ln 2

    public static int Run(Arguments arguments, Terminal terminal)
    {
        var linking = new Linking(arguments, terminal);
        var (table, result) = linking.Run();
        // The clusters first: whatever happens to the rest, they are kept.
        PartFile.Write(arguments.Out, terminal, file =>
        {
            if (TableFile.IsParquet(arguments.Out)) ParquetRows.Write(file.Stream, ("id", "cluster"), Enumerable.Range(0, result.Count).Select(row => (table.Id(row), table.Label(result.Cluster(row)))));
            else result.Write(file.Stream);
        });
        Rest(arguments, terminal, linking, result);
        if (result.Measure() is { } measure) linking.Steps.Report(Evaluate.InWords(measure));
        linking.Steps.Done();
        return 0;
    }

    /// <summary>What is asked for beside the clusters. What of it cannot be written, or is stopped, is told with where the clusters are.</summary>
    private static void Rest(Arguments arguments, Terminal terminal, Linking linking, BatchResult result)
    {
        var clusters = arguments.Out.Length == 0 ? "The clusters are whole; they were written to standard output." : $"The clusters are whole, in {arguments.Out}.";
        List<string> left = [.. arguments.Names.Where(n => n is "--pairs" or "--report")];
        try
        {
            terminal.Stop.ThrowIfCancellationRequested();
            if (arguments.Has("--pairs"))
            {
                PartFile.Write(arguments.One("--pairs"), terminal, file => Pairs(file, arguments.One("--pairs"), result, arguments.Number("--least", result.Rules.Least * NaturalToBits)));
                if (result.Records.Copies is not null) linking.Steps.Report("In the pairs one of many equal records stands for all of them, so cluster tells of that one alone.");
                left.Remove("--pairs");
                terminal.Stop.ThrowIfCancellationRequested();
            }

            linking.Report(result);
            left.Clear();
            terminal.Stop.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException)
        {
            throw new OperationCanceledException($"Stopped. {clusters}{(left.Count == 0 ? "" : $" Not written: what was asked for with {string.Join(" and ", left)}.")}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{fault.Message.TrimEnd('.')}. {clusters} Not written: what was asked for with {string.Join(" and ", left)}.", fault);
        }
    }

    /// <summary>Writes pairs that met or were looked at when groups were joined, the likeliest first; by default down to the score below which all count alike when groups are joined.</summary>
    private static void Pairs(PartFile file, string path, BatchResult result, double least)
    {
        var table = result.Table;
        var (rows, ranks) = (result.Records.Rows, result.Records.Ranks);
        var pairs = result.PairsForClusters(least / NaturalToBits).OrderByDescending(e => e.Score).ThenBy(e => Math.Min(ranks[e.A], ranks[e.B])).ThenBy(e => Math.Max(ranks[e.A], ranks[e.B]))
            .Select(e => (Left: table.Id(rows[e.A]), Right: table.Id(rows[e.B]), Score: e.Score * NaturalToBits));
        if (TableFile.IsParquet(path))
        {
            ParquetRows.Write(file.Stream, ("left", "right", "score"), pairs);
            return;
        }

        var text = file.Text;
        text.Write("left,right,score\n");
        foreach (var pair in pairs) text.Write(string.Create(CultureInfo.InvariantCulture, $"{Csv.Cell(pair.Left)},{Csv.Cell(pair.Right)},{pair.Score:G12}\n"));
    }
}
