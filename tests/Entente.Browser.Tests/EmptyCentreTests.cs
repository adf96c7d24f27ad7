using Entente.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Browser.Tests;

/// <summary>From an empty centre to its first administrator at work, with a password and one-time codes.</summary>
public sealed class EmptyCentreTests(Browser browser)
{
    private const string Password = "three made-up words here";

    /// <summary>The pages that stand between an empty centre and work.</summary>
    public static readonly string[] Pages = ["SETUP", "STAFF/ONETIMECODES", "STAFF/CODE", "STAFF/CHOOSE", "ERROR/{CODE}"];

    [Theory, InlineData(Window.Wide), InlineData(Window.Narrow), InlineData(Window.RightToLeft)]
    public async Task The_first_administrator_comes_in_by_the_code_on_the_console(Window window)
    {
        await using var site = new BrowserSite(exampleWorld: false);
        await site.InitializeAsync();
        await using var visit = await browser.VisitAsync(site, window);

        await visit.GoAsync("/setup", "setup");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("setup.error");
        await visit.FillAsync(("Form.Code", site.Services.GetRequiredService<SetUpCode>().Text!), ("Form.Centre", "Made-up Centre"), ("Form.DisplayName", "First Administrator"),
            ("Form.LoginName", "first.administrator"), ("Form.WorkMail", "first.administrator@example.org"), ("Form.Password", Password));
        Assert.Equal(200, await visit.PressAsync());

        await EnterAsync(visit);
        await visit.LookAsync("codes");
        var key = (await visit.ReadAsync("main code")).Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("codes.error");
        var step = OneTimeCode.StepAt(TimeProvider.System.GetUtcNow());
        await visit.FillAsync(("Code", OneTimeCode.At(key, step)));
        Assert.Equal(200, await visit.PressAsync());
        await visit.LookAsync("codes.recovery");
        var recovery = await visit.ReadAsync("main li code");
        await visit.FollowAsync("main a.govuk-button");
        await visit.GoAsync("/staff/choose?again=true", "choose");

        await visit.PressAsync(".entente-header form button");
        await EnterAsync(visit);
        await visit.LookAsync("code");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("code.error");
        await visit.Page.Locator("main details summary").ClickAsync();
        await visit.FillAsync(("Form.Recovery", recovery));
        Assert.Equal(200, await visit.PressAsync());
        await visit.LookAsync("setup.home");
        await visit.Page.GotoAsync("/error/404");
        await visit.LookAsync("setup.nothing");

        Assert.Empty(Pages.Except(visit.Looked));
    }

    private static async Task EnterAsync(Visit visit)
    {
        await visit.Page.GotoAsync("/staff/signin");
        await visit.FillAsync(("Form.LoginName", "first.administrator"), ("Form.Password", Password));
        Assert.Equal(200, await visit.PressAsync());
    }
}
