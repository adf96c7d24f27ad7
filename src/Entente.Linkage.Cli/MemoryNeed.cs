using System.Globalization;

namespace Entente.Linkage.Cli;

/// <summary>Reckons beforehand how much memory linking a file takes, so that a machine is not brought to its knees half way.</summary>
/// <remarks>Fitted to peaks of the whole process on files of made-up people, a tenth above what was measured; see docs/benchmarks.md.</remarks>
internal static class MemoryNeed
{
    private const int Looked = 1 << 20;
    private const double Base = 60;
    private const double PerRecord = 185;
    private const double PerCell = 8;
    private const double PerByte = 0.5;
    private const double PerLook = 0.25;
    private const double Margin = 1.1;

    /// <summary>Refuses a file that takes more.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">MiB; 0: no limit.</param>
    /// <param name="ignored">How many of its columns are not read.</param>
    /// <param name="looks">How often pairs are looked at again: for a report, an evaluation, a file of pairs, and for the known answer beside them.</param>
    public static void Check(string path, double limit, int ignored, int looks)
    {
        if (limit <= 0) return;
        var need = Of(path, ignored, looks, out var records);
        if (need > limit) throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{path} has about {records:N0} records; linking them takes about {need:N0} MiB, and --memory allows {limit:N0}. Allow more, leave columns out with --ignore, or link a part of the file at a time."));
    }

    /// <summary>MiB, and about how many records.</summary>
    public static double Of(string path, int ignored, int looks, out double records)
    {
        using var file = File.OpenRead(path);
        (records, var columns, var bytes) = ParquetFooter.Begins(file) ? ParquetTable.Size(file, Path.GetFileName(path)) : OfCsv(file);
        var grows = (records * (PerRecord + PerCell * Math.Max(1, columns - ignored)) + PerByte * bytes) / (1 << 20);
        return (Base + grows * (1 + PerLook * looks)) * Margin;
    }

    private static (double Records, int Columns, double Bytes) OfCsv(FileStream file)
    {
        var start = new byte[(int)Math.Min(Looked, file.Length)];
        file.ReadExactly(start);
        var lines = Math.Max(1, start.AsSpan().Count((byte)'\n'));
        var head = start.AsSpan(0, Math.Max(0, start.AsSpan().IndexOf((byte)'\n')));
        var columns = 1 + Math.Max(head.Count((byte)','), Math.Max(head.Count((byte)';'), head.Count((byte)'\t')));
        return (Math.Max(1, file.Length / (double)Math.Max(1, start.Length) * lines), columns, file.Length);
    }
}
