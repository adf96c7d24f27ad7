using System.Globalization;
using System.IO.Compression;
using MiniExcelLibs;

namespace Entente.Records.Import;

/// <summary>Reads the first sheet of a workbook. A zip that is none, or that unfolds to more than a workbook may be, is refused before it is opened.</summary>
internal static class Workbook
{
    public const int MostMegabytes = 512;
    private const int MostColumns = 2_000;

    /// <summary>Whether this zip has a workbook's parts, and unfolds to no more than is sane. What its directory claims is not believed: the parts are unfolded and counted.</summary>
    public static WorkbookLook Look(Func<Stream> open)
    {
        try
        {
            using var stream = open();
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            if (zip.GetEntry("xl/workbook.xml") is null || !zip.Entries.Any(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal))) return WorkbookLook.None;
            var left = (long)MostMegabytes << 20;
            var buffer = new byte[1 << 16];
            foreach (var entry in zip.Entries)
            {
                using var part = entry.Open();
                for (var read = part.Read(buffer); read > 0 && left >= 0; read = part.Read(buffer)) left -= read;
                if (left < 0) return WorkbookLook.TooBig;
            }

            return WorkbookLook.Sound;
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or NotSupportedException)
        {
            return WorkbookLook.None;
        }
    }

    public static IEnumerable<CsvRow> Rows(ImportFile file)
    {
        if (Look(file.Open) != WorkbookLook.Sound) throw new InvalidDataException("This is no workbook that can be read.");
        using var stream = file.Open();
        using var rows = stream.Query().GetEnumerator();
        for (long line = 1; ; line++)
        {
            if (Next(rows) is not IDictionary<string, object?> row) yield break;
            if (row.Count > MostColumns)
            {
                yield return new(line, [], "RowTooLong");
                continue;
            }

            var cells = row.Values.Select(Cell).ToArray();
            if (!cells.All(string.IsNullOrWhiteSpace)) yield return new(line, cells, null);
        }
    }

    /// <summary>The library meets a broken part with whatever its code happens to throw: all of it means that the workbook is broken.</summary>
    private static object? Next(IEnumerator<dynamic> rows)
    {
        try
        {
            return rows.MoveNext() ? rows.Current : null;
        }
#pragma warning disable CA1031 // See above: no list of its exceptions is to be had.
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            throw new InvalidDataException("The workbook is broken.", fault);
        }
#pragma warning restore CA1031
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        DateTime date => date.TimeOfDay == default ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : date.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        double number => number.ToString("0.###############", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
    };
}

/// <summary>What a zip turned out to be.</summary>
internal enum WorkbookLook { Sound, None, TooBig }
