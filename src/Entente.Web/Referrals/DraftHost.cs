using Entente.Referrals;

namespace Entente.Web.Referrals;

/// <summary>Deletes drafts on their day: looks at start and every hour.</summary>
internal sealed partial class DraftHost(DeleteOldDrafts delete, TimeProvider clock, ILogger<DraftHost> log) : BackgroundService
{
    public static readonly TimeSpan Between = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (true)
        {
            try
            {
                var deleted = await delete.RunAsync(stoppingToken);
                if (deleted > 0) Deleted(log, deleted);
                await Task.Delay(Between, clock, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
#pragma warning disable CA1031 // What could not be deleted now is deleted at the next look; the site goes on.
            catch (Exception fault)
            {
                Failed(log, fault.GetType().Name);
                await Task.Delay(Between, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
#pragma warning restore CA1031
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} old drafts were deleted on their day.")]
    private static partial void Deleted(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Old drafts could not be deleted ({Fault}); it is tried again in an hour.")]
    private static partial void Failed(ILogger log, string fault);
}
