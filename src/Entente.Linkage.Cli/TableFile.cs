using Entente.Linkage.Tables;

namespace Entente.Linkage.Cli;

/// <summary>Reads a table from a file, CSV or Parquet, whichever its first bytes say it is.</summary>
internal static class TableFile
{
    public static Table Read(string path, TableOptions? options = null, Steps? steps = null, CancellationToken stop = default)
    {
        options ??= new();
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        using var stream = new ReadingStream(file, steps, stop);
        return ParquetFooter.Begins(file) ? ParquetTable.Read(file, Path.GetFileName(path), options, steps, stop) : Table.ReadFrom(stream, Path.GetFileName(path), options);
    }

    /// <summary>Whether a file to be written is to be Parquet.</summary>
    public static bool IsParquet(string path) => Path.GetExtension(path).Equals(".parquet", StringComparison.OrdinalIgnoreCase);
}
