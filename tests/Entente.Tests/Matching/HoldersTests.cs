using Entente.Matching;

namespace Entente.Tests.Matching;

public sealed class HoldersTests
{
    [Fact]
    public void Few_are_held_in_order_and_nobody_twice()
    {
        var holders = new Holders(0, 0);
        foreach (var id in (long[])[5, 3, 9, 3, 5, 1]) holders.Add(new(id));
        Assert.Equal([1, 3, 5, 9], holders.Ids.ToArray());
        Assert.Equal(4, holders.Count);
    }

    [Fact]
    public void Too_many_are_only_counted_and_those_already_counted_not_again()
    {
        var holders = new Holders(0, 0);
        for (var id = 1; id <= Holders.Most; id++) holders.Add(new(id));
        Assert.False(holders.IsCommon);
        holders.Add(new(Holders.Most + 1));
        Assert.True(holders.IsCommon);
        Assert.Empty(holders.Ids.ToArray());
        Assert.Equal(Holders.Most + 1, holders.Count);

        holders.Add(new(7));
        Assert.Equal(Holders.Most + 1, holders.Count);
        holders.Add(new(1_000));
        Assert.Equal(Holders.Most + 2, holders.Count);
    }

    [Fact]
    public void What_the_database_counted_goes_on_from_its_last_record()
    {
        var holders = new Holders(4_000, 90_000);
        holders.Add(new(80_000));
        Assert.Equal(4_000, holders.Count);
        holders.Add(new(90_001));
        Assert.Equal(4_001, holders.Count);
    }
}
