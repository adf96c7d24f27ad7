namespace Entente.Web.Shell;

/// <summary>Work that the site does by itself, round after round: at start, and again each time that so long has passed. What a round could not do, the next one does.</summary>
internal abstract partial class Rounds(TimeSpan every, TimeProvider clock, ILogger log) : BackgroundService
{
    /// <summary>What a round does things to, for the log: "old drafts deleted".</summary>
    protected abstract string Did { get; }

    /// <summary>One round; returns how much it did.</summary>
    protected abstract Task<int> GoAsync(CancellationToken ct);

    protected DateTimeOffset Now => clock.GetUtcNow();

    protected ILogger Log => log;

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var done = await GoAsync(stoppingToken);
                if (done > 0) Went(log, done, Did);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A database that is away or locked for a while must not end the rounds for good; the site goes on.
            catch (Exception fault)
            {
                Failed(log, Did, fault.GetType().Name, every);
            }
#pragma warning restore CA1031
            await Task.Delay(every, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A round is over: {Count} {Did}.")]
    private static partial void Went(ILogger log, int count, string did);

    [LoggerMessage(Level = LogLevel.Error, Message = "A round ({Did}) stopped with {Fault}; the next is in {Every}.")]
    private static partial void Failed(ILogger log, string did, string fault, TimeSpan every);
}
