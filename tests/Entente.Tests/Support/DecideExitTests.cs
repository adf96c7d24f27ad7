using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Support.Exit;
using Entente.Support.Offers;

namespace Entente.Tests.Support;

/// <summary>When support may end: never because somebody does not help an investigation, and before the floor by the person's own wish alone.</summary>
public sealed class DecideExitTests
{
    private static readonly DateTimeOffset Began = Make.Now.AddDays(-10);

    [Theory]
    [InlineData("own-wish", true)]
    [InlineData("not-needed", true)]
    [InlineData("return", true)]
    [InlineData("reached", false)]
    [InlineData("other-service", false)]
    [InlineData("time-over", false)]
    [InlineData("lost", false)]
    [InlineData("died", true)]
    public void Before_the_floor_it_ends_by_the_persons_wish_alone(string reason, bool ends)
    {
        var during = Decide(Make.Leaving(reason), Make.InRecovery(Make.Case()), Began);
        var pending = Decide(Make.Leaving(reason), Make.Case(), null);
        var after = Decide(Make.Leaving(reason), Make.InRecovery(Make.Case()), Make.Now.AddDays(-200));

        Assert.Equal((ends, ends, true), (!during.IsRefused, !pending.IsRefused, !after.IsRefused));
        if (ends) return;
        Assert.IsType<FloorStillRuns>(Assert.Single(during.Problems));
        Assert.Equal([new FloorIsAhead()], pending.Problems);
    }

    [Fact]
    public void That_somebody_does_not_help_an_investigation_ends_nothing_whenever_and_whatever_they_want()
    {
        foreach (var began in new[] { Began, Make.Now.AddDays(-200) })
        {
            foreach (var wish in Enum.GetValues<ExitWish>())
            {
                var decided = Decide(Make.Leaving("no-cooperation") with { Wish = wish }, Make.InRecovery(Make.Case()), began);
                Assert.Equal(new NeverAReason("Directive 2011/36/EU, article 11(3)"), Assert.Single(decided.Problems));
            }
        }
    }

    [Fact]
    public void A_wish_is_the_persons_own_and_in_their_words()
    {
        var about = Make.InRecovery(Make.Case());

        Assert.Equal([new WishSaysOtherwise()], Decide(Make.Leaving("own-wish") with { Wish = ExitWish.WantsToStay }, about, Began).Problems);
        Assert.Equal([new WishSaysOtherwise(), new WishWordsMissing()], Decide(Make.Leaving("own-wish") with { Wish = ExitWish.NotKnown, WishWords = " " }, about, Began).Problems);
        Assert.Equal([new ChildsWishIsNotEnough()], Decide(Make.Leaving("own-wish"), Make.InRecovery(Make.Case(isChild: true)), Began).Problems);
    }

    [Fact]
    public void A_paused_period_is_not_over_and_writing_it_down_late_makes_an_early_end_no_better()
    {
        var about = Make.InRecovery(Make.Case());
        var calendar = Calendars.Shipped.Of(about.Territory);
        var floor = Make.Floor(about, Make.Now.AddDays(-60));
        var last = floor.DueOn(calendar)!.Value;
        Assert.True(last < calendar.DayOf(Make.Now));

        Assert.Equal(new FloorStillRuns(last), Assert.Single(Decide(Make.Leaving(on: last), about, Make.Now.AddDays(-60)).Problems));
        Assert.False(Decide(Make.Leaving(on: last.AddDays(1)), about, Make.Now.AddDays(-60)).IsRefused);
    }

    [Fact]
    public void It_says_all_that_is_missing_at_once_and_of_somebody_who_died_asks_for_no_wish()
    {
        var about = Make.InRecovery(Make.Case());

        Assert.Equal([new WishMissing(), new ReasonMissing(), new DecidedByMissing(), new LeftOnMissing(), new WhereToMissing(), new SafetyMissing(), new HandedOverMissing(), new RiskMissing(), new AfterwardsMissing()], Decide(new(), about, null).Problems);
        Assert.Equal([new LeftOnInFuture(), new WayMissing(), new WordsBroken("Risk")], Decide(Make.Leaving(on: new(2026, 3, 3)) with { Way = "letter", Risk = HardTexts.Broken }, about, null).Problems);
        Assert.IsType<LeftBeforeHelped>(Assert.Single(Decide(Make.Leaving(on: new(2025, 12, 31)), about, null).Problems));
        var died = Decide(new() { Reason = "died", DecidedBy = "The doctor", LeftOn = new(2026, 3, 2) }, about, Began).Value;
        Assert.Equal(ExitConsent.NotAsked, died.Consent);
        Assert.Empty(FollowUp.Of(died, ExitTerms.Shipped, new(TimeProvider.System, new Random(1))));
    }

