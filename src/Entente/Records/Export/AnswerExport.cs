using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Records.Export;

/// <summary>A second person, never the one who asked, says whether an export may go out.</summary>
public sealed class AnswerExport(EntenteDb db, Gate gate)
{
    public async Task<Result<ExportJob>> RunAsync(Reference reference, bool? agree, string? why, Act act, CancellationToken ct)
    {
        if (await db.ExportJobs.SingleOrDefaultAsync(j => j.Reference == reference, ct) is not { } job) return new ExportGone();
        if (await gate.AskAsync(db, act, DataKind.Exports, Verb.Approve, job, ct) is { Allowed: false } no) return NotAllowed.By(no);
        if (job.By == act.Reader.User) return new OwnExport();
        if (job.State != ExportState.Waiting) return new ExportAnswered();
        if (agree is null) return new NoExportAnswer();
        var words = (why ?? "").Trim();
        if (agree == false && words.Length == 0) return new NoReasonToDecline();
        if (words.Length > ExportJob.MostWords) return new TooLong("Why", ExportJob.MostWords);

        job.AnswerBy(act.Reader.User, agree.Value, words, act.When);
        Event happened = agree.Value ? new ExportApproved(reference, job.Until!.Value) { Dossier = job.Dossier } : new ExportDeclined(reference) { Dossier = job.Dossier };
        try
        {
            await db.CommitAsync(act with { Because = words.Length > 0 ? words : null }, happened, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ExportAnswered();
        }

        return job;
    }
}
