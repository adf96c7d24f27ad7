using System.Text.RegularExpressions;
using Entente.Access;
using Microsoft.Playwright;

namespace Entente.Browser.Tests;

/// <summary>A session that ends under somebody's hands: what they typed is sent by the page itself, held, and theirs again once they have signed in.</summary>
public sealed partial class SessionEndTests(Browser browser, BrowserSite site) : IClassFixture<BrowserSite>
{
    private const string Words = "Made up: what was seen, in many words.";

    /// <summary>What is looked at here.</summary>
    public static readonly string[] Pages = ["STAFF/KEPT"];

    [Theory, InlineData(Window.Wide), InlineData(Window.Narrow), InlineData(Window.RightToLeft)]
    public async Task What_was_typed_when_the_session_ended_is_sent_held_and_given_back(Window window)
    {
        await using var visit = await browser.VisitAsync(site, window);
        var clock = visit.Page.Context.Clock;
        await clock.InstallAsync();
        await visit.SignInAsync(Role.FirstResponder);
        await visit.GoAsync("/referrals", "kept.list");
        await visit.PressAsync();
        var question = visit.Path[..(visit.Path.LastIndexOf('/') + 1)] + "S4";
        await visit.Page.GotoAsync(question);
        await visit.FillAsync(("Answer.value", Words));

        site.Time.Later += TimeSpan.FromMinutes(31);
        await clock.FastForwardAsync("31:00");
        // Asked for the address alone: where it never comes, the message says which page there is instead.
        await Assertions.Expect(visit.Page).ToHaveURLAsync(SignInForKept(), new() { Timeout = 30_000 });
        await visit.Page.Locator("tr", new() { HasText = visit.PersonaOf(Role.FirstResponder) }).GetByRole(AriaRole.Button).ClickAsync();
        await visit.Page.WaitForURLAsync("**/staff/kept");
        await visit.LookAsync("kept");
        Assert.Equal(200, await visit.PressAsync());

        await visit.Page.GotoAsync(question);
        await Assertions.Expect(visit.Page.Locator("main [name='Answer.value']")).ToHaveValueAsync(Words);
        await visit.GoAsync("/staff/kept", "kept.none");
    }

    [GeneratedRegex(@"/staff/signin\?returnUrl=.*kept$")]
    private static partial Regex SignInForKept();
}
