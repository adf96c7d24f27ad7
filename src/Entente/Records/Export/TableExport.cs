using System.Globalization;
using System.Text;
using Entente.Foundation;
using Entente.Records.Import;

namespace Entente.Records.Export;

/// <summary>A plain table: a row a record, a column a property, and as many of them as the record with the most values needs.</summary>
internal sealed class TableExport : IExportFormat
{
    public ExportFormat Format => ExportFormat.Csv;

    public string Ending => "csv";

    public string ContentType => "text/csv; charset=utf-8";

    public string CannotCarry => "A table has no place for how a value was written, when and how reliably each single one was said, and the words it was taken from.";

    public async Task<Result<Written>> WriteAsync(ExportRecords records, ExportLabel label, Stream to, CancellationToken ct)
    {
        using var spool = new Spool();
        var most = new Dictionary<string, int>();
        long count = 0;
        await foreach (var chunk in records.ReadAsync(ct))
        {
            foreach (var record in chunk)
            {
                count++;
                foreach (var property in record.Statements.GroupBy(s => s.Property)) most[property.Key] = Math.Max(most.GetValueOrDefault(property.Key), property.Count());
                spool.Add<string[][]>([Fixed(record), .. record.Statements.Select(s => new[] { s.Property, s.Value })]);
            }
        }

        await using var writer = new StreamWriter(to, new UTF8Encoding(true), 1 << 16, leaveOpen: true);
        var columns = most.OrderBy(m => m.Key, StringComparer.Ordinal).SelectMany(m => Enumerable.Range(1, m.Value).Select(n => (Property: m.Key, Number: n))).ToList();
        var places = columns.Select((c, i) => (c, i)).ToDictionary(c => c.c, c => c.i);
        await writer.WriteAsync(CsvCell.Line([.. RecordTableFormat.Fixed, .. columns.Select(c => RecordTableFormat.Column(c.Property, c.Number)), label.Line]));
        foreach (var row in spool.Read<string[][]>())
        {
            var cells = new string[columns.Count];
            Array.Fill(cells, "");
            var seen = new Dictionary<string, int>();
            foreach (var said in row.Skip(1)) cells[places[(said[0], seen[said[0]] = seen.GetValueOrDefault(said[0]) + 1)]] = said[1];
            await writer.WriteAsync(CsvCell.Line([.. row[0], .. cells, label.Export.Text]));
        }

        return new Written(count, 0);
    }

    /// <summary>In the order of <see cref="RecordTableFormat.Fixed"/>.</summary>
    private static string[] Fixed(ShownRecord r) =>
        [r.Number, r.Schema, r.Source, r.Said?.ToString() ?? "", r.Learned.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), r.Language, r.Reliability.ToString(), r.Handling.ToString(), string.Join(' ', r.Masked)];
}
