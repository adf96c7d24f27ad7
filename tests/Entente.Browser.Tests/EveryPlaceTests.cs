using Entente.Access;
using Microsoft.Playwright;

namespace Entente.Browser.Tests;

/// <summary>Every place in every role's menu can be used by everybody: with a screen reader, at 320 px, from right to left, by keyboard.</summary>
public sealed class EveryPlaceTests(Browser browser, BrowserSite site) : IClassFixture<BrowserSite>
{
    [Theory, InlineData(Window.Wide), InlineData(Window.Narrow), InlineData(Window.RightToLeft)]
    public async Task All_places_in_the_menus_are_open_and_accessible(Window window)
    {
        await using var visit = await browser.VisitAsync(site, window);
        var seen = new HashSet<string>();
        // Other windows need not see every role's version of a page that is laid out the same.
        Role[] roles = window == Window.Wide ? [.. site.Roles] : [Role.Supervisor, Role.DecisionMaker, Role.FirstResponder, Role.Administrator];
        foreach (var role in roles)
        {
            await visit.SignInAsync(role);
            await visit.LookAsync($"home.{role}");
            foreach (var place in await visit.PlacesAsync())
            {
                if (place != "/" && seen.Add(place)) await visit.GoAsync(place, $"place{place.Replace('/', '.')}");
            }

            await visit.SignOutAsync();
        }
    }

    [Theory, InlineData(Window.Wide), InlineData(Window.Narrow), InlineData(Window.RightToLeft)]
    public async Task The_door_and_the_pages_for_what_goes_wrong_are_accessible(Window window)
    {
        await using var visit = await browser.VisitAsync(site, window);

        await visit.GoAsync("/staff/signin", "signin");
        await visit.Page.Locator("main form").First.Locator("button[type=submit]").ClickAsync();
        await visit.LookAsync("signin.error");
        foreach (var status in window == Window.Wide ? [400, 403, 404, 409, 413, 429, 500, 503] : new[] { 403 })
        {
            await visit.Page.GotoAsync($"/error/{status}");
            await visit.LookAsync($"error.{status}");
        }
    }

    [Fact]
    public async Task A_look_notices_a_page_that_shuts_somebody_out()
    {
        await using var visit = await browser.VisitAsync(site);
        await visit.Page.GotoAsync("/staff/signin");
        await visit.Page.EvaluateAsync("document.documentElement.removeAttribute('lang')");
        await visit.Page.EvaluateAsync("document.querySelector('main').insertAdjacentHTML('beforeend', '<input type=\"text\">')");

        var told = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => visit.LookAsync("signin.broken"));

        Assert.All(["html-has-lang", "label"], rule => Assert.Contains(rule + ": ", told.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_keyboard_reaches_everything_and_the_first_stop_skips_the_header()
    {
        await using var visit = await browser.VisitAsync(site);
        await visit.SignInAsync(Role.CaseWorker);
        await visit.Page.GotoAsync("/");

        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("#main-content", await visit.Page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        await visit.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("main-content", await visit.Page.EvaluateAsync<string>("document.activeElement.id"));

        var links = await visit.Page.Locator(".govuk-service-navigation__link").CountAsync();
        await visit.Page.GotoAsync("/");
        var seen = new HashSet<string>();
        for (var press = 0; press < 60; press++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            if (await visit.Page.EvaluateAsync<string?>("document.activeElement.closest('.govuk-service-navigation__link')?.getAttribute('href') ?? null") is { } href) seen.Add(href);
        }

        Assert.Equal(links, seen.Count);
    }

    [Fact]
    public async Task Shift_three_times_leaves_the_page_at_once()
    {
        await using var visit = await browser.VisitAsync(site);
        await visit.SignInAsync(Role.FirstResponder);
        await visit.Page.GotoAsync("/");

        // On a slow machine three presses may take longer than the five seconds that they must fall in.
        for (var press = 0; press < 30 && !visit.Page.Url.EndsWith("/error/404", StringComparison.Ordinal); press++) await visit.Page.Keyboard.PressAsync("Shift");

        await visit.Page.WaitForURLAsync("**/error/404");
    }

    [Fact]
    public async Task Near_its_end_the_session_can_be_kept_by_keyboard()
    {
        await using var visit = await browser.VisitAsync(site);
        var clock = visit.Page.Context.Clock;
        await clock.InstallAsync();
        await visit.SignInAsync(Role.CaseWorker);
        await visit.Page.GotoAsync("/");
        var warning = visit.Page.GetByRole(AriaRole.Alertdialog);

        await clock.FastForwardAsync("28:30");
        await Assertions.Expect(warning).ToBeVisibleAsync();
        await Assertions.Expect(warning.GetByRole(AriaRole.Button)).ToBeFocusedAsync();
        await visit.LookAsync("session.warning");
        await visit.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(warning).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Without_script_the_door_opens_and_every_place_is_there()
    {
        await using var visit = await browser.VisitAsync(site, script: false);
        await visit.SignInAsync(Role.CaseWorker);

        await visit.LookAsync("home.CaseWorker");
        foreach (var place in await visit.Page.Locator(".govuk-service-navigation__link").AllAsync()) await Assertions.Expect(place).ToBeVisibleAsync();
    }
}
