namespace Entente.Linkage.Cli;

/// <summary>A file of clusters: the columns id and cluster.</summary>
internal static class ClusterFile
{
    /// <summary>For each id its cluster.</summary>
    public static Dictionary<string, string> Read(string path)
    {
        var table = TableFile.Read(path, new() { Id = "id" });
        var clusters = new Dictionary<string, string>(table.Rows);
        for (var row = 0; row < table.Rows; row++) clusters[table.Id(row)] = table.Text(row, "cluster");
        return clusters;
    }
}
