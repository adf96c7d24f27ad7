using System.Text;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Records.Import;

/// <summary>What could not be kept of an import: row by row what is wrong, and the rows themselves as they stand in the file, to be mended and brought in again.</summary>
public sealed class WrongRows(EntenteDb db, Ledger ledger, ImportFolder folder)
{
    /// <summary>Columns that are added to the file's own; brought in again, they go nowhere.</summary>
    public const string RowColumn = "wrong_row";
    public const string FieldColumn = "wrong_field";
    public const string RemedyColumn = "wrong_remedy";

    /// <summary>Whether the rows of this format can be given back one by one.</summary>
    public static bool MayMend(ImportPlan plan) => Formats.Find(plan.Format) is TableFormat or FtmFormat;

    /// <summary>Row, field, rule and remedy as CSV.</summary>
    public async Task<Result<ImportJob>> TellAsync(Reference reference, Stream to, Act act, CancellationToken ct)
    {
        if (await FindAsync(reference, act, ct) is not var (job, errors)) return new ImportGone();
        await using var writer = Writer(to);
        await LineAsync(writer, ["row", "field", "rule", "remedy"]);
        foreach (var e in errors) await LineAsync(writer, [$"{e.Row}", e.Field, e.Rule, e.Remedy]);
        return job;
    }

    /// <summary>A table's wrong rows under its own header, with what is wrong beside each; of a stream of entities its wrong lines.</summary>
    public async Task<Result<ImportJob>> GiveBackAsync(Reference reference, Stream to, Act act, CancellationToken ct)
    {
        if (await FindAsync(reference, act, ct) is not var (job, errors) || !MayMend(job.Plan)) return new ImportGone();
        var input = ImportReader.Input(job, folder, Ontology.Shipped, default);
        var byRow = errors.ToLookup(e => e.Row);
        await using var writer = Writer(to);
        if (Formats.Find(job.Plan.Format) is TableFormat table)
        {
            await TableAsync(writer, table, input, byRow, ct);
            return job;
        }

        foreach (var (row, line, _) in FtmFormat.Lines(input))
        {
            ct.ThrowIfCancellationRequested();
            if (byRow.Contains(row)) await writer.WriteAsync(line + "\n");
        }

        return job;
    }

    private async Task<(ImportJob Job, List<ImportRowError> Errors)?> FindAsync(Reference reference, Act act, CancellationToken ct)
    {
        if (await db.ImportJobs.AsNoTracking().SingleOrDefaultAsync(j => j.Reference == reference, ct) is not { } job) return null;
        var id = job.Id;
        var errors = await db.ImportRowErrors.AsNoTracking().Where(e => e.Import == id).OrderBy(e => e.Number).ToListAsync(ct);
        await ledger.RememberAsync(act, new Seen("import errors", job.Reference.Text, errors.Count), ct);
        return (job, errors);
    }

    /// <summary>With the mark of its encoding, so that a spreadsheet shows every script.</summary>
    private static StreamWriter Writer(Stream to) => new(to, new UTF8Encoding(true), 1 << 16, true);

    private static async Task TableAsync(StreamWriter to, TableFormat table, ImportInput input, ILookup<long, ImportRowError> errors, CancellationToken ct)
    {
        var width = 0;
        foreach (var (row, isHeader) in table.Rows(input))
        {
            ct.ThrowIfCancellationRequested();
            if (isHeader)
            {
                if (width == 0) await LineAsync(to, [.. TableHeader.Of(row), RowColumn, FieldColumn, RemedyColumn]);
                width = row.Cells.Length;
                continue;
            }

            if (!errors.Contains(row.Line)) continue;
            var wrong = errors[row.Line];
            await LineAsync(to, [.. row.Cells, .. Enumerable.Repeat("", Math.Max(0, width - row.Cells.Length)), $"{row.Line}", string.Join("; ", wrong.Select(e => e.Field).Distinct()), string.Join(" ", wrong.Select(e => e.Remedy).Distinct())]);
        }
    }

    private static Task LineAsync(StreamWriter to, IEnumerable<string> cells) => to.WriteAsync(CsvCell.Line(cells));
}
