using Entente.Access;
using Microsoft.Playwright;

namespace Entente.Browser.Tests.MainJob;

/// <summary>The administrator: brings a file in by dry run, mapping and start, and reads what came of it.</summary>
internal sealed class Administrator(Visit visit)
{
    private static readonly string Samples = Path.Combine(Visit.Root(), "data/samples");

    private IPage Page => visit.Page;

    public async Task BringInAsync()
    {
        await visit.SignInAsync(Role.Administrator);
        await visit.LookAsync("administrator.home");
        await visit.TurnToAsync("/imports");
        await visit.LookAsync("imports.list");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("imports.list.error");

        await ReceiveAsync(Path.Combine(Samples, "people.csv"));
        await visit.LookAsync("imports.table");
        // One column goes elsewhere than was guessed; the check is run again with it.
        var notes = Page.Locator("main select[id*='8']:has(option[value$='notes'])").First;
        await notes.SelectOptionAsync((await notes.Locator("option[value$='notes']").First.GetAttributeAsync("value"))!);
        await CheckAsync("Made-up list of people");
        await visit.LookAsync("imports.table.checked");
        await BringAsync("imports.table.done");

        await ReceiveAsync(Path.Combine(Samples, "htcds.csv"));
        await visit.LookAsync("imports.htcds");
        await CheckAsync("Made-up survey");
        await visit.LookAsync("imports.htcds.checked");
        await BringAsync("imports.htcds.done");
        await visit.GoAsync("/imports", "imports.list.two");
        await Assertions.Expect(Page.Locator("tbody tr")).Not.ToHaveCountAsync(0);
    }

    /// <summary>The standard's own workbook: known, and empty.</summary>
    public async Task BringInPublishedAsync(string path)
    {
        await visit.SignInAsync(Role.Administrator);
        await ReceiveAsync(path);
        await visit.LookAsync("imports.published");
        Assert.Contains("HTCDS 2.0", await visit.ReadAsync(), StringComparison.Ordinal);
    }

    private async Task ReceiveAsync(string path)
    {
        await Page.GotoAsync("/imports");
        await Page.Locator("main input[type=file]").SetInputFilesAsync(path);
        Assert.Equal(200, await visit.PressAsync());
    }

    /// <summary>The trial run, for which the source must have a name.</summary>
    private async Task CheckAsync(string source)
    {
        await visit.FillAsync(("Form.SourceName", source));
        Assert.Equal(200, await visit.PressAsync("main button[name=todo][value=check], main form:has(input[name=todo][value=check]) button"));
    }

    private async Task BringAsync(string name)
    {
        Assert.Equal(200, await visit.PressAsync("main form:has(input[name=todo][value=start]) button"));
        // The page asks again by itself while the import moves.
        await Assertions.Expect(Page.Locator("body:has(footer):not(:has(main form))")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await visit.LookAsync(name);
        Assert.Matches("[1-9][0-9]* (records kept|unchanged)", await visit.ReadAsync());
    }
}
