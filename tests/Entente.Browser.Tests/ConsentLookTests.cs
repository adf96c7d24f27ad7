using Entente.Access;

namespace Entente.Browser.Tests;

/// <summary>The ledger of consent: what counts, writing down what was said, taking it back.</summary>
public sealed class ConsentLookTests(Browser browser, BrowserSite site) : IClassFixture<BrowserSite>
{
    /// <summary>What is looked at here.</summary>
    public static readonly string[] Pages = ["CASES/{REFERENCE}/CONSENT", "CASES/{REFERENCE}/CONSENT/RECORD", "CASES/{REFERENCE}/CONSENT/WITHDRAW", "CASES/{REFERENCE}/DISCLOSURES", "CASES/{REFERENCE}/DISCLOSURES/NEW", "CASES/{REFERENCE}/INTERVIEWS", "CASES/{REFERENCE}/INTERVIEWS/NEW"];

    [Theory, InlineData(Window.Wide), InlineData(Window.Narrow), InlineData(Window.RightToLeft)]
    public async Task Consent_can_be_given_and_taken_back_by_everybody(Window window)
    {
        await using var visit = await browser.VisitAsync(site, window);
        await visit.SignInAsync(Role.CaseWorker);
        await visit.GoAsync("/cases", "consent.cases");
        await visit.FollowAsync("main tbody a");
        await visit.FollowAsync("a[href$='/consent']");
        await visit.LookAsync("consent");
        await visit.FollowAsync("main a[href$='/consent/record']");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("consent.record.error");
        foreach (var (name, value) in new[] { ("Purpose", "support"), ("Act", "Refused"), ("Sets", "health"), ("When", "Now"), ("By", "Person") }) await visit.Page.Locator($"main [name='Form.{name}'][value='{value}']").CheckAsync();
        await visit.Page.Locator("main [name='Form.Recipient']").SelectOptionAsync("family");
        Assert.Equal(200, await visit.PressAsync());
        await visit.LookAsync("consent.refused");
        await visit.GoAsync(visit.Path + "/withdraw", "consent.withdraw");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("consent.withdraw.error");
        await visit.Page.Locator("main [name='Form.What'][value='everything']").CheckAsync();
        await visit.Page.Locator("main [name='Form.When'][value='Now']").CheckAsync();
        await visit.Page.Locator("main [name='Form.By'][value='Person']").CheckAsync();
        Assert.Equal(200, await visit.PressAsync());
        await visit.LookAsync("consent.withdrawn");
        await visit.FollowAsync("a[href$='/disclosures']");
        await visit.LookAsync("disclosures");
        await visit.FollowAsync("main a[href$='/disclosures/new']");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("disclosures.error");
        foreach (var (name, value) in new[] { ("When", "Now"), ("Purpose", "support"), ("Sets", "health"), ("How", "word"), ("Ground", "vital-interests") }) await visit.Page.Locator($"main [name='Form.{name}'][value='{value}']").CheckAsync();
        await visit.Page.Locator("main [name='Form.Recipient']").SelectOptionAsync("health");
        await visit.FillAsync(("Form.What", "Made up: the medicine that they need"), ("Form.Because", "Made up: they do not wake up"));
        Assert.Equal(200, await visit.PressAsync());
        await visit.LookAsync("disclosures.power");
        await visit.FollowAsync("a[href$='/interviews']");
        await visit.LookAsync("interviews");
        await visit.FollowAsync("main a[href$='/interviews/new']");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("interviews.error");

        Assert.Equal("", string.Join(", ", Pages.Except(visit.Looked)));
    }
}
