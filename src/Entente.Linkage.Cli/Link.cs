using System.Globalization;
using Entente.Linkage.Batch;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Cli;

/// <summary>link: from records to clusters.</summary>
internal static class Link
{
    private const double NaturalToBits = 1.4426950408889634; // 1 / ln 2

    public static int Run(Arguments arguments, Terminal terminal)
    {
        var linking = new Linking(arguments, terminal);
        var (table, result) = linking.Run();
        using (var output = arguments.Output(terminal))
        {
            if (TableFile.IsParquet(arguments.Out)) ParquetRows.Write(output, ("id", "cluster"), Enumerable.Range(0, result.Count).Select(row => (table.Id(row), table.Label(result.Cluster(row)))));
            else result.Write(output);
        }

        if (arguments.One("--pairs") is { Length: > 0 } path) Pairs(path, table, result, arguments.Number("--least", result.Rules.Least * NaturalToBits));
        if (result.Records.Copies is not null && arguments.One("--pairs").Length > 0) linking.Steps.Report("In the pairs one of many equal records stands for all of them, so cluster tells of that one alone.");
        if (result.Measure() is { } measure) linking.Steps.Report(Evaluate.InWords(measure));
        linking.Steps.Done();
        return 0;
    }

    /// <summary>Writes pairs that met or were looked at when groups were joined, the likeliest first; by default down to the score below which all count alike when groups are joined.</summary>
    private static void Pairs(string path, Table table, BatchResult result, double least)
    {
        var (rows, ranks) = (result.Records.Rows, result.Records.Ranks);
        var pairs = result.PairsForClusters(least / NaturalToBits).OrderByDescending(e => e.Score).ThenBy(e => Math.Min(ranks[e.A], ranks[e.B])).ThenBy(e => Math.Max(ranks[e.A], ranks[e.B]))
            .Select(e => (Left: table.Id(rows[e.A]), Right: table.Id(rows[e.B]), Score: e.Score * NaturalToBits));
        using var output = new FileStream(path, FileMode.Create, FileAccess.ReadWrite);
        if (TableFile.IsParquet(path))
        {
            ParquetRows.Write(output, ("left", "right", "score"), pairs);
            return;
        }

        using var text = new StreamWriter(output, new System.Text.UTF8Encoding(false));
        text.Write("left,right,score\n");
        foreach (var pair in pairs) text.Write(string.Create(CultureInfo.InvariantCulture, $"{Csv.Cell(pair.Left)},{Csv.Cell(pair.Right)},{pair.Score:G12}\n"));
    }
}
