using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Records.Import;

/// <summary>Says that a checked import shall run. It runs in the background, in batches.</summary>
public sealed class StartImport(EntenteDb db, IdSource ids, RecordSources sources)
{
    public async Task<Result<ImportJob>> RunAsync(Reference reference, Act act, CancellationToken ct)
    {
        var job = await db.ImportJobs.SingleOrDefaultAsync(j => j.Reference == reference, ct);
        if (job is null) return new ImportGone();
        if (job.State == ImportState.Received) return new NotCheckedYet();
        if (job.State is not (ImportState.Checked or ImportState.Stopped or ImportState.Failed)) return new AlreadyRunning();

        var (source, added) = await sources.FindOrAddAsync(db, job.Plan.SourceName, job.Plan.SourceKind, job.Plan.Reliability, job.Organisation, ct);
        if (job.StartId == default) job.StartId = ids.Next<RecordId>();
        job.State = ImportState.Wanted;
        job.Trouble = "";
        job.Version++;
        var wanted = new ImportWanted(reference, source.Id);
        await db.CommitAsync(act, added is null ? [wanted] : [added, wanted], ct);
        return job;
    }
}

/// <summary>Stops a running import behind its last committed batch; it can be started again there.</summary>
public sealed class StopImport(EntenteDb db)
{
    public async Task<Result<ImportJob>> RunAsync(Reference reference, Act act, CancellationToken ct)
    {
        var job = await db.ImportJobs.SingleOrDefaultAsync(j => j.Reference == reference, ct);
        if (job is null) return new ImportGone();
        if (!job.IsMoving) return job;
        job.State = ImportState.Stopped;
        job.Version++;
        await db.CommitAsync(act, new ImportEnded(reference, nameof(ImportState.Stopped), job.RowsDone, job.RowsWrong, job.RecordsKept, job.RecordsUnchanged), ct);
        return job;
    }
}

/// <summary>Keeps a mapping for the next file of its kind, by name; an older one of that name is replaced.</summary>
public sealed class SaveMapping(EntenteDb db, IdSource ids)
{
    public async Task<Result<SavedMapping>> RunAsync(string name, ImportPlan plan, Act act, CancellationToken ct)
    {
        if (NormalForms.IsBroken(name)) return new MappingNameBroken();
        name = NormalForms.Tidy(name);
        if (name.Length is 0 or > 100) return new MappingNameMissing();
        if (db.Matrix.Ask(act.Reader, Access.DataKind.Imports, Access.Verb.Write) is { Allowed: false } refused) return NotAllowed.By(refused);
        var owner = act.Reader.Organisation;
        var saved = await db.SavedMappings.SingleOrDefaultAsync(m => m.Organisation == owner && m.Name == name, ct);
        if (saved is null) db.SavedMappings.Add(saved = new() { Id = ids.Next<ImportId>(), Organisation = owner, Name = name, Plan = plan with { SaidAgain = false }, SavedAt = act.When });
        else (saved.Plan, saved.SavedAt) = (plan with { SaidAgain = false }, act.When);
        await db.CommitAsync(act, new MappingSaved(owner, plan.Format), ct);
        return saved;
    }
}
