namespace Entente.Records.Import;

/// <summary>Rows of a table, from text or from a workbook's first sheet, by line number.</summary>
internal static class TableRows
{
    public static IEnumerable<CsvRow> Read(ImportInput input, ImportFile file) =>
        IsWorkbook(file) ? Workbook.Rows(file) : Text(input, file);

    /// <summary>The head of a table for guessing, whatever it is written in.</summary>
    public static IEnumerable<CsvRow> Head(FileHead head, ImportPlan plan) => head.IsZip
        ? Workbook.Rows(new(head.Name, head.Open))
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
}
