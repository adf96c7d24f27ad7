using Entente.Access;

namespace Entente.Browser.Tests;

/// <summary>Comparing anew, from the empty list and a form filled in wrongly to a preview, its pairs and its groups.</summary>
public sealed class RelinkLookTests(Browser browser, BrowserSite site) : IClassFixture<BrowserSite>
{
    /// <summary>What is looked at here.</summary>
    public static readonly string[] Pages =
    [
        "MATCHING/RELINK", "MATCHING/RELINK/{REFERENCE}", "MATCHING/RELINK/{REFERENCE}/PAIRS", "MATCHING/RELINK/{REFERENCE}/PAIRS/{NUMBER}", "MATCHING/RELINK/{REFERENCE}/GROUPS",
    ];

    [Theory, InlineData(Window.Wide, Role.Supervisor), InlineData(Window.Narrow, Role.Analyst), InlineData(Window.RightToLeft, Role.Analyst)]
    public async Task Comparing_anew_can_be_used_by_everybody(Window window, Role role)
    {
        await using var visit = await browser.VisitAsync(site, window);
        await visit.SignInAsync(role);
        await visit.GoAsync("/matching/relink", "relink");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("relink.error");
        await visit.Page.Locator("main [name='Form.Scope']").First.CheckAsync();
        await visit.FillAsync(("Form.Why", "Made up: a new model"));
        Assert.Equal(200, await visit.PressAsync());
        await visit.ReloadUntilReadAsync("Ready to look at");
        var run = visit.Path;
        await visit.LookAsync("relink.preview");
        await visit.GoAsync(run + "/pairs?kind=Stays", "relink.pairs");
        await visit.GoAsync(run + "/pairs?kind=Withdrawn", "relink.pairs.none");
        await visit.GoAsync(run + "/groups", "relink.groups");
        await visit.GoAsync(run + "/pairs/1", "relink.pair");

        Assert.Equal("", string.Join(", ", Pages.Except(visit.Looked)));
    }
}
