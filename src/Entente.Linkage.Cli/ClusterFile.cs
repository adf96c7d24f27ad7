namespace Entente.Linkage.Cli;

/// <summary>A file of clusters: the columns id and cluster.</summary>
internal static class ClusterFile
{
    /// <summary>For each id its cluster.</summary>
    public static Dictionary<string, string> Read(string path)
    {
        var table = TableFile.Read(path, new() { Id = "id" });
        var clusters = new Dictionary<string, string>(table.Rows);
        for (var row = 0; row < table.Rows; row++)
        {
            if (!clusters.TryAdd(table.Id(row), table.Text(row, "cluster"))) throw new FormatException($"{path} names record '{table.Id(row)}' twice, so it is not clear which record is in which cluster. Give each record an id of its own.");
        }

        return clusters;
    }
}
