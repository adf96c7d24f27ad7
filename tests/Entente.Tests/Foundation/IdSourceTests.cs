using Entente.Access;
using Entente.Foundation;
using Microsoft.Extensions.Time.Testing;

namespace Entente.Tests.Foundation;

public sealed class IdSourceTests
{
    [Fact]
    public void Ids_rise_even_while_the_clock_stands_or_goes_back()
    {
        var clock = new FakeTimeProvider(Make.Now);
        var ids = new IdSource(clock, new Random(1));
        var first = Enumerable.Range(0, 5_000).Select(_ => ids.Next()).ToList();
        clock.AdjustTime(Make.Now.AddHours(-1));
        var later = Enumerable.Range(0, 5_000).Select(_ => ids.Next()).ToList();

        Assert.Equal([.. first.Concat(later).Order().Distinct()], [.. first.Concat(later)]);
    }

    [Fact]
    public void Threads_never_share_an_id()
    {
        var ids = new IdSource(TimeProvider.System, new Random(1));
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<UserId, bool>();

        Parallel.For(0, 20_000, _ => Assert.True(seen.TryAdd(ids.Next<UserId>(), true)));
    }
}
