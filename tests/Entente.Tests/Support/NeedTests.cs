using Entente.Support.Needs;
using Entente.Support.Offers;
using Entente.Support.Plans;

namespace Entente.Tests.Support;

/// <summary>What is entered for a need: two views that are never one, risks with what is done about them, and a day to look again.</summary>
public sealed class NeedTests
{
    [Fact]
    public void It_says_all_that_is_wrong_at_once()
    {
        Assert.Equal([new AreaMissing(), new NeedMissing(), new ViewMissing(), new UrgencyMissing(), new ReviewMissing()], Make.Need(new()).Problems);
        Assert.Equal([new AreaMissing(), new ViewAndNoView(), new LanguageUnknown(), new UrgencyMissing(), new NothingDoneAboutRisk(), new WordsTooLong("What", Need.MostWords), new WordsBroken("RiskFromOthers")],
            Make.Need(Make.Needed("a car") with { WithoutView = "unwell", Language = "Albanian", Urgency = "very", Done = " ", What = HardTexts.Of(Need.MostWords + 1), RiskFromOthers = HardTexts.Broken }).Problems);
        Assert.False(Make.Need(Make.Needed() with { What = HardTexts.Of(Need.MostWords) }).IsRefused);
    }

    [Theory]
    [InlineData("not-asked", true)]
    [InlineData("", false)]
    [InlineData("because", false)]
    public void Without_the_persons_own_view_it_is_kept_only_with_why(string why, bool kept)
    {
        var need = Make.Need(Make.Needed() with { View = " ", WithoutView = why });

        Assert.Equal(kept, !need.IsRefused);
        if (kept) Assert.Equal(("", "", why), (need.Value.View, need.Value.Language, need.Value.WithoutView));
        else Assert.Equal([new ViewMissing()], need.Problems);
    }

    [Theory]
    [InlineData("now", 2026, 3, 9, true)]
    [InlineData("now", 2026, 3, 10, false)]
    [InlineData("soon", 2026, 3, 30, true)]
    [InlineData("soon", 2026, 3, 31, false)]
    [InlineData("none", 2026, 8, 29, true)]
    public void The_more_urgent_it_is_the_sooner_it_is_looked_at_again(string urgency, int year, int month, int day, bool fits)
    {
        var need = Make.Need(Make.Needed() with { Urgency = urgency, ReviewOn = new(year, month, day) });

        Assert.Equal(fits, !need.IsRefused);
        if (!fits) Assert.IsType<ReviewTooLate>(Assert.Single(need.Problems));
        Assert.Equal([new ReviewNotAhead()], Make.Need(Make.Needed() with { Urgency = urgency, ReviewOn = new(2026, 3, 2) }).Problems);
    }

    [Fact]
    public void Both_views_are_kept_as_they_were_said_and_another_version_leaves_the_one_before_as_it_was()
    {
        var first = Make.Need(Make.Needed()).Value;
        var second = Make.Need(Make.Needed() with { View = "Made up: tani dua të rri këtu." }, first).Value;

        Assert.Equal((Make.Needed().What, Make.Needed().View, 1), (first.What, first.View, first.Number));
        Assert.Equal(("Made up: tani dua të rri këtu.", 2), (second.View, second.Number));
        var again = NeedForm.Again(second);
        Assert.Equal((second.What, null, 2), (again.What, again.ReviewOn, again.Number)); // a day is set anew, not carried on
    }

    [Fact]
    public void Each_area_leads_to_something_that_the_person_is_entitled_to()
    {
        string[] asked = ["accommodation", "health", "safety", "legal", "money", "work", "education", "family", "language"];

        Assert.All(asked, code => Assert.NotNull(NeedTerms.Shipped.AreaOf(code)));
        Assert.All(NeedTerms.Shipped.Areas, a => Assert.NotNull(Entitlements.Shipped.Find(a.Entitlement)));
        Assert.False(NeedTerms.Shipped.IsConfirmed); // no law found sets how soon
    }
}
