using System.Net;
using AngleSharp.Dom;
using Entente.Access;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Staff;
using Entente.Tests.Referrals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Entente.Tests.Staff;

/// <summary>What was typed before a session ended comes back after signing in, to the same person only.</summary>
public sealed class KeptFormTests
{
    [Theory, EveryDatabase]
    public async Task An_answer_sent_after_the_session_ended_is_held_and_saved_after_signing_in_again(string database)
    {
        var (site, clock, browser, user, path, page) = await TypingAsync(database);
        await using var _ = site;
        clock.Advance(TimeSpan.FromMinutes(31));

        var late = await TestSite.PostAsync(browser, path, page, ("Answer.value", "What I saw, in many words"));
        Assert.Equal("/staff/signin?returnUrl=%2Fstaff%2Fkept", late.Headers.Location?.OriginalString);
        Assert.Null((await StoredAsync(site)).First("S4")); // nothing is saved without the person
        await SessionTests.SignInAsync(browser, user);
        var kept = await TestSite.GetAsync(browser, "/staff/kept");
        Assert.DoesNotContain("What I saw", kept.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var saved = await SendAsync(browser, kept, path);

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal("What I saw, in many words", (await StoredAsync(site)).First("S4"));
        Assert.Null(Held(await TestSite.GetAsync(browser, "/staff/kept"), path));
        Assert.DoesNotContain(site.Logged.Lines, l => l.Contains("What I saw", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_else_gets_it_it_goes_after_half_an_hour_and_it_can_be_let_go()
    {
        var (site, clock, browser, user, path, page) = await TypingAsync("sqlite");
        await using var _ = site;
        clock.Advance(TimeSpan.FromMinutes(31));
        await TestSite.PostAsync(browser, path, page, ("Answer.value", "My words"));

        var (_, other) = await SessionTests.SignInAsync(site, Role.FirstResponder);
        await SessionTests.SignInAsync(browser, other); // at the same computer
        Assert.Null(Held(await TestSite.GetAsync(browser, "/staff/kept"), path));
        await TestSite.PostAsync(browser, "/staff/signout", await TestSite.GetAsync(browser, "/staff/settings"));
        await SessionTests.SignInAsync(browser, user);
        Assert.NotNull(Held(await TestSite.GetAsync(browser, "/staff/kept"), path));
        clock.Advance(TimeSpan.FromMinutes(29));
        var last = await TestSite.GetAsync(browser, "/staff/kept");
        Assert.NotNull(Held(last, path));
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(browser, "/staff/kept", last)).StatusCode);
        Assert.Null(Held(await TestSite.GetAsync(browser, "/staff/kept"), path));
    }

    [Fact]
    public async Task It_is_gone_after_half_an_hour()
    {
        var (site, clock, browser, user, path, page) = await TypingAsync("sqlite");
        await using var _ = site;
        clock.Advance(TimeSpan.FromMinutes(31));
        await TestSite.PostAsync(browser, path, page, ("Answer.value", "My words"));
        clock.Advance(TimeSpan.FromMinutes(30));
        await SessionTests.SignInAsync(browser, user);

        Assert.Null(Held(await TestSite.GetAsync(browser, "/staff/kept"), path));
    }

    [Fact]
    public async Task A_strangers_form_and_one_without_its_own_token_are_not_held()
    {
        var (site, clock, browser, _, path, page) = await TypingAsync("sqlite");
        await using var _ = site;
        clock.Advance(TimeSpan.FromMinutes(31));

        var stranger = await TestSite.PostAsync(site.As((Reader?)null), path, page, ("Answer.value", "Planted"));
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("Answer.value", "Planted")]);
        var forged = await browser.PostAsync(path, form);

        Assert.Equal("/staff/signin", stranger.Headers.Location?.OriginalString);
        Assert.Equal("/staff/signin", forged.Headers.Location?.OriginalString);
    }

    private static async Task<(TestSite Site, FakeTimeProvider Clock, HttpClient Browser, User User, string Path, IDocument Page)> TypingAsync(string database)
    {
        var clock = new FakeTimeProvider(Make.Now);
        var site = await SessionTests.StartAsync(clock, database);
        var (browser, user) = await SessionTests.SignInAsync(site, Role.FirstResponder);
        var act = new Entente.Audit.Act(new(user.Id, Role.FirstResponder, user.Organisation, user.Team), Purpose.Support, Make.Now);
        var draft = DraftReferral.Start(site.Ids(), QuestionSets.Shipped.Current, Make.Answers(), act);
        await site.AddAsync(draft);
        var path = $"/referrals/draft/{draft.Reference.ToRoute()}/S4";
        return (site, clock, browser, user, path, await TestSite.GetAsync(browser, path));
    }

    private static IElement? Held(IDocument page, string path) => page.QuerySelector($"form[action='{path}']") ?? page.QuerySelector("form[action^='/referrals/draft/']");

    private static Task<HttpResponseMessage> SendAsync(HttpClient browser, IDocument kept, string path)
    {
        var form = Held(kept, path)!;
        var fields = form.QuerySelectorAll("input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""));
        return browser.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(fields));
    }

    private static async Task<Answers> StoredAsync(TestSite site)
    {
        await using var db = site.Open();
        return (await db.Drafts.AsNoTracking().SingleAsync()).Answers;
    }
}
