using Entente.Foundation;

namespace Entente.Records.Import;

/// <summary>The Human Trafficking Case Data Standard 2.0, as CSV or XLSX, with field names or with labels in the header.</summary>
internal sealed class HtcdsFormat : TableFormat
{
    /// <summary>The shipped mapping of the standard's fields, which the export reads backwards.</summary>
    public static IReadOnlyList<MappedThing> Things { get; } = DataFolder.Shipped.Read<MappingFile>("formats/htcds.json").Things;

    private static readonly HashSet<string> Fields = [.. Things.SelectMany(t => t.Columns).Select(c => c.Column)];
    private static readonly HashSet<string> Labels = [.. Things.SelectMany(t => t.Columns).Select(c => c.Label).OfType<string>()];

    public override string Name => "htcds";

    public override bool Knows(IReadOnlyList<FileHead> heads) => heads.Count == 1 && (heads[0].IsZip || heads[0].HasText)
        && TableRows.Head(heads[0], Look(heads[0])).Take(3).Any(r => IsHeader(r, new()));

    public override ImportPlan Propose(IReadOnlyList<FileHead> heads)
    {
        var plan = Look(heads[0]);
        var (order, certain) = CsvGuess.DatesOf(TableRows.Head(heads[0], plan).Skip(1).Take(500).SelectMany(r => r.Cells));
        return plan with { Format = Name, Things = Things, Dates = order, DatesUncertain = !certain, SourceKind = SourceKind.Partner };
    }

    /// <summary>The standard's own workbook has the field names in a hidden first row and the labels under them.</summary>
    protected override bool IsHeader(CsvRow row, ImportPlan plan) => row.Fault is null && (row.Cells.Count(c => Fields.Contains(Tidy(c))) >= 2 || row.Cells.Count(c => Labels.Contains(Tidy(c))) >= 4);

    protected override bool IsSecondHeader(CsvRow row, ImportPlan plan) => row.Line <= 3 && IsHeader(row, plan);

    private sealed record MappingFile(string Source, string Date, IReadOnlyList<MappedThing> Things);
}
