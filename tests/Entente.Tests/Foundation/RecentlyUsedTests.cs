using Entente.Foundation;

namespace Entente.Tests.Foundation;

public sealed class RecentlyUsedTests
{
    [Fact]
    public void It_never_holds_more_than_it_may()
    {
        var recent = new RecentlyUsed<int, int>(10);
        for (var i = 0; i < 1_000; i++)
        {
            recent.Put(i, i);
            Assert.InRange(recent.Count, 1, 10);
        }
    }

    [Fact]
    public void What_is_asked_for_stays_and_what_nobody_asks_for_goes()
    {
        var recent = new RecentlyUsed<int, string>(10);
        recent.Put(-1, "asked");
        recent.Put(-2, "not asked");
        for (var i = 0; i < 100; i++)
        {
            recent.Put(i, "new");
            Assert.True(recent.TryGet(-1, out var kept));
            Assert.Equal("asked", kept);
        }

        Assert.False(recent.TryGet(-2, out _));
    }

    [Fact]
    public void What_is_forgotten_is_not_found_in_either_generation()
    {
        var recent = new RecentlyUsed<int, int>(4);
        for (var i = 0; i < 3; i++) recent.Put(i, i);
        recent.Forget(0);
        recent.Forget(2);
        Assert.False(recent.TryGet(0, out _));
        Assert.True(recent.TryGet(1, out _));
        Assert.False(recent.TryGet(2, out _));
    }
}
