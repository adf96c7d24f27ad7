using Entente.Audit;
using Entente.Triage.Many;

namespace Entente.Web.Triage;

/// <summary>Does what was confirmed for many, one after another, and at start goes on with whatever a kill left half done.</summary>
internal sealed partial class ManyHost(RunMany run, ClearMany clear, Pulse pulse, TimeProvider clock, ILogger<ManyHost> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenClearings = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var cleared = DateTimeOffset.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            var bell = pulse.Next;
            try
            {
                if (await run.NextAsync(stoppingToken) is { } next)
                {
                    await run.RunAsync(next, stoppingToken);
                    continue;
                }

                if (clock.GetUtcNow() - cleared >= BetweenClearings)
                {
                    await clear.RunAsync(stoppingToken);
                    cleared = clock.GetUtcNow();
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A database that is away or locked for a while must not end this for good: the step is done again.
            catch (Exception fault)
            {
                Failed(log, fault.GetType().Name);
            }
#pragma warning restore CA1031
            await Task.WhenAny(bell, Task.Delay(Pause, clock, stoppingToken));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Dealing with many stopped with {Fault}; tried again in a moment.")]
    private static partial void Failed(ILogger log, string fault);
}
