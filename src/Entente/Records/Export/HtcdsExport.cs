using System.Text;
using Entente.Foundation;
using Entente.Records.Import;
using MiniExcelLibs;

namespace Entente.Records.Export;

/// <summary>The Human Trafficking Case Data Standard 2.0: a row a person, with their address and what they went through; the shipped mapping read backwards.</summary>
internal sealed class HtcdsExport(ExportFormat format) : IExportFormat
{
    private const int MostRowsInASheet = 1_048_575;
    private static readonly IReadOnlyList<string> Columns = [.. HtcdsFormat.Things.SelectMany(t => t.Columns).Select(c => c.Column)];

    public ExportFormat Format => format;

    public string Ending => format == ExportFormat.HtcdsCsv ? "htcds.csv" : "htcds.xlsx";

    public string ContentType => format == ExportFormat.HtcdsCsv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public string CannotCarry => "The standard tells of people, their address, what they went through and organisations, in its own fields alone: other records, further values of a field, numbers of sources, and when and how reliably something was said have no place in it.";

    public async Task<Result<Written>> WriteAsync(ExportRecords records, ExportLabel label, Stream to, CancellationToken ct)
    {
        using var spool = new Spool();
        var (count, left, rows) = (0L, 0L, 0L);
        await foreach (var chunk in records.ReadAsync(ct))
        {
            left += chunk.Count(r => HtcdsFormat.Things.All(t => t.Schema != r.Schema));
            foreach (var row in await HtcdsRows.OfAsync(records, chunk, ct))
            {
                spool.Add(row.Cells);
                count += row.Records;
                rows++;
            }
        }

        if (format == ExportFormat.HtcdsXlsx)
        {
            if (rows > MostRowsInASheet) return new TooManyRowsForAWorkbook(MostRowsInASheet);
            await to.SaveAsAsync(Sheet(spool, label), cancellationToken: ct);
            return new Written(count, left);
        }

        await using var writer = new StreamWriter(to, new UTF8Encoding(true), 1 << 16, leaveOpen: true);
        await writer.WriteAsync(CsvCell.Line([.. Columns, label.Line]));
        foreach (var cells in spool.Read<string[]>()) await writer.WriteAsync(CsvCell.Line([.. cells, label.Export.Text]));
        return new Written(count, left);
    }

    private static IEnumerable<IDictionary<string, object>> Sheet(Spool spool, ExportLabel label)
    {
        IDictionary<string, object> Row(string[] cells)
        {
            var row = new Dictionary<string, object>(Columns.Count + 1);
            for (var i = 0; i < Columns.Count; i++) row[Columns[i]] = cells[i];
            row[label.Line] = label.Export.Text;
            return row;
        }

        var any = false;
        foreach (var cells in spool.Read<string[]>())
        {
            any = true;
            yield return Row(cells);
        }

        if (!any) yield return Row([.. Columns.Select(_ => "")]);
    }
}
