using Entente.Access;

namespace Entente.Browser.Tests;

/// <summary>Other lines for matches: looked at, typed wrongly, previewed, asked for, and agreed to by a second person.</summary>
public sealed class LinesLookTests(Browser browser, BrowserSite site) : IClassFixture<BrowserSite>
{
    /// <summary>What is looked at here.</summary>
    public static readonly string[] Pages = ["MATCHING/LINES", "MATCHING/LINES/{PURPOSE}", "MATCHING/LINES/{PURPOSE}/CHANGE", "MATCHING/LINES/{PURPOSE}/ANSWER"];

    [Theory, InlineData(Window.Wide), InlineData(Window.Narrow), InlineData(Window.RightToLeft)]
    public async Task Lines_can_be_changed_by_everybody_who_may(Window window)
    {
        await using var visit = await browser.VisitAsync(site, window);
        await visit.SignInAsync(Role.Administrator);
        await visit.GoAsync("/matching/lines", "lines");
        await visit.GoAsync("/matching/lines/duty", "lines.of");
        await visit.GoAsync("/matching/lines/duty/change", "lines.change");
        await visit.FillAsync(("Form.Possible", "0,3"), ("Form.Why", "Made up: too many of them were wrong"));
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("lines.error");
        await visit.FillAsync(("Form.Possible", $"0.2{(int)window}"), ("Form.Likely", "0.99"), ("Form.AlmostCertain", "0.9999"));
        Assert.Equal(200, await visit.PressAsync());
        await visit.LookAsync("lines.preview");
        Assert.Equal(200, await visit.PressAsync());
        await visit.LookAsync("lines.asked");
        await visit.SignOutAsync();

        await visit.SignInAsync(Role.Supervisor);
        await visit.GoAsync("/matching", "lines.list");
        await visit.GoAsync("/matching/lines/duty/answer", "lines.answer");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("lines.answer.error");
        await visit.Page.Locator("main [name='Form.Agree'][value=true]").CheckAsync();
        Assert.Equal(200, await visit.PressAsync());
        await visit.LookAsync("lines.done");

        Assert.Equal("", string.Join(", ", Pages.Except(visit.Looked)));
    }
}
