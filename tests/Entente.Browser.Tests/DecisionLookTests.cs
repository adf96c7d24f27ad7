using Entente.Access;

namespace Entente.Browser.Tests;

/// <summary>Around a decision: the law it is taken under, what is asked for, what was issued, how often readers agree.</summary>
public sealed class DecisionLookTests(Browser browser, BrowserSite site) : IClassFixture<BrowserSite>
{
    /// <summary>What is looked at here.</summary>
    public static readonly string[] Pages = ["LAW", "LAW/TERRITORY", "CASES/{REFERENCE}/REQUESTS", "CASES/{REFERENCE}/ISSUED", "CASES/AGREEMENT"];

    [Theory, InlineData(Window.Wide), InlineData(Window.Narrow), InlineData(Window.RightToLeft)]
    public async Task The_law_the_requests_and_what_was_issued_can_be_read_by_everybody(Window window)
    {
        await using var visit = await browser.VisitAsync(site, window);
        await visit.SignInAsync(Role.DecisionMaker);
        await visit.GoAsync("/law", "law");
        await visit.GoAsync("/law/territory?of=GB-SCT", "law.scotland");
        await visit.GoAsync("/law/territory?of=NL&on=2014-05-01", "law.nl");

        await visit.GoAsync("/cases?status=AwaitingReasonableGrounds", "decisions.waiting");
        await visit.FollowAsync("main tbody a");
        await visit.FollowAsync("a[href$='/evidence']");
        await visit.LookAsync("decisions.evidence");
        await visit.FollowAsync("a[href$='/requests']");
        await visit.LookAsync("decisions.requests");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("decisions.requests.error");

        await visit.GoAsync("/cases?status=InRecovery", "decisions.recovery");
        await visit.FollowAsync("main tbody a");
        await visit.FollowAsync("a[href$='/issued']");
        await visit.LookAsync("decisions.issued");
        await visit.FollowAsync("a[href$='/decision']");
        await visit.LookAsync("decisions.next");

        await visit.SignInAsync(Role.Supervisor);
        await visit.GoAsync("/cases/agreement", "decisions.agreement");

        Assert.Equal("", string.Join(", ", Pages.Except(visit.Looked)));
    }
}
