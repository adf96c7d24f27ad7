using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;

namespace Entente.Records.Import;

/// <summary>Takes files in, looks what they are by their content, and proposes how to read them. Nothing is kept as a record.</summary>
public sealed class ReceiveImport(EntenteDb db, IdSource ids, ImportFolder folder)
{
    public async Task<Result<ImportJob>> RunAsync(IReadOnlyList<(string Name, Stream Content)> files, Act act, CancellationToken ct)
    {
        if (db.Matrix.Ask(act.Reader, DataKind.Imports, Verb.Write) is { Allowed: false } permission) return NotAllowed.By(permission);
        if (files.Count == 0) return new NoFile();

        var reference = Reference.New("IMP");
        var stored = new List<StoredFile>();
        foreach (var (name, stream) in files) stored.Add(await folder.KeepAsync(reference, stored.Count + 1, name, stream, ct));

        var (plan, problem) = Look(stored, reference);
        if (problem is not null)
        {
            folder.Remove(reference);
            return problem.ToResult<ImportJob>();
        }

        var content = ImportedBefore.ContentOf(stored);
        // Read as it was read before, the same file changes nothing.
        if (await ImportedBefore.FindAsync(db, content, ct) is { } before) plan = before.Plan with { SaidAgain = false };

        var job = new ImportJob
        {
            Id = ids.Next<ImportId>(),
            Reference = reference,
            By = act.Reader.User,
            Role = act.Reader.Role,
            Purpose = act.Purpose,
            Organisation = act.Reader.Organisation,
            Team = act.Reader.Team,
            ReceivedAt = act.When,
            Files = stored,
            Content = content,
            Plan = plan!,
            State = ImportState.Received,
        };
        db.ImportJobs.Add(job);
        await db.CommitAsync(act, new ImportReceived(reference, stored.Count, stored.Sum(f => f.Bytes), job.Plan.Format), ct);
        return job;
    }

    private (ImportPlan? Plan, Problem? Problem) Look(List<StoredFile> stored, Reference reference)
    {
        if (stored.Any(f => f.Bytes == 0)) return (null, new FileEmpty());
        var heads = stored.Select(f => folder.Head(reference, f)).ToList();
        if (heads.Any(h => h.IsOldOffice)) return (null, new OldWorkbook());
        if (heads.Where(h => h.IsZip).Select(h => Workbook.Look(h.Open)).FirstOrDefault(l => l != WorkbookLook.Sound) is not WorkbookLook.Sound and var look) return (null, look == WorkbookLook.TooBig ? new WorkbookTooBig(Workbook.MostMegabytes) : new FileNotReadable());
        if (heads.All(h => h.HasText && string.IsNullOrWhiteSpace(h.Text(CsvGuess.EncodingOf(h.Bytes))))) return (null, new FileEmpty());
        try
        {
            var format = Formats.Of(heads);
            if (format is TableFormat and not HtcdsFormat && heads[0].HasText && heads[0].Text(CsvGuess.EncodingOf(heads[0].Bytes)).AsSpan().TrimStart() is ['{' or '[' or '<', ..]) return (null, new NoTableButMarkup());
            return format is null ? (null, new FileNotReadable()) : (format.Propose(heads), null);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or InvalidOperationException or NotSupportedException or System.Xml.XmlException)
        {
            // A zip that is no workbook, a workbook without a sheet.
            return (null, new FileNotReadable());
        }
    }
}

internal static class ProblemResults
{
    public static Result<T> ToResult<T>(this Problem problem) where T : notnull => problem;
}
