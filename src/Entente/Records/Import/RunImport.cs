using System.Data.Common;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Records.Import;

/// <summary>Runs a wanted import: reads ahead on one core, commits batches on the other, and goes on behind the last committed row after a kill.</summary>
public sealed class RunImport(IStore store, Ledger ledger, RecordMaker maker, ImportFolder folder, TimeProvider clock)
{
    /// <summary>Rows to a commit: enough to make one sync and one sorted pass over the keys cheap, few enough to lose little.</summary>
    public int Batch { get; init; } = 10_000;

    /// <summary>Rows wrong in a file beyond which the download says only how many more there are.</summary>
    public const int MostErrorsKept = 50_000;

    /// <summary>What stopped an import whose file cannot be read to its end.</summary>
    public const string FileBroken = "FileBroken";

    /// <summary>Ends with the import done, stopped or failed; throws only where the store will not even take the word that it failed, and where it is told to stop.</summary>
    public async Task RunAsync(Reference reference, Action<ImportJob>? progress, CancellationToken ct)
    {
        try
        {
            await ReadAndCommitAsync(reference, progress, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Stopped by a person while a batch was on its way: that batch is not kept, and comes first when started again.
        }
        catch (Exception fault) when (!ct.IsCancellationRequested && !MayPass(fault))
        {
            // One file must not keep all others waiting: whatever it was, this import ends here and can be started again behind its last committed row.
            await FailAsync(reference, fault is InvalidDataException or IOException or FormatException ? FileBroken : fault.GetType().Name, progress, ct);
        }
    }

    private async Task ReadAndCommitAsync(Reference reference, Action<ImportJob>? progress, CancellationToken ct)
    {
        await using var db = store.Open(Reader.Machine);
        var job = await db.ImportJobs.SingleAsync(j => j.Reference == reference, ct);
        var name = NormalForms.Tidy(job.Plan.SourceName);
        var source = await db.RecordSources.AsNoTracking().Where(s => s.Name == name).Select(s => s.Id).SingleAsync(ct);
        (job.State, job.StartedAt, job.Version) = (ImportState.Running, job.StartedAt ?? Now(job).When, job.Version + 1);
        await db.CommitAsync(Now(job), new ImportStarted(reference, job.RowsDone), ct);

        // A source of which nothing is kept yet needs no look-up of what is there; rows this run has seen it remembers itself.
        var fresh = job.RowsDone == 0 && !await db.Records.AnyAsync(r => r.Source == source, ct);
        var commit = new CommitBatch(db, ledger, job, source, fresh);
        await foreach (var batch in new ImportBatches(job, source, folder, maker, Batch).AllAsync(Now(job).When, ct))
        {
            await commit.RunAsync(batch, Now(job), ct);
            progress?.Invoke(job);
            if (await StoppedAsync(job, ct)) return;
        }

        await EndAsync(db, job, ImportState.Done, "", ct);
        progress?.Invoke(job);
    }

    /// <summary>A database that is away for a moment: the same import is tried again.</summary>
    private static bool MayPass(Exception? fault) => fault is DbException { IsTransient: true } || (fault is not null && MayPass(fault.InnerException));

    private async Task<bool> StoppedAsync(ImportJob job, CancellationToken ct)
    {
        await using var db = store.Open(Reader.Machine);
        return await db.ImportJobs.AsNoTracking().Where(j => j.Id == job.Id).Select(j => j.State).SingleAsync(ct) == ImportState.Stopped;
    }

    /// <summary>In a context of its own: the one that failed holds half a batch.</summary>
    private async Task FailAsync(Reference reference, string trouble, Action<ImportJob>? progress, CancellationToken ct)
    {
        await using var db = store.Open(Reader.Machine);
        var job = await db.ImportJobs.SingleAsync(j => j.Reference == reference, ct);
        if (!job.IsMoving) return;
        await EndAsync(db, job, ImportState.Failed, trouble, ct);
        progress?.Invoke(job);
    }

    private async Task EndAsync(EntenteDb db, ImportJob job, ImportState state, string trouble, CancellationToken ct)
    {
        (job.State, job.Trouble, job.EndedAt, job.Version) = (state, trouble, Now(job).When, job.Version + 1);
        await db.CommitAsync(Now(job), new ImportEnded(job.Reference, state.ToString(), job.RowsDone, job.RowsWrong, job.RecordsKept, job.RecordsUnchanged), ct);
    }

    /// <summary>The act of whoever started it.</summary>
    private Act Now(ImportJob job) => new(new(job.By, job.Role, job.Organisation, job.Team), job.Purpose, Act.Cut(clock.GetUtcNow()));
}
