using System.Security.Cryptography;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Records.Export;

/// <summary>Makes an open export's file for whoever asked for it, with the rights that they have now, and remembers it before the first byte goes out.</summary>
public sealed class FetchExport(EntenteDb db, IStore store, Ledger ledger, Ontology ontology)
{
    public async Task<Result<ExportedFile>> RunAsync(Reference reference, Act act, CancellationToken ct)
    {
        var found = await OpenAsync(reference, act, ct);
        if (found.IsRefused) return found.Problems.ToList();
        var (job, selection, label) = found.Value;
        var format = ExportFormats.Of(job.Format);
        var file = ExportFolder.Scratch();
        try
        {
            var written = await format.WriteAsync(await ExportRecords.OpenAsync(db, ontology, act, selection, ct), label, file, ct);
            if (written.IsRefused)
            {
                await file.DisposeAsync();
                return written.Problems.ToList();
            }

            file.Position = 0;
            var sha = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
            file.Position = 0;
            await ledger.RememberAsync(act, new ExportFetched(reference, job.Scope, job.Format, written.Value.Records, written.Value.Left, file.Length, sha) { Dossier = job.Dossier }, ct);
            return new ExportedFile(file, $"{reference.ToRoute()}.{format.Ending}", format.ContentType, written.Value, ExportFormats.Note(label, job));
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>The note that goes with the file. Shows nothing of a record.</summary>
    public async Task<Result<string>> NoteAsync(Reference reference, Act act, CancellationToken ct)
    {
        var found = await OpenAsync(reference, act, ct);
        if (found.IsRefused) return found.Problems.ToList();
        await ledger.RememberAsync(act, new Seen("export note", reference.Text, 0) { Dossier = found.Value.Job.Dossier }, ct);
        return ExportFormats.Note(found.Value.Label, found.Value.Job);
    }

    private sealed record Opened(ExportJob Job, ExportSelection Selection, ExportLabel Label);

    private async Task<Result<Opened>> OpenAsync(Reference reference, Act act, CancellationToken ct)
    {
        // Asking gives no right to read the list of exports: one's own are read past the row filter.
        await using var all = store.Open(Reader.Machine);
        if (await all.ExportJobs.AsNoTracking().SingleOrDefaultAsync(j => j.Reference == reference && j.By == act.Reader.User, ct) is not { } job) return new ExportGone();
        if (job.Role != act.Reader.Role || job.Purpose != act.Purpose) return new ExportInAnotherRole(job.Role.ToString(), job.Purpose.ToString());
        if (db.Matrix.Ask(act.Reader, DataKind.Exports, Verb.Export) is { Allowed: false } no)
        {
            await ledger.RememberAsync(act, new Refused("Export Exports", no.Rule) { Dossier = job.Dossier }, ct);
            return NotAllowed.By(no);
        }

        if (job.State == ExportState.Waiting) return new ExportWaits();
        if (job.State == ExportState.Declined) return new ExportWasDeclined();
        if (!job.IsOpen(act.When)) return new ExportTooLate();
        if (await ExportSelection.OfAsync(db, job, ct) is not { } selection) return new ExportSubjectGone();
        var names = await all.NamesAsync([job.By], ct);
        return new Opened(job, selection, new(reference, names.GetValueOrDefault(job.By, "the centre"), job.Purpose.ToString(), act.When, selection.Words));
    }
}

/// <summary>A file that is ready to go out; gone from the disk when closed.</summary>
public sealed record ExportedFile(Stream Content, string Name, string ContentType, Written Written, string Note) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();

    public override string ToString() => Name;
}
