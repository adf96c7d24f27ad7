using System.Globalization;
using Entente.Access;
using Entente.Cases;
using Entente.Foundation;

namespace Entente.Tests.Cases;

public sealed class LimbsTests
{
    private static readonly IdSource Ids = new(TimeProvider.System, new Random(11));
    private static readonly IReadOnlyList<PurposeOfLaw> Law = Regimes.Shipped.PurposesOn("NL", new(2026, 8, 1));

    [Theory]
    [InlineData(Weight.Some, null, LimbState.Met)]
    [InlineData(Weight.Some, Weight.Slight, LimbState.Met)]
    [InlineData(Weight.Some, Weight.Some, LimbState.Contradicted)]
    [InlineData(Weight.Some, Weight.Strong, LimbState.Contradicted)]
    [InlineData(null, Weight.Slight, LimbState.Contradicted)]
    [InlineData(null, null, LimbState.Open)]
    public void A_limb_is_met_open_or_contradicted_by_the_strongest_on_each_side(Weight? supporting, Weight? opposing, LimbState expected)
    {
        List<Evidence> items = [Item(Element.Act, Side.Neutral, Weight.Strong)];
        if (supporting is { } pro) items.Add(Item(Element.Act, Side.For, pro));
        if (opposing is { } contra) items.Add(Item(Element.Act, Side.Against, contra));

        Assert.Equal(expected, Limbs.Of(items, isChild: false, Law).Single(l => l.Element == Element.Act).State);
    }

    [Theory]
    [InlineData(false, "labour", LimbState.Open)] // an adult's case needs a means
    [InlineData(true, "", LimbState.NotNeeded)]
    [InlineData(true, "labour", LimbState.NotNeeded)]
    [InlineData(true, "surrogacy-child", LimbState.NotNeeded)]
    [InlineData(true, "surrogacy", LimbState.Open)] // article 2(5) as amended: no exception unless the surrogate mother is a child
    [InlineData(true, "surrogacy labour", LimbState.NotNeeded)] // the other purpose suffices
    [InlineData(true, "forced-marriage", LimbState.NotNeeded)]
    public void A_child_needs_no_means_but_for_surrogacy_of_an_adult(bool isChild, string purposes, LimbState expected)
    {
        List<Evidence> items = [.. purposes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => Item(Element.Purpose, Side.For, Weight.Strong, p))];

        Assert.Equal(expected, Limbs.Of(items, isChild, Law).Single(l => l.Element == Element.Means).State);
    }

    [Theory]
    [InlineData("NL", "2026-07-14", false), InlineData("NL", "2026-07-15", true), InlineData("DK", "2026-08-01", false), InlineData("GB-EAW", "2026-08-01", false)]
    public void Surrogacy_forced_marriage_and_illegal_adoption_are_named_from_the_day_and_where_the_amended_directive_holds(string territory, string day, bool named)
    {
        var codes = Regimes.Shipped.PurposesOn(territory, DateOnly.Parse(day, CultureInfo.InvariantCulture)).Select(p => p.Code).ToList();

        Assert.Equal(named, codes.Contains("surrogacy") && codes.Contains("forced-marriage") && codes.Contains("illegal-adoption"));
        Assert.Contains("labour", codes);
    }

    [Fact]
    public void A_form_of_exploitation_is_one_that_the_law_of_the_day_names_and_belongs_to_the_purpose()
    {
        var today = Regimes.Shipped.PurposesOn("GB-EAW", new(2026, 3, 2));

        Assert.Equal([new PurposeUnknown()], Weighed(Make.Weighed(Element.Purpose) with { Purpose = "surrogacy" }, false, today).Problems);
        Assert.Equal([new PurposeUnknown()], Weighed(Make.Weighed(Element.Act) with { Purpose = "labour" }, false, today).Problems);
        Assert.Equal("labour", Weighed(Make.Weighed(Element.Purpose) with { Purpose = "labour" }, false, today).Value.Purpose);
    }

    [Fact]
    public void A_positive_decision_on_a_child_rests_on_a_means_where_the_law_asks_for_one()
    {
        var regime = Regimes.Shipped.On("NL", new(2026, 8, 1))!;
        var draft = Grounds.Begin(Make.Case(isChild: true), regime, Ids, Make.Act(Role.DecisionMaker));
        draft.Save(Make.Positive(), regime, Make.Act(Role.DecisionMaker));
        List<Evidence> weighed = [Item(Element.Act, Side.For, Weight.Some), Item(Element.Purpose, Side.For, Weight.Some, "surrogacy")];

        Assert.Equal([new ElementNotShown(Element.Means)], draft.Missing(Regimes.Shipped.Reasons, weighed, Law));
        weighed.Add(Weighed(Make.Weighed(Element.Means), true, Law, childNeedsMeans: true).Value);
        Assert.Empty(draft.Missing(Regimes.Shipped.Reasons, weighed, Law));
    }

    private static Evidence Item(Element element, Side side, Weight weight, string? purpose = null) => Weighed(Make.Weighed(element, side) with { Weight = weight, Purpose = purpose }, false, Law).Value;

    private static Result<Evidence> Weighed(EvidenceForm form, bool isChild, IReadOnlyList<PurposeOfLaw> law, bool childNeedsMeans = false) =>
        Evidence.From(form, Make.Case(isChild), Ids, Make.Act(Role.DecisionMaker), law, childNeedsMeans);
}
