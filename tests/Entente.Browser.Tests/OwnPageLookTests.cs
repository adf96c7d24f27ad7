using System.Globalization;
using Entente.Access;

namespace Entente.Browser.Tests;

/// <summary>A person is given a way in, comes in, and reads and does what their own page has: also narrow, and in Arabic.</summary>
public sealed class OwnPageLookTests(Browser browser, BrowserSite site) : IClassFixture<BrowserSite>
{
    /// <summary>What is looked at here.</summary>
    public static readonly string[] Pages = ["CASES/{REFERENCE}/OWN-PAGE", "CASES/{REFERENCE}/OWN-PAGE/NEW", "MY", "MY/STATUS", "MY/CHOICES", "MY/ASK"];

    [Theory, InlineData(Window.Wide), InlineData(Window.Narrow), InlineData(Window.RightToLeft)]
    public async Task A_person_reads_their_own_page(Window window)
    {
        await using var visit = await browser.VisitAsync(site, window);
        await visit.SignInAsync(Role.CaseWorker);
        await visit.GoAsync("/cases", "own.cases");
        // Each window another case, for the three share a centre.
        var root = await visit.Page.Locator("main tbody a").Nth((int)window).GetAttributeAsync("href");
        await visit.GoAsync(root + "/own-page", "own.none");
        await visit.FollowAsync("main a[href$='/own-page/new']");
        await visit.LookAsync("own.new");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("own.error");
        var until = TimeProvider.System.GetUtcNow().AddDays(5);
        await visit.FillAsync(("Form.Agreed", "true"), ("Form.Safety", "Safe"), ("Form.Word", $"Made-up heron {window}"), ("Form.Language", window == Window.RightToLeft ? "ar" : "vi"), ("Form.Call", "Made-up Ana, 020 7946 0001"),
            ("Form.Until.Day", until.Day.ToString(CultureInfo.InvariantCulture)), ("Form.Until.Month", until.Month.ToString(CultureInfo.InvariantCulture)), ("Form.Until.Year", until.Year.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(200, await visit.PressAsync());
        await visit.LookAsync("own.slip");
        var (word, pin) = (await visit.Page.Locator("[data-word]").InnerTextAsync(), await visit.Page.Locator("[data-pin]").InnerTextAsync());
        await visit.GoAsync(root + "/own-page", "own.list");

        await visit.GoAsync(window == Window.RightToLeft ? "/my?lang=ar" : "/my?lang=vi", "my.entry");
        await visit.FillAsync(("Form.Word", word), ("Form.Pin", "wrong"));
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("my.entry.error");
        await visit.FillAsync(("Form.Word", word), ("Form.Pin", pin));
        Assert.Equal(200, await visit.PressAsync());
        await visit.LookAsync("my.status");
        await visit.GoAsync("/my/choices", "my.choices");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("my.choices.error");
        await visit.GoAsync("/my/ask", "my.ask");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("my.ask.error");

        Assert.Equal("", string.Join(", ", Pages.Except(visit.Looked)));
    }
}
