using Entente.Support.Offers;

namespace Entente.Web.Support;

/// <summary>Writes down which offers of support ran out: looks at start and every five minutes, because a bed for tonight is asked for by the hour.</summary>
internal sealed partial class OfferHost(ExpireOffers expire, TimeProvider clock, ILogger<OfferHost> log) : BackgroundService
{
    public static readonly TimeSpan Between = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (true)
        {
            try
            {
                var expired = await expire.RunAsync(stoppingToken);
                if (expired > 0) Expired(log, expired);
                await Task.Delay(Between, clock, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
#pragma warning disable CA1031 // What could not be written down now is at the next look; nobody can accept it meanwhile, and the site goes on.
            catch (Exception fault)
            {
                Failed(log, fault.GetType().Name);
                await Task.Delay(Between, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
#pragma warning restore CA1031
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} offers of support ran out.")]
    private static partial void Expired(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Offers of support could not be gone through ({Fault}); it is tried again in five minutes.")]
    private static partial void Failed(ILogger log, string fault);
}
