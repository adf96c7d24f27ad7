using Entente.Linkage.Cluster;

namespace Entente.Linkage.Cli;

/// <summary>cluster: from scored pairs to clusters.</summary>
internal static class Clustering
{
    public static int Run(Arguments arguments, Terminal terminal)
    {
        if (arguments.One("--once").Length > 0) throw new FormatException("cluster is given pairs and no sources, so it cannot hold to --once. Use link --once COLUMN on the records.");
        var linking = new Linking(arguments, terminal);
        var table = linking.Read(arguments.File);
        var pairs = new ScoredPairs();
        for (var row = 0; row < table.Rows; row++)
        {
            var (left, right) = (table.Text(row, "left"), table.Text(row, "right"));
            if (left.Length == 0 || right.Length == 0) throw new FormatException($"{arguments.File}: record {row + 1} does not name two records.");
            pairs.Add(left, right, Csv.Number(table.Text(row, "score"), arguments.File, row + 1, "score"));
        }

        terminal.Stop.ThrowIfCancellationRequested();
        var (clusters, report) = pairs.Run(arguments.Judged, arguments.Threshold);
        foreach (var line in report) linking.Steps.Report(line);
        using var to = arguments.Output(terminal);
        if (TableFile.IsParquet(arguments.Out))
        {
            ParquetRows.Write(to, ("id", "cluster"), clusters.Select(c => (c.Id, c.Cluster)));
            return 0;
        }

        using var output = new StreamWriter(to, new System.Text.UTF8Encoding(false));
        output.Write("id,cluster\n");
        foreach (var (id, cluster) in clusters) output.Write($"{Csv.Cell(id)},{Csv.Cell(cluster)}\n");
        return 0;
    }
}
