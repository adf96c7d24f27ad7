using Entente.Access;
using Entente.Cases;
using Entente.Clocks;
using Entente.OwnPage;
using Entente.Support.Offers;

namespace Entente.Tests.OwnPage;

public sealed class NextStepTests
{
    private static readonly WorkingCalendar Calendar = Calendars.Shipped.Of("GB-EAW");
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private static Clock Of(string rule, DateTimeOffset? at = null) => Clock.Start(new(TimeProvider.System, new Random(6)),
        ClockRules.Shipped.All.Last(r => r.Id == rule), new(5_000), Make.Police, new(10), "GB-EAW", Make.Act(Role.CaseWorker, at), at);

    [Fact]
    public void What_comes_next_follows_from_where_the_case_stands_and_its_clocks()
    {
        Assert.Equal(new("decide", "day", new(2026, 3, 9)), NextStep.Of(CaseStatus.AwaitingReasonableGrounds, [Of("UK-RG")], Calendar, Monday));
        Assert.Equal(new("decide", "late", null), NextStep.Of(CaseStatus.AwaitingReasonableGrounds, [Of("UK-RG")], Calendar, new(2026, 3, 10)));
        Assert.Equal(new("decide", "none", null), NextStep.Of(CaseStatus.AwaitingReasonableGrounds, [], Calendar, Monday));
        Assert.Equal(new("recover", "day", new(2026, 4, 1)), NextStep.Of(CaseStatus.InRecovery, [Of("UK-RECOVERY"), Of("UK-RG")], Calendar, Monday));
        Assert.Equal(new("recover", "none", null), NextStep.Of(CaseStatus.InRecovery, [Of("UK-RECOVERY")], Calendar, new(2026, 4, 2)));
        Assert.Equal(new("ask-again", "none", null), NextStep.Of(CaseStatus.NoReasonableGrounds, [], Calendar, Monday));
        Assert.Equal(new("move-on", "none", null), NextStep.Of(CaseStatus.ConclusiveGrounds, [], Calendar, Monday));
    }

    [Fact]
    public void A_refusal_that_a_court_let_fall_is_told_as_where_the_case_stood_before_it()
    {
        Assert.Equal(CaseStatus.AwaitingReasonableGrounds, MyStatus.Before(CaseStatus.NoReasonableGrounds));
        Assert.Equal(CaseStatus.InRecovery, MyStatus.Before(CaseStatus.NoConclusiveGrounds));
        Assert.Equal(CaseStatus.ConclusiveGrounds, MyStatus.Before(CaseStatus.ConclusiveGrounds));
        Assert.Contains("help", OwnPageTerms.Shipped.RightsOn(Make.Case(), false, Monday, CaseStatus.InRecovery).Select(r => r.Code));
    }

    [Fact]
    public void Who_helps_is_told_without_a_name()
    {
        Assert.Equal("none", Help.Of([OfferState.Declined, OfferState.Expired]));
        Assert.Equal("asked", Help.Of([OfferState.Declined, OfferState.Sent]));
        Assert.Equal("accepted", Help.Of([OfferState.Accepted, OfferState.Sent]));
    }

    [Fact]
    public void Rights_follow_the_place_the_stage_the_day_and_the_person()
    {
        IEnumerable<string> Told(string territory, bool isChild, DateOnly day) => OwnPageTerms.Shipped.RightsOn(Make.Case(territory: territory), isChild, day).Select(r => r.Code);

        Assert.Equal(["interpreter", "data"], Told("GB-EAW", false, Monday));
        Assert.Contains("child", Told("GB-EAW", true, Monday));
        Assert.Equal(["help", "interpreter", "lawyer", "data"], Told("RO", false, Monday));
        Assert.Equal(["data"], Told("DK", false, Monday));
        Assert.Equal([], Told("GB-EAW", false, new(2010, 1, 1)));
        // What is not certain is shown as such, and every right names where it is written.
        Assert.All(OwnPageTerms.Shipped.AllRights, r => Assert.False(string.IsNullOrWhiteSpace(r.Source)));
        Assert.Contains(OwnPageTerms.Shipped.AllRights, r => r is { Code: "leaving-help", IsConfirmed: false });
        Assert.All(OwnPageTerms.Shipped.AllRights, r => Assert.NotNull(Entente.Foundation.TextFiles.Shipped.Find("en", "my.right." + r.Code)));
    }
}
