using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records.Import;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Imports;

/// <summary>Runs wanted imports one after another, and at start goes on with whatever a kill left half done.</summary>
internal sealed partial class ImportHost(IStore store, Ledger ledger, RunImport run, Pulse pulse, TimeProvider clock, ILogger<ImportHost> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        _ = ledger;
        while (!stoppingToken.IsCancellationRequested)
        {
            var bell = pulse.Next;
            try
            {
                if (await NextAsync(stoppingToken) is { } reference)
                {
                    await run.RunAsync(reference, null, stoppingToken);
                    continue;
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
#pragma warning disable CA1031 // A database that is away for a while must not end the imports for good.
            catch (Exception fault)
            {
                Failed(log, fault.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(5), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
#pragma warning restore CA1031
            await Task.WhenAny(bell, Task.Delay(TimeSpan.FromSeconds(5), clock, stoppingToken));
        }
    }

    private async Task<Reference?> NextAsync(CancellationToken ct)
    {
        await using var db = store.Open(Reader.Machine);
        return await db.ImportJobs.AsNoTracking().Where(j => j.State == ImportState.Wanted || j.State == ImportState.Running)
            .OrderBy(j => j.Id).Select(j => (Reference?)j.Reference).FirstOrDefaultAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The imports stopped with {Fault}; tried again in a moment.")]
    private static partial void Failed(ILogger log, string fault);
}
