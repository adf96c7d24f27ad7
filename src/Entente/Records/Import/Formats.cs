namespace Entente.Records.Import;

/// <summary>The formats that can be brought in. The first that knows a file's content reads it.</summary>
public static class Formats
{
    public static IReadOnlyList<IRecordFormat> All { get; } = [new FtmFormat(), new UnListFormat(), new UkListFormat(), new UsListFormat(), new HtcdsFormat(), new RecordTableFormat(), new TableFormat()];

    public static IRecordFormat? Find(string name) => All.FirstOrDefault(f => f.Name == name);

    /// <summary>The format of these files by their content; null where nobody can read them.</summary>
    public static IRecordFormat? Of(IReadOnlyList<FileHead> heads) => All.FirstOrDefault(f => f.Knows(heads));

    /// <summary>The header of a table, for the page on which its columns are mapped.</summary>
    public static IReadOnlyList<string> HeaderOf(FileHead head, ImportPlan plan) => TableFormat.Header(head, plan) ?? [];

    /// <summary>The header and the first rows under it, as this plan reads them; empty where there is none.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> FirstRows(FileHead head, ImportPlan plan, int rows = 4)
    {
        if (!CsvGuess.Encodings.Contains(plan.Encoding) || plan.Delimiter.Length != 1 || TableFormat.Header(head, plan) is not { } header) return [];
        return [header, .. TableRows.Head(head, plan).SkipWhile(r => r.Fault is not null).Skip(1).Where(r => r.Fault is null).Take(rows).Select(r => r.Cells.Take(header.Length).ToArray())];
    }

    /// <summary>The shipped mapping of the Human Trafficking Case Data Standard.</summary>
    public static IReadOnlyList<MappedThing> OfTheStandard => HtcdsFormat.Things;

    /// <summary>Encodings a person can choose from.</summary>
    public static IReadOnlyList<string> Encodings => CsvGuess.Encodings;
}
