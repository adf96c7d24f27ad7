namespace Entente.Records.Import;

/// <summary>The formats that can be brought in. The first that knows a file's content reads it.</summary>
public static class Formats
{
    public static IReadOnlyList<IRecordFormat> All { get; } = [new FtmFormat(), new UnListFormat(), new UkListFormat(), new UsListFormat(), new HtcdsFormat(), new TableFormat()];

    public static IRecordFormat? Find(string name) => All.FirstOrDefault(f => f.Name == name);

    /// <summary>The format of these files by their content; null where nobody can read them.</summary>
    public static IRecordFormat? Of(IReadOnlyList<FileHead> heads) => All.FirstOrDefault(f => f.Knows(heads));

    /// <summary>The header of a table, for the page on which its columns are mapped.</summary>
    public static IReadOnlyList<string> HeaderOf(FileHead head, ImportPlan plan) => TableFormat.Header(head, plan) ?? [];

    /// <summary>Encodings a person can choose from.</summary>
    public static IReadOnlyList<string> Encodings => CsvGuess.Encodings;
}
