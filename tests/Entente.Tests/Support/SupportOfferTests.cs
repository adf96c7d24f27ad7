using Entente.Access;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Support.Offers;

namespace Entente.Tests.Support;

/// <summary>What an offer of support may say and become, without a store.</summary>
public sealed class SupportOfferTests
{
    private static readonly WorkingCalendar Calendar = Calendars.Shipped.Of("GB-EAW");

    [Fact]
    public void An_offer_says_all_that_is_missing_at_once() => Assert.Equal(
        [typeof(ProviderMissing), typeof(NeedsMissing), typeof(DangerMissing), typeof(NamingMissing), typeof(AnswerTimeMissing)], Problems(new OfferForm(), provider: false));

    [Fact]
    public void Nothing_but_codes_of_the_lists_gets_into_an_offer() => Assert.Equal(
        [typeof(NeedsMissing), typeof(WishUnknown), typeof(LanguageUnknown), typeof(AnswerTimeMissing)],
        Problems(Make.Asked() with { Needs = ["bed", "12 Made-up Street"], PlaceWishes = ["near her sister Ana"], Language = "Albanian, from Made-up", Within = "soon" }));

    [Fact]
    public void An_adult_is_named_by_their_own_agreement_and_a_child_by_their_best_interests()
    {
        Assert.Equal([typeof(AdultIsAsked)], Problems(Make.Asked(naming: Naming.BestInterests)));
        Assert.Equal([typeof(ChildIsNotAsked)], Problems(Make.Asked(naming: Naming.Agreed), isChild: true));
        Assert.Empty(Problems(Make.Asked(naming: Naming.Withheld)));
        Assert.Empty(Problems(Make.Asked(naming: Naming.BestInterests), isChild: null)); // not known counts as a child
    }

    [Theory]
    [InlineData(Naming.BestInterests, true, MayBeNamed.Contact, true)]
    [InlineData(Naming.BestInterests, false, MayBeNamed.Identity, false)] // 18 since: their best interests are theirs to say
    [InlineData(Naming.Agreed, false, MayBeNamed.Identity, true)] // the offer's own word, where the ledger is silent
    [InlineData(Naming.Agreed, false, MayBeNamed.Contact, false)]
    [InlineData(Naming.Withheld, true, MayBeNamed.Identity, false)]
    public void Where_the_ledger_is_silent_the_offer_names_an_adult_who_agreed_and_a_child_and_nobody_else(Naming naming, bool isChild, string set, bool holds) =>
        Assert.Equal(holds, MayBeNamed.Holds(naming, [], "Made-up Haven", "GB-EAW", isChild, Make.Now, set));

    [Theory]
    [InlineData("two-hours", "2026-04-02T20:00Z", "2026-04-02T22:00Z")]
    [InlineData("today", "2026-04-02T20:00Z", "2026-04-03T04:00Z")]
    // Good Friday and Easter Monday are not worked, and midnight is local: the clocks went forward on 29 March.
    [InlineData("next-day", "2026-04-02T20:00Z", "2026-04-07T23:00Z")]
    [InlineData("three-days", "2026-03-02T09:30Z", "2026-03-06T00:00Z")]
    public void Hours_run_through_the_night_and_working_days_end_at_the_local_midnight(string within, string sent, string ends) => Assert.Equal(
        DateTimeOffset.Parse(ends, System.Globalization.CultureInfo.InvariantCulture),
        SupportTerms.Shipped.TimeOf(within)!.EndOf(DateTimeOffset.Parse(sent, System.Globalization.CultureInfo.InvariantCulture), Calendar));

    /// <summary>Who can still do what, state by state: a row says which of accept, decline, take back and run out are open.</summary>
    [Theory]
    [InlineData(OfferState.Sent, true, true, true)]
    [InlineData(OfferState.Accepted, false, false, true)]
    [InlineData(OfferState.Declined, false, false, false)]
    [InlineData(OfferState.Expired, false, false, false)]
    [InlineData(OfferState.Recalled, false, false, false)]
    [InlineData(OfferState.Elsewhere, false, false, false)]
    public void An_offer_is_answered_once_and_taken_back_while_it_lives(OfferState state, bool accept, bool decline, bool recall)
    {
        Assert.Equal(accept, In(state).Accept(Make.Act(Role.SupportProvider)) is null);
        Assert.Equal(decline, In(state).Decline(new() { Reason = "no-place" }, SupportTerms.Shipped, Make.Act(Role.SupportProvider)).Count == 0);
        Assert.Equal(recall, In(state).Recall(Make.Act(Role.CaseWorker)) is null);
    }

    [Fact]
    public void An_offer_whose_time_ran_out_cannot_be_accepted_though_nobody_wrote_it_down()
    {
        var offer = In(OfferState.Sent);
        var last = Make.Act(Role.SupportProvider, offer.Until.AddMilliseconds(-1));

        Assert.Equal(new OfferIsNotOpen(OfferState.Expired), offer.Accept(Make.Act(Role.SupportProvider, offer.Until)));
        Assert.False(offer.Expire(last.When));
        Assert.Null(offer.Accept(last));
        Assert.False(offer.Expire(offer.Until.AddDays(9))); // what was accepted does not run out
    }

    [Fact]
    public void A_provider_that_declines_says_why()
    {
        Assert.Equal([new DeclineReasonMissing()], Decline(null, null));
        Assert.Equal([new DeclineWordsMissing()], Decline("other", " "));
        Assert.Equal([new WordsTooLong("Words", SupportOffer.MostWords)], Decline("no-place", HardTexts.Of(SupportOffer.MostWords + 1)));
        Assert.Equal([new WordsBroken("Words")], Decline("no-place", HardTexts.Broken));
        Assert.Empty(Decline("other", HardTexts.Of(SupportOffer.MostWords)));

        static IReadOnlyList<Problem> Decline(string? reason, string? words) => In(OfferState.Sent).Decline(new() { Reason = reason, Words = words }, SupportTerms.Shipped, Make.Act(Role.SupportProvider));
    }

    private static SupportOffer In(OfferState state)
    {
        var offer = Make.Offer(Make.Case(), Make.Charity);
        var act = Make.Act(Role.SupportProvider);
        switch (state)
        {
            case OfferState.Accepted: offer.Accept(act); break;
            case OfferState.Declined: offer.Decline(new() { Reason = "no-place" }, SupportTerms.Shipped, act); break;
            case OfferState.Expired: offer.Expire(offer.Until); break;
            case OfferState.Recalled: offer.Recall(act); break;
            case OfferState.Elsewhere: offer.GoElsewhere(); break;
            default: break;
        }

        Assert.Equal(state, offer.State);
        return offer;
    }

    private static IEnumerable<Type> Problems(OfferForm form, bool? isChild = false, bool provider = true) =>
        SupportOffer.From(form, Make.Case(isChild), isChild ?? true, provider ? Make.Charity : null, QuestionSets.Shipped.Current, SupportTerms.Shipped, Calendar, new(TimeProvider.System, new Random(1)), Make.Act(Role.CaseWorker)) is { IsRefused: true } refused
            ? refused.Problems.Select(p => p.GetType()) : [];
}
