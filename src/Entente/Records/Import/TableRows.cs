using System.Globalization;
using MiniExcelLibs;

namespace Entente.Records.Import;

/// <summary>Rows of a table, from text or from a workbook's first sheet, by line number.</summary>
internal static class TableRows
{
    public static IEnumerable<CsvRow> Read(ImportInput input, ImportFile file) =>
        IsWorkbook(file) ? Workbook(file) : Text(input, file);

    /// <summary>The head of a table for guessing, whatever it is written in.</summary>
    public static IEnumerable<CsvRow> Head(FileHead head, ImportPlan plan) => head.IsZip
        ? Workbook(new(head.Name, head.Open))
        : CsvRows.Read(new StringReader(string.Join('\n', head.Lines(plan.Encoding))), plan.Delimiter[0]);

    private static bool IsWorkbook(ImportFile file)
    {
        using var stream = file.Open();
        return stream.ReadByte() == 'P' && stream.ReadByte() == 'K';
    }

    private static IEnumerable<CsvRow> Text(ImportInput input, ImportFile file)
    {
        using var reader = input.Text(file);
        foreach (var row in CsvRows.Read(reader, input.Plan.Delimiter[0])) yield return row;
    }

    private static IEnumerable<CsvRow> Workbook(ImportFile file)
    {
        using var stream = file.Open();
        long line = 0;
        foreach (IDictionary<string, object?> row in stream.Query())
        {
            line++;
            var cells = row.Values.Select(Cell).ToArray();
            if (cells.All(string.IsNullOrWhiteSpace)) continue;
            yield return new(line, cells, null);
        }
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
