using Entente.Access;

namespace Entente.Browser.Tests;

/// <summary>Ways to reach the person, what is dangerous for them, and an exception that somebody asks for.</summary>
public sealed class SafetyLookTests(Browser browser, BrowserSite site) : IClassFixture<BrowserSite>
{
    /// <summary>What is looked at here.</summary>
    public static readonly string[] Pages = ["CASES/{REFERENCE}/CONTACT", "CASES/{REFERENCE}/CONTACT/NEW", "CASES/{REFERENCE}/DANGERS", "CASES/{REFERENCE}/DANGERS/NEW", "CASES/{REFERENCE}/SERVE", "CASES/{REFERENCE}/EXCEPTIONS", "CASES/{REFERENCE}/EXCEPTIONS/NEW"];

    [Theory, InlineData(Window.Wide), InlineData(Window.Narrow), InlineData(Window.RightToLeft)]
    public async Task A_person_is_reached_safely_by_everybody_who_works_with_them(Window window)
    {
        await using var visit = await browser.VisitAsync(site, window);
        await visit.SignInAsync(Role.CaseWorker);
        await visit.GoAsync("/cases", "safety.cases");
        // Each window another case, for the three share a centre.
        var root = await visit.Page.Locator("main tbody a").Nth((int)window).GetAttributeAsync("href");
        await visit.GoAsync(root + "/dangers", "safety.dangers");
        await visit.FollowAsync("main a[href$='/dangers/new']");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("safety.dangers.error");
        await visit.FillAsync(("Form.IsPerson", "false"), ("Form.Role", "held"), ("Form.Address", "14 Made-up Lane"), ("Form.Town", "Madeup-on-Sea"), ("Form.Why", "Made up: they were held there."));
        Assert.Equal(200, await visit.PressAsync());
        await visit.LookAsync("safety.dangers.one");
        await visit.GoAsync(root + "/contact/new", "safety.contact.new");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("safety.contact.error");
        await visit.FillAsync(("Form.Channel", "letter"), ("Form.Address", "14 Made-up Lane"), ("Form.Town", "Madeup-on-Sea"), ("Form.Safety", "Safe"), ("Form.Whose", "own"));
        Assert.Equal(200, await visit.PressAsync());
        await visit.LookAsync("safety.contact.stopped");
        await visit.FollowAsync("main section a[href*='contact?which=']");
        Assert.Equal(422, await visit.PressAsync("main form[data-guard-unsaved] button"));
        await visit.LookAsync("safety.contact.say.error");
        await visit.GoAsync(root + "/serve", "safety.serve");
        await visit.GoAsync(root + "/exceptions/new", "safety.exceptions.new");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("safety.exceptions.error");
        await visit.Page.Locator("main [name='Form.Of']").First.CheckAsync();
        await visit.FillAsync(("Form.Reason", "Made up: there is no other way, and somebody goes along with the letter."));
        Assert.Equal(200, await visit.PressAsync());
        await visit.LookAsync("safety.exceptions");

        Assert.Equal("", string.Join(", ", Pages.Except(visit.Looked)));
    }
}
