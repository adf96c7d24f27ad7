using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records.Import;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Imports;

/// <summary>Runs wanted imports one after another, and at start goes on with whatever a kill left half done.</summary>
/// <remarks>An import at the command line runs there: two that run one import stop each other. Only where it has not moved for a while, and its files lie here, was it left behind.</remarks>
internal sealed partial class ImportHost(IStore store, Ledger ledger, RunImport run, ImportFolder folder, Pulse pulse, TimeProvider clock, ILogger<ImportHost> log) : BackgroundService
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>How far each import of a command line was, and since when it has been there.</summary>
    private readonly Dictionary<Reference, (int Version, DateTimeOffset Since)> _elsewhere = [];

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

    /// <summary>The oldest import that is this site's to run; null where there is none.</summary>
    internal async Task<Reference?> NextAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var putOff = _putOff.Where(p => p.Value > now).Select(p => p.Key).ToArray();
        await using var db = store.Open(Reader.Machine);
        var moving = await db.ImportJobs.AsNoTracking().Where(j => j.State == ImportState.Wanted || j.State == ImportState.Running).Where(j => !putOff.Contains(j.Reference))
            .OrderBy(j => j.Id).Select(j => new Moving(j.Reference, j.By == default && (j.StartedAt == null || j.State == ImportState.Running), j.Version)).ToListAsync(ct);
        foreach (var gone in _elsewhere.Keys.Except(moving.Select(m => m.Reference)).ToList()) _elsewhere.Remove(gone);
        return moving.FirstOrDefault(m => !m.OfCommandLine || LeftBehind(m, now))?.Reference;
    }

    private bool LeftBehind(Moving import, DateTimeOffset now)
    {
        if (!_elsewhere.TryGetValue(import.Reference, out var seen) || seen.Version != import.Version) _elsewhere[import.Reference] = seen = (import.Version, now);
        return now - seen.Since >= Patience && folder.Has(import.Reference);
    }

    /// <param name="OfCommandLine">Begun there, and not started again by a person since.</param>
    private sealed record Moving(Reference Reference, bool OfCommandLine, int Version);

    [LoggerMessage(Level = LogLevel.Error, Message = "The imports stopped with {Fault}; tried again in a moment.")]
    private static partial void Failed(ILogger log, string fault);
}
