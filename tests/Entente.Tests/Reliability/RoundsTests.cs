using Entente.Web.Shell;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Entente.Tests.Reliability;

public sealed class RoundsTests
{
    [Fact]
    public async Task A_round_that_breaks_is_gone_again_at_its_time_and_not_before()
    {
        var clock = new FakeTimeProvider(Make.Now);
        using var rounds = new Breaking(clock);

        await rounds.StartAsync(default);
        Assert.Equal(1, await rounds.NextAsync());
        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(1, rounds.Gone);
        // The rounds wait for the clock only after they broke: advance until they have gone again.
        var next = rounds.NextAsync();
        while (!next.IsCompleted)
        {
            clock.Advance(TimeSpan.FromHours(1));
            await Task.Yield();
        }

        Assert.True(rounds.Gone > 1);
        await rounds.StopAsync(default);
    }

    private sealed class Breaking(TimeProvider clock) : Rounds(TimeSpan.FromHours(1), clock, NullLogger.Instance)
    {
        private readonly SemaphoreSlim _gone = new(0);

        public int Gone { get; private set; }

        protected override string Did => "things that break";

        public async Task<int> NextAsync()
        {
            Assert.True(await _gone.WaitAsync(TimeSpan.FromSeconds(30)), "No round was gone.");
            return Gone;
        }

        protected override Task<int> GoAsync(CancellationToken ct)
        {
            Gone++;
            _gone.Release();
            throw new TimeoutException("Made up");
        }

        public override void Dispose()
        {
            _gone.Dispose();
            base.Dispose();
        }
    }
}
