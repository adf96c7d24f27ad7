using Entente.Access;
using Microsoft.Playwright;

namespace Entente.Browser.Tests.MainJob;

/// <summary>The auditor: finds what the others did, and verifies that nobody touched the log.</summary>
internal sealed class Auditor(Visit visit)
{
    private IPage Page => visit.Page;

    public async Task CheckAsync(string about)
    {
        await visit.SignInAsync(Role.Auditor);
        await visit.LookAsync("auditor.home");
        await visit.TurnToAsync("/audit");
        await visit.LookAsync("auditor.log");
        await FindAsync("no such thing");
        await visit.LookAsync("auditor.log.error");
        Assert.Equal(200, await FindAsync(about[(about.LastIndexOf('/') + 1)..].ToUpperInvariant()));
        await visit.LookAsync("auditor.log.found");
        var found = await visit.ReadAsync("tbody");
        foreach (var act in (string[])["Decision issued", "Something weighed", "Clock stopped", "Dossier given to somebody", "Case opened", "Referral sent", "Alert closed"]) Assert.Contains(act, found, StringComparison.Ordinal);

        await visit.GoAsync("/audit/verify", "auditor.verify");
        Assert.Equal(200, await visit.PressAsync());
        await visit.LookAsync("auditor.verify.sound");
        await Assertions.Expect(Page.Locator(".govuk-panel")).ToBeVisibleAsync();
        Assert.Equal(200, await visit.PressAsync("main form[action*='Sign'] button"));
        await visit.GoAsync("/audit/health", "auditor.health");
    }

    private async Task<int> FindAsync(string about)
    {
        if (await Page.Locator("main details:not([open])").CountAsync() > 0) await Page.Locator("main details summary").First.ClickAsync();
        await visit.FillAsync(("Form.About", about), ("Form.Sort", "Change"));
        return await visit.PressAsync();
    }
}
