using Entente.Browser.Tests.MainJob;

namespace Entente.Browser.Tests;

/// <summary>The whole main job in a browser, by the people who do it in life, with a look at each page on the way.</summary>
public sealed class MainJobTests(Browser browser, BrowserSite site) : IClassFixture<BrowserSite>
{
    /// <summary>What can be asked for and is no page to look at: a file, an answer to the page's own script, or a way back to another page.</summary>
    private static readonly string[] NotPages = ["SESSION", "AUDIT/EXPORT", "REFERRALS/FILE/{REFERENCE}", "REFERRALS/NEWS/{REFERENCE}", "EXPORTS/{REFERENCE}/FILE"];

    /// <summary>The very form that is looked at for the desk, for caseworkers, of whom none refers.</summary>
    private static readonly string[] LaidOutAsAnother = ["REFERRALS/TRIAGE/{REFERENCE}/ADD"];

    [Theory, InlineData(Window.Wide), InlineData(Window.Narrow), InlineData(Window.RightToLeft)]
    public async Task Five_people_take_a_referral_to_its_decision_and_into_a_verified_log(Window window)
    {
        await using var visit = await browser.VisitAsync(site, window);
        var known = await KnownPerson.OfAsync(site, (int)window);

        var referral = await new Responder(visit, known).ReferAsync();
        var about = await new Desk(visit).TakeInAsync(referral);
        await new Maker(visit).DecideAsync(about);
        await new Auditor(visit).CheckAsync(about);
        await new Administrator(visit).BringInAsync();

        // A new page is looked at here, among what the main job passes by, or on the way from an empty centre to its first administrator.
        var unseen = site.Pages.Except(visit.Looked).Except(NotPages).Except(LaidOutAsAnother).Except(SessionEndTests.Pages).Except(RestOfTheSiteTests.Pages).Except(EmptyCentreTests.Pages).Order();
        Assert.Equal("", string.Join(", ", unseen));
    }

    [Fact]
    public async Task Without_script_a_referral_is_sent_and_decided_all_the_same()
    {
        await using var visit = await browser.VisitAsync(site, script: false);

        var referral = await new Responder(visit, await KnownPerson.OfAsync(site, 3)).ReferAsync();
        var about = await new Desk(visit).TakeInAsync(referral);
        await new Maker(visit).DecideAsync(about);
    }

    [Fact]
    public async Task The_standards_own_workbook_is_known_when_it_is_brought_in()
    {
        var root = Environment.GetEnvironmentVariable("ENTENTE_PUBLIC_DATA");
        var path = Path.Combine(root ?? "", "case/htcds/htcds-excel-v2.0.xlsx");
        Assert.SkipWhen(string.IsNullOrEmpty(root) || !File.Exists(path), "Set ENTENTE_PUBLIC_DATA to a folder with case/htcds/htcds-excel-v2.0.xlsx.");
        await using var visit = await browser.VisitAsync(site);

        await new Administrator(visit).BringInPublishedAsync(path);
    }
}