    [Fact]
    public void Whoever_agreed_is_asked_after_one_three_six_and_twelve_months_and_nobody_else()
    {
        var about = Make.InRecovery(Make.Case());
        IdSource ids = new(TimeProvider.System, new Random(1));
        var agreed = Decide(Make.Leaving(on: new(2026, 2, 28)), about, null).Value;

        Assert.Equal([new DateOnly(2026, 3, 28), new DateOnly(2026, 5, 28), new DateOnly(2026, 8, 28), new DateOnly(2027, 2, 28)], FollowUp.Of(agreed, ExitTerms.Shipped, ids).Select(f => f.DueOn));
        foreach (var no in new[] { ExitConsent.Refused, ExitConsent.NotAsked })
        {
            Assert.Empty(FollowUp.Of(Decide(Make.Leaving() with { Consent = no }, about, null).Value, ExitTerms.Shipped, ids));
        }
    }

    [Fact]
    public void While_a_court_looks_a_childs_own_wish_ends_nothing()
    {
        SupportFloor court = new(CourtLooks: true);
        var child = Make.InRecovery(Make.Case(isChild: true));

        Assert.Equal([new ChildsWishIsNotEnough()], Decide(Make.Leaving("own-wish"), child, Make.Now.AddDays(-200), court).Problems);
        Assert.Equal([new ChildsWishIsNotEnough()], Decide(Make.Leaving("own-wish"), child, Began, court).Problems);
        Assert.False(Decide(Make.Leaving("own-wish"), Make.InRecovery(Make.Case()), Began, court).IsRefused);
        Assert.Equal([new CourtStillLooks()], Decide(Make.Leaving("lost"), Make.InRecovery(Make.Case()), Make.Now.AddDays(-200), court).Problems);
    }

    [Theory]
    [InlineData("reached", true)]
    [InlineData("time-over", true)]
    [InlineData("other-service", false)]
    [InlineData("lost", false)]
    [InlineData("own-wish", false)]
    public void Where_recovery_lasts_until_the_conclusive_decision_no_time_is_over_before_it(string reason, bool refused)
    {
        Assert.True(Regimes.Shipped.On("GB-EAW", new(2026, 3, 2))!.RecoveryUntilConcluded);
        Assert.False(Regimes.Shipped.On("DE", new(2026, 3, 2))!.RecoveryUntilConcluded);
        var about = Make.InRecovery(Make.Case());
        var longAgo = Make.Now.AddDays(-200);

        Assert.Equal(refused ? [new NotConcludedYet()] : [], Decide(Make.Leaving(reason), about, longAgo, new(UntilConcluded: true)).Problems);
        Assert.Empty(Decide(Make.Leaving(reason), about, longAgo, new(EndedEarly: true, UntilConcluded: true)).Problems);
        about.Decide(DecisionStage.ConclusiveGrounds, GroundsOutcome.Positive);
        Assert.Empty(Decide(Make.Leaving(reason), about, longAgo, new(UntilConcluded: true)).Problems);
    }

    /// <param name="began">When the recovery period began; null where none did.</param>
    private static Result<SupportExit> Decide(ExitForm form, Case about, DateTimeOffset? began, SupportFloor? beside = null)
    {
        var offer = Make.Offer(about, new(40), new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero), naming: about.IsChild ? Naming.BestInterests : Naming.Agreed);
        return DecideExit.From(form, about, offer, began is { } day ? [Make.Floor(about, day)] : [], ExitTerms.Shipped, Calendars.Shipped.Of(about.Territory), new(TimeProvider.System, new Random(1)), Make.Act(Entente.Access.Role.CaseWorker), beside);
    }
}
