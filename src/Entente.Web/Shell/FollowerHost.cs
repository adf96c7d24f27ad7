using Entente.Audit;
using Entente.Storage;

namespace Entente.Web.Shell;

/// <summary>Wakes the followers at every commit, and once a second for commits of other processes.</summary>
internal sealed partial class FollowerHost(Followers followers, Pulse pulse, TimeProvider clock, ILogger<FollowerHost> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(followers.All.Select(f => RunAsync(f, stoppingToken)));

    private async Task RunAsync(IFollower follower, CancellationToken ct)
    {
        await Task.Yield();
        while (!ct.IsCancellationRequested)
        {
            var bell = pulse.Next;
            try
            {
                while (await followers.StepAsync(follower, ct)) { }
            }
            catch (OperationCanceledException)
            {
                return;
            }
#pragma warning disable CA1031 // A follower that fails is shown on the health page and tried again; the site goes on.
            catch (Exception fault)
            {
                Failed(log, follower.Name, fault.GetType().Name);
                await NoteAsync(follower, fault, ct);
            }
#pragma warning restore CA1031
            await Task.WhenAny(bell, Task.Delay(Poll, clock, ct));
        }
    }

    private async Task NoteAsync(IFollower follower, Exception fault, CancellationToken ct)
    {
        try { await followers.NoteTroubleAsync(follower, fault, ct); }
#pragma warning disable CA1031 // The database itself may be what is broken.
        catch (Exception) { return; }
#pragma warning restore CA1031
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The follower {Follower} failed with {Fault}; it is tried again.")]
    private static partial void Failed(ILogger log, string follower, string fault);
}
