using System.Security.Cryptography;
using System.Text;

namespace Entente.Records.Import;

/// <summary>Reads any table by a mapping: which column says what of which thing.</summary>
internal class TableFormat : IRecordFormat
{
    public virtual string Name => "csv";

    public virtual bool Knows(IReadOnlyList<FileHead> heads) => heads.Count == 1 && (heads[0].IsZip || heads[0].HasText) && Header(heads[0], Look(heads[0])) is { Length: > 1 };

    public virtual ImportPlan Propose(IReadOnlyList<FileHead> heads)
    {
        var plan = Look(heads[0]);
        var rows = TableRows.Head(heads[0], plan).Take(500).ToList();
        var (order, certain) = CsvGuess.DatesOf(rows.Skip(1).SelectMany(r => r.Cells));
        var header = rows.Count == 0 ? [] : TableHeader.Of(rows[0]);
        return plan with { Dates = order, DatesUncertain = !certain, Things = TableThings.Shipped.Guess(header) };
    }

    public IEnumerable<RowRead> Read(ImportInput input)
    {
        ColumnPlaces? places = null;
        foreach (var (row, isHeader) in Rows(input))
        {
            if (!isHeader) yield return One(input, places!, row);
            else if (row.Fault is null) places ??= new(row, input.Plan);
        }
    }

    /// <summary>Every row of the files with its line counted through, and whether it is a header.</summary>
    public IEnumerable<(CsvRow Row, bool IsHeader)> Rows(ImportInput input)
    {
        long before = 0;
        foreach (var file in input.Files)
        {
            var begun = false;
            long last = 0;
            foreach (var row in TableRows.Read(input, file))
            {
                last = row.Line;
                var header = begun ? IsSecondHeader(row, input.Plan) : IsHeader(row, input.Plan);
                // What stands above the header (a title, a date) is no row.
                if (begun || header) yield return (row with { Line = before + row.Line }, header);
                begun |= header;
            }

            before += last;
        }
    }

    /// <summary>The header's cells, or null where there is none.</summary>
    public static string[]? Header(FileHead head, ImportPlan plan) => TableRows.Head(head, plan).FirstOrDefault(r => r.Fault is null) is { } row ? TableHeader.Of(row) : null;

    protected virtual bool IsHeader(CsvRow row, ImportPlan plan) => row.Fault is null;

    protected virtual bool IsSecondHeader(CsvRow row, ImportPlan plan) => false;

    public static ImportPlan Look(FileHead head)
    {
        if (head.IsZip) return new() { Format = "csv" };
        var encoding = CsvGuess.EncodingOf(head.Bytes);
        return new() { Format = "csv", Encoding = encoding, Delimiter = CsvGuess.DelimiterOf(head.Lines(encoding)).ToString() };
    }

    protected static string Tidy(string cell) => NormalForms.Tidy(cell.TrimStart('\uFEFF'));

    private static RowRead One(ImportInput input, ColumnPlaces places, CsvRow row)
    {
        RowRead Wrong(string rule, string remedy, params string[] gaps) => new(row.Line, [], [RowError.Of(row.Line, "", rule, remedy, gaps)]);
        if (row.Fault == "QuoteNotClosed") return Wrong(row.Fault, "row.quote-not-closed");
        if (row.Fault is not null) return Wrong(row.Fault, "row.row-too-long");
        if (row.Cells.Length > places.Width && row.Cells.Skip(places.Width).Any(c => c.Length > 0)) return Wrong("TooManyColumns", "row.too-many-columns", $"{row.Cells.Length}", $"{places.Width}");

        var errors = new List<RowError>();
        var content = new Lazy<string>(() => Hash(string.Join('\u001f', row.Cells)));
        var things = new List<(MappedThing Thing, Said Said, string Id)>();
        foreach (var (thing, columns, idPlaces) in places.Things)
        {
            var said = new Said();
            foreach (var (column, place) in columns) Add(input, thing, column, place < row.Cells.Length ? row.Cells[place] : "", said, errors, row.Line);
            var id = string.Join('|', idPlaces.Select(p => p < row.Cells.Length ? row.Cells[p].Trim() : ""));
            if (idPlaces.Count == 0 || id.Trim('|').Length == 0) id = $"row-{content.Value}";
            if (id.Length > 250) errors.Add(RowError.Of(row.Line, string.Join(", ", thing.IdColumns), "TooLong", "row.number-too-long"));
            things.Add((thing, said, places.Things.Count == 1 ? id : $"{id}/{thing.Key}"));
        }

        if (errors.Count > 0) return new(row.Line, [], errors);
        var kept = things.Where(t => t.Said.Statements.Count > 0).ToList();
        // The standard's workbook comes with a thousand prepared rows.
        if (kept.Count == 0 && input.Plan.Format == "htcds") return new(row.Line, [], []);
        if (kept.Count == 0) return Wrong("NothingSaid", "row.nothing-said");
        // A tie has no column of its own: it stands where all that it ties is told of.
        kept.AddRange(things.Where(t => t.Said.Statements.Count == 0 && t.Thing.Columns.Count == 0 && t.Thing.Links.Count > 0 && t.Thing.Links.Values.All(to => kept.Any(k => k.Thing.Key == to))).ToList());
        foreach (var (thing, said, _) in kept)
        {
            foreach (var (property, to) in thing.Links)
            {
                if (kept.FirstOrDefault(t => t.Thing.Key == to) is { Id: { } target }) said.Add(property, target);
            }
        }

        return new(row.Line, [.. kept.Select(t => input.Draft(t.Thing.Schema, t.Said.Statements, t.Id))], []);
    }

    private static void Add(ImportInput input, MappedThing thing, MappedColumn column, string cell, Said said, List<RowError> errors, long line)
    {
        if (string.IsNullOrWhiteSpace(cell)) return;
        var property = input.Ontology[thing.Schema].Find(column.Property);
        cell = Foundation.CsvCell.Read(cell);
        var values = column.Separator.Length == 0 ? [cell] : cell.Split(column.Separator[0], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var one in values)
        {
            var value = column.Values?.GetValueOrDefault(one.Trim()) ?? one;
            if (NormalForms.IsBroken(one)) errors.Add(RowError.Of(line, column.Column, "BrokenText", "row.broken-text", input.Plan.Encoding));
            else if (property?.Type != PropertyType.Date) said.Add(column.Property, column.Prefix is null ? value : $"{column.Prefix}: {value}", value == one ? null : one);
            else if ((WrittenDates.Read(value, input.Plan.Dates) ?? Serial(value)) is { } date) said.Add(column.Property, date, value);
            else errors.Add(RowError.Of(line, column.Column, "NotADate", "row.not-this-date", input.Plan.Dates == DateOrder.MonthFirst ? "05/17/2019" : "17/05/2019"));
        }
    }

    /// <summary>A date that a spreadsheet gave as the number of its day, between 1927 and 2119: five digits are no other date.</summary>
    private static string? Serial(string value) =>
        value.Trim() is { Length: 5 } number && int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var day) && day is >= 10_000 and < 80_000
            ? Foundation.PartialDate.Of(new DateOnly(1899, 12, 30).AddDays(day)).ToString() : null;

    private static string Hash(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 12));
}
