using Entente.Browser.Tests.MainJob;

namespace Entente.Browser.Tests;

/// <summary>The whole main job in a browser, by the people who do it in life, with a look at each page on the way. One class a window, so that they walk side by side.</summary>
public abstract class MainJobWalk(Browser browser, BrowserSite site, Window window)
{
    /// <summary>What can be asked for and is no page to look at: a file, an answer to the page's own script, or a way back to another page.</summary>
    private static readonly string[] NotPages = ["SESSION", "MY/LEAVE", "AUDIT/EXPORT", "REFERRALS/FILE/{REFERENCE}", "REFERRALS/NEWS/{REFERENCE}", "EXPORTS/{REFERENCE}/FILE",
        "API/V1/REFERRALS", "API/V1/REFERRALS/{REFERENCE}", "API/V1/QUESTIONS", "API/V1/QUESTIONS/{CODE}", "API/V1/SCHEMA/{CODE}", "API/V1/OPENAPI"];

    /// <summary>The very form that is looked at for the desk, for caseworkers, of whom none refers; the form of one paragraph, which stands where somebody wrote one, is that of any other text.</summary>
    private static readonly string[] LaidOutAsAnother = ["REFERRALS/TRIAGE/{REFERENCE}/ADD", "CASES/{REFERENCE}/LETTER/TRANSLATE"];

    [Fact]
    public async Task Five_people_take_a_referral_to_its_decision_and_into_a_verified_log()
    {
        await using var visit = await browser.VisitAsync(site, window);
        var known = await KnownPerson.OfAsync(site, (int)window);

        var referral = await new Responder(visit, known).ReferAsync();
        var about = await new Desk(visit).TakeInAsync(referral);
        await new Maker(visit).DecideAsync(about);
        await new Auditor(visit).CheckAsync(about);
        await new Administrator(visit).BringInAsync();

        // A new page is looked at here, among what the main job passes by, or on the way from an empty centre to its first administrator.
        var unseen = site.Pages.Except(visit.Looked).Except(NotPages).Except(LaidOutAsAnother).Except(SessionEndTests.Pages).Except(RestOfTheSiteTests.Pages).Except(RelinkLookTests.Pages).Except(LinesLookTests.Pages).Except(SourceLookTests.Pages).Except(ConsentLookTests.Pages).Except(DecisionLookTests.Pages).Except(ReferralFormTests.Pages).Except(EmptyCentreTests.Pages).Except(SupportLookTests.Pages).Except(SafetyLookTests.Pages).Except(TriageLookTests.Pages).Except(ChargesLookTests.Pages).Except(OwnPageLookTests.Pages).Except(SupervisionLookTests.Pages).Except(RetentionLookTests.Pages).Except(LettersLookTests.Pages).Order();
        Assert.Equal("", string.Join(", ", unseen));
    }
}

public sealed class MainJobTests(Browser browser, BrowserSite site) : MainJobWalk(browser, site, Window.Wide), IClassFixture<BrowserSite>;

public sealed class MainJobNarrowTests(Browser browser, BrowserSite site) : MainJobWalk(browser, site, Window.Narrow), IClassFixture<BrowserSite>;

public sealed class MainJobRightToLeftTests(Browser browser, BrowserSite site) : MainJobWalk(browser, site, Window.RightToLeft), IClassFixture<BrowserSite>;
