using Entente.Access;

namespace Entente.Browser.Tests;

/// <summary>A charge is written down and handed over, and notes with a document that is asked for.</summary>
public sealed class ChargesLookTests(Browser browser, BrowserSite site) : IClassFixture<BrowserSite>
{
    /// <summary>What is looked at here.</summary>
    public static readonly string[] Pages = ["CASES/{REFERENCE}/CHARGES", "CASES/{REFERENCE}/CHARGES/NEW", "CHARGES/{REFERENCE}", "CHARGES/{REFERENCE}/CHANGE", "CHARGES/{REFERENCE}/PACK", "CHARGES/OUTCOMES"];

    [Theory, InlineData(Window.Wide), InlineData(Window.Narrow), InlineData(Window.RightToLeft)]
    public async Task A_charge_can_be_written_down_and_handed_over_by_everybody(Window window)
    {
        await using var visit = await browser.VisitAsync(site, window);
        await visit.SignInAsync(Role.CaseWorker);
        await visit.GoAsync("/cases", "charges.cases");
        // Each window another case, for the three share a centre.
        var root = await visit.Page.Locator("main tbody a").Nth((int)window).GetAttributeAsync("href");
        await visit.GoAsync(root + "/charges", "charges.none");
        await visit.FollowAsync("main a[href$='/charges/new']");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("charges.new.error");
        await visit.FillAsync(("Form.Sort", "papers"), ("Form.What", "Made up: false papers."), ("Form.Stage", "penalty"), ("Form.Authority", "Made-up border police"), ("Form.Source", "Made-up fine"), ("Form.Statement", "Made up: they gave them to me."), ("Form.How", "Made up: a debt."));
        Assert.Equal(200, await visit.PressAsync());
        await visit.LookAsync("charges.one");
        await visit.FollowAsync("main a[href$='/change']");
        await visit.LookAsync("charges.change");
        await visit.FollowAsync(".govuk-back-link");
        await visit.FollowAsync("main a[href$='/pack']");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("charges.pack.error");
        await visit.GoAsync(root + "/charges", "charges.list");
        await visit.GoAsync("/charges/outcomes", "charges.outcomes");

        Assert.Equal("", string.Join(", ", Pages.Except(visit.Looked)));
    }
}
