using Entente.Cases.Tasks;

namespace Entente.Web.Cases;

/// <summary>Tells of clocks and birthdays: looks at start and every hour.</summary>
internal sealed partial class TaskHost(WarnOfClocks clocks, WatchBirthdays birthdays, TimeProvider clock, ILogger<TaskHost> log) : BackgroundService
{
    public static readonly TimeSpan Between = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (true)
        {
            try
            {
                var raised = await clocks.RunAsync(stoppingToken) + await birthdays.RunAsync(stoppingToken);
                if (raised > 0) Raised(log, raised);
                await Task.Delay(Between, clock, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
#pragma warning disable CA1031 // What could not be told now is told at the next look; the site goes on.
            catch (Exception fault)
            {
                Failed(log, fault.GetType().Name);
                await Task.Delay(Between, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
#pragma warning restore CA1031
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} tasks were raised by clocks and birthdays.")]
    private static partial void Raised(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Clocks and birthdays could not be looked at ({Fault}); it is tried again in an hour.")]
    private static partial void Failed(ILogger log, string fault);
}
