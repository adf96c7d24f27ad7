using System.Globalization;
using Entente.Foundation;

namespace Entente.Records.Import;

/// <summary>The plain table that this centre exports: a row a record of any schema, a column a property ("name", "name 2" …). Known by its first columns; needs no mapping.</summary>
internal sealed class RecordTableFormat : IRecordFormat
{
    /// <summary>What stands before the properties.</summary>
    public static IReadOnlyList<string> Fixed { get; } = ["number", "schema", "source", "said", "learned", "language", "reliability", "handling", "masked"];

    public string Name => "records";

    /// <summary>A column is the number-th value of a property.</summary>
    public static string Column(string property, int number) => number == 1 ? property : string.Create(CultureInfo.InvariantCulture, $"{property} {number}");

    public bool Knows(IReadOnlyList<FileHead> heads) => heads is [{ HasText: true } only] && PlanOf(only) is not null;

    public ImportPlan Propose(IReadOnlyList<FileHead> heads) => PlanOf(heads[0])!;

    public IEnumerable<RowRead> Read(ImportInput input)
    {
        foreach (var file in input.Files)
        {
            string[]? header = null;
            foreach (var row in TableRows.Read(input, file))
            {
                if (row.Fault is not null) yield return new(row.Line, [], [RowError.Of(row.Line, "", row.Fault, "row.table-changed")]);
                else if (header is null) header = [.. row.Cells.Select((c, i) => i == 0 ? c.TrimStart('\uFEFF') : c)];
                else yield return One(input, header, row with { Cells = [.. row.Cells.Select(CsvCell.Read)] });
            }
        }
    }

    /// <summary>As it was exported, or as a spreadsheet saved it again.</summary>
    private static ImportPlan? PlanOf(FileHead head)
    {
        var look = TableFormat.Look(head) with { Format = "records", SourceKind = SourceKind.Partner, Dates = DateOrder.YearFirst };
        return ((string[])[",", ";", "\t"]).Select(d => look with { Delimiter = d }).FirstOrDefault(p => TableFormat.Header(head, p)?.Take(Fixed.Count).SequenceEqual(Fixed) == true);
    }

    private static RowRead One(ImportInput input, string[] header, CsvRow row)
    {
        string Cell(string column) => Fixed.ToList().IndexOf(column) is var at && at < row.Cells.Length ? row.Cells[at].Trim() : "";
        RowRead Wrong(string field, string rule, string remedy, params string[] gaps) => new(row.Line, [], [RowError.Of(row.Line, field, rule, remedy, gaps)]);
        if (input.Ontology.Find(Cell("schema")) is not { Abstract: false } schema) return Wrong("schema", "SchemaNotKnown", "row.schema-not-known");
        if (Cell("number") is not { Length: > 0 and <= 300 } number) return Wrong("number", "IdMissing", "row.record-without-number");
        if (Cell("said") is { Length: > 0 } when && !PartialDate.TryParse(when, out _)) return Wrong("said", "NotADate", "row.not-a-date");

        var statements = new List<Statement>();
        for (var i = Fixed.Count; i < row.Cells.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(row.Cells[i]) || i >= header.Length || header[i].StartsWith("EXP-", StringComparison.Ordinal)) continue;
            var property = header[i].Split(' ')[0];
            if (schema.Find(property) is null) return Wrong(header[i], "PropertyNotKnown", "row.property-not-known", schema.Name);
            statements.Add(new(property, NormalForms.Tidy(row.Cells[i], true)));
        }

        var draft = input.Draft(schema.Name, statements, number);
        return new(row.Line, [draft with
        {
            Said = PartialDate.TryParse(Cell("said"), out var said) ? said : draft.Said,
            Language = draft.Language.Length > 0 || Cell("language").Length > 10 ? draft.Language : Cell("language"),
            Reliability = draft.Reliability == Reliability.NotKnown && Enum.TryParse<Reliability>(Cell("reliability"), out var reliability) && Enum.IsDefined(reliability) ? reliability : draft.Reliability,
            Handling = Cell("handling") == nameof(Handling.Conditional) ? Handling.Conditional : draft.Handling,
        }], []);
    }
}
