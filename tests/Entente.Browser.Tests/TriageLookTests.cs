using Entente.Access;

namespace Entente.Browser.Tests;

/// <summary>Many at once: the queue with boxes to tick, a form filled in wrongly, the preview, and how work is shared.</summary>
public sealed class TriageLookTests(Browser browser, BrowserSite site) : IClassFixture<BrowserSite>
{
    /// <summary>What is looked at here.</summary>
    public static readonly string[] Pages = ["TRIAGE/MANY", "TRIAGE/MANY/{REFERENCE}", "TRIAGE/SHARING"];

    [Theory, InlineData(Window.Wide, Role.Supervisor), InlineData(Window.Narrow, Role.Supervisor), InlineData(Window.RightToLeft, Role.Supervisor)]
    public async Task Many_at_once_can_be_used_by_everybody(Window window, Role role)
    {
        await using var visit = await browser.VisitAsync(site, window);
        await visit.SignInAsync(role);
        await visit.GoAsync("/referrals/triage?Ask.Status=&Ask.Choose=true", "triage.choose");
        await visit.Page.Locator("main [name='Chosen']").First.CheckAsync();
        await visit.Page.Locator("main form[method=post] button").First.ClickAsync();
        await visit.LookAsync("many.choosing");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("many.error");
        await visit.GoAsync("/triage/many", "many.list");
        await visit.GoAsync("/triage/sharing", "sharing");
        Assert.Equal(422, await visit.PressAsync("main form[method=post] button[type=submit]"));
        await visit.LookAsync("sharing.error");

        Assert.Equal("", string.Join(", ", Pages.Except(visit.Looked)));
    }
}
