using Entente.Browser.Tests.MainJob;

namespace Entente.Browser.Tests;

/// <summary>The main job by somebody whose browser runs no script, and with a file that nobody here made.</summary>
public sealed class MainJobOtherwiseTests(Browser browser, BrowserSite site) : IClassFixture<BrowserSite>
{
    [Fact]
    public async Task Without_script_a_referral_is_sent_and_decided_all_the_same()
    {
        await using var visit = await browser.VisitAsync(site, script: false);

        var referral = await new Responder(visit, await KnownPerson.OfAsync(site, 3)).ReferAsync();
        var about = await new Desk(visit).TakeInAsync(referral);
        await new Maker(visit).DecideAsync(about);
    }

    [Fact]
    public async Task The_standards_own_workbook_is_known_when_it_is_brought_in()
    {
        var root = Environment.GetEnvironmentVariable("ENTENTE_PUBLIC_DATA");
        var path = Path.Combine(root ?? "", "case/htcds/htcds-excel-v2.0.xlsx");
        Assert.SkipWhen(string.IsNullOrEmpty(root) || !File.Exists(path), "Set ENTENTE_PUBLIC_DATA to a folder with case/htcds/htcds-excel-v2.0.xlsx.");
        await using var visit = await browser.VisitAsync(site);

        await new Administrator(visit).BringInPublishedAsync(path);
    }
}
