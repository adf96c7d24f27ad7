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
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Imports that could not even be marked as failed, and until when the others go before them.</summary>
    private readonly Dictionary<Reference, DateTimeOffset> _putOff = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        _ = ledger;
        while (!stoppingToken.IsCancellationRequested)
        {
            var bell = pulse.Next;
            Reference? next = null;
            try
            {
                next = await NextAsync(stoppingToken);
                if (next is { } reference)
                {
                    await run.RunAsync(reference, null, stoppingToken);
                    continue;
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A database that is away for a while must not end the imports for good, nor one import all others.
            catch (Exception fault)
            {
                Failed(log, fault.GetType().Name);
                if (next is { } reference)
                {
                    _putOff[reference] = clock.GetUtcNow() + Pause;
                    continue;
                }
            }
#pragma warning restore CA1031
            await Task.WhenAny(bell, Task.Delay(Pause, clock, stoppingToken));
        }
    }

    private async Task<Reference?> NextAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var putOff = _putOff.Where(p => p.Value > now).Select(p => p.Key).ToArray();
        await using var db = store.Open(Reader.Machine);
        return await db.ImportJobs.AsNoTracking().Where(j => j.State == ImportState.Wanted || j.State == ImportState.Running).Where(j => !putOff.Contains(j.Reference))
            .OrderBy(j => j.Id).Select(j => (Reference?)j.Reference).FirstOrDefaultAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The imports stopped with {Fault}; tried again in a moment.")]
    private static partial void Failed(ILogger log, string fault);
}
