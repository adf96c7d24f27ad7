using System.Text;
using Entente.Access;
using Microsoft.Playwright;

namespace Entente.Browser.Tests;

/// <summary>An import while it moves: how far it is, and that it may be left or stopped.</summary>
public sealed class ImportMovesTests(Browser browser, BrowserSite site) : IClassFixture<BrowserSite>
{
    private const int Rows = 19_000;

    [Theory, InlineData(Window.Wide), InlineData(Window.Narrow), InlineData(Window.RightToLeft)]
    public async Task A_long_import_says_how_far_it_is_until_it_is_done(Window window)
    {
        await using var visit = await browser.VisitAsync(site, window);
        await visit.SignInAsync(Role.Administrator);
        await visit.Page.GotoAsync("/imports");
        var rows = new StringBuilder("name,passport\n");
        for (var row = 0; row < Rows; row++) rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"Made-up Person {row},P{(int)window}{row:00000}\n");
        await visit.Page.Locator("main input[type=file]").SetInputFilesAsync(new FilePayload { Name = "made-up.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(rows.ToString()) });
        await visit.PressAsync();
        await visit.FillAsync(("Form.SourceName", $"Made-up long list {window}"));
        await visit.PressAsync("main button[name=todo][value=check], main form:has(input[name=todo][value=check]) button");
        // The page asks for itself again: not while somebody looks at it.
        await visit.Page.RouteAsync("**/imports/**", StandStillAsync);
        await visit.PressAsync("main form:has(input[name=todo][value=start]) button");

        var stop = visit.Page.Locator("main form:has(input[value=stop]) button");
        await Assertions.Expect(stop).ToHaveCountAsync(1);
        await visit.LookAsync("imports.moving");
        await visit.Page.UnrouteAllAsync();
        await visit.Page.GotoAsync(visit.Path);
        await Assertions.Expect(stop).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        Assert.Contains("19,000 records kept", await visit.ReadAsync(), StringComparison.Ordinal);
    }

    /// <summary>The same answer without the header that has the browser ask again.</summary>
    private static async Task StandStillAsync(IRoute route)
    {
        var answer = await route.FetchAsync();
        await route.FulfillAsync(new() { Response = answer, Headers = answer.Headers.Where(h => h.Key != "refresh") });
    }
}
