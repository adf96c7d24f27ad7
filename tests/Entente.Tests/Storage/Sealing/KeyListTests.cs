using Entente.Foundation;
using Entente.Storage.Sealing;

namespace Entente.Tests.Storage.Sealing;

public sealed class KeyListTests
{
    private static readonly DateTimeOffset Now = Make.Now;

    [Fact]
    public void Rotating_one_compartment_retires_its_key_and_leaves_the_others()
    {
        var before = KeyList.New(Now, takesPlain: false);

        var made = CompartmentKey.New(FieldClass.Hazard, Now.AddDays(1));
        var after = before.Rotated([made], Now.AddDays(1));

        Assert.Equal(before.Keys.Count + 1, after.Keys.Count);
        Assert.Same(made, after.CurrentOf(FieldClass.Hazard));
        Assert.Equal(Now.AddDays(1), after.Keys.Single(k => k.Id == before.CurrentOf(FieldClass.Hazard)!.Id).RetiredAt);
        Assert.Equal(before.CurrentOf(FieldClass.Sensitive)!.Id, after.CurrentOf(FieldClass.Sensitive)!.Id);
    }

    [Fact]
    public void A_retired_key_is_dropped_only_when_two_counts_a_day_apart_found_nothing_under_it()
    {
        var first = KeyList.New(Now, takesPlain: true);
        var old = first.CurrentOf(FieldClass.Hazard)!.Id;
        var list = first.Rotated([CompartmentKey.New(FieldClass.Hazard, Now)], Now);
        bool Has(KeyList keys) => keys.Keys.Any(k => k.Id == old);

        var unused = list.Counted(new HashSet<string>(), plainIsLeft: true, Now);
        Assert.True(Has(unused) && unused.TakesPlain);
        Assert.True(Has(unused.Counted(new HashSet<string>(), false, Now.AddHours(23))));
        Assert.True(Has(unused.Counted(new HashSet<string> { old }, false, Now.AddDays(2))));
        Assert.Null(unused.Counted(new HashSet<string> { old }, false, Now.AddDays(2)).Keys.Single(k => k.Id == old).UnusedSince);

        var later = unused.Counted(new HashSet<string>(), plainIsLeft: false, Now.AddDays(1));
        Assert.False(Has(later));
        Assert.Equal(4, later.Keys.Count);
        Assert.False(later.TakesPlain || later.HasWork(Now.AddDays(9)));
        Assert.False(later.Counted(new HashSet<string>(), plainIsLeft: true, Now.AddDays(2)).TakesPlain); // never again
    }
}
