using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records;
using Entente.Records.Import;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Backups;

/// <summary>Brings a file in as the site does, in small batches so that a kill finds it under way, and goes on with whatever step a kill left it at.</summary>
internal sealed class ExerciseImport(IServiceProvider services, string folder, Action<string> say)
{
    private const int RowsToABatch = 4;
    public const string Source = "Exercise";

    public async Task RunAsync(string file)
    {
        await Task.Yield();
        var store = services.GetRequiredService<IStore>();
        var maker = services.GetRequiredService<RecordMaker>();
        var ids = services.GetRequiredService<IdSource>();
        var files = new ImportFolder(folder);
        var act = Act.OfMachine(services.GetRequiredService<TimeProvider>().GetUtcNow());

        await using (var db = store.Open(Reader.Machine))
        {
            var job = await db.ImportJobs.AsNoTracking().SingleOrDefaultAsync();
            if (job is null)
            {
                await using var content = File.OpenRead(file);
                job = (await new ReceiveImport(db, ids, files).RunAsync([(Path.GetFileName(file), content)], act, default)).Value;
            }

            if (job.State == ImportState.Received) job = (await new CheckImport(db, maker, files).RunAsync(job.Reference, job.Plan with { SourceName = Source }, act, default)).Value;
            if (job.State == ImportState.Checked) job = (await new StartImport(db, ids, new RecordSources(ids)).RunAsync(job.Reference, act, default)).Value;
            if (job.IsMoving)
            {
                var run = new RunImport(store, services.GetRequiredService<Ledger>(), maker, files, services.GetRequiredService<TimeProvider>()) { Batch = RowsToABatch };
                await run.RunAsync(job.Reference, j => say($"rows {j.RowsDone}"), default);
            }
        }

        await Task.Delay(Timeout.Infinite);
    }
}
