using Entente.Linkage.Cluster;

namespace Entente.Linkage.Cli;

/// <summary>cluster: from scored pairs to clusters.</summary>
internal static class Clustering
{
    public static int Run(Arguments arguments, Terminal terminal)
    {
        var linking = new Linking(arguments, terminal);
        var records = arguments.One("--records");
        var table = records.Length == 0 ? linking.Read(arguments.File) : TableFile.Read(arguments.File);
        var pairs = new ScoredPairs();
        for (var row = 0; row < table.Rows; row++)
        {
            var (left, right) = (table.Text(row, "left"), table.Text(row, "right"));
            if (left.Length == 0 || right.Length == 0) throw new FormatException($"{arguments.File}: record {row + 1} does not name two records.");
            pairs.Add(left, right, Csv.Number(table.Text(row, "score"), arguments.File, row + 1, "score"));
        }

        if (records.Length > 0) Known(pairs, linking.Read(records));
        else linking.Steps.Report("Only records that a pair names are in the result. To have the others in it, each standing alone, name the file of the records with --records FILE --id COLUMN.");
        terminal.Stop.ThrowIfCancellationRequested();
        var (clusters, report) = pairs.Run(arguments.Judged, arguments.Threshold);
        foreach (var line in report) linking.Steps.Report(line);
        PartFile.Write(arguments.Out, terminal, file => Write(file, TableFile.IsParquet(arguments.Out), clusters));
        return 0;
    }

    private static void Write(PartFile file, bool parquet, IReadOnlyList<(string Id, string Cluster)> clusters)
    {
        if (parquet)
        {
            ParquetRows.Write(file.Stream, ("id", "cluster"), clusters.Select(c => (c.Id, c.Cluster)));
            return;
        }

        file.Text.Write("id,cluster\n");
        foreach (var (id, cluster) in clusters) file.Text.Write($"{Csv.Cell(id)},{Csv.Cell(cluster)}\n");
    }

    /// <summary>Takes in the records themselves, so that those without a pair are told as standing alone.</summary>
    private static void Known(ScoredPairs pairs, Tables.Table records)
    {
        var named = pairs.Records;
        for (var row = 0; row < records.Rows; row++) pairs.Add(records.Id(row));
        if (named + records.Rows - pairs.Records is var both && both < named) throw new FormatException($"The pairs name {named - both:N0} records that {records.Source} does not have{(records.Ids is null ? ". Name its column with the ids with --id" : $" in its column {records.Ids.Name}")}.");
    }
}
