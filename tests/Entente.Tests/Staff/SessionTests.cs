using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Entente.Tests.Staff;

/// <summary>How long a session lasts, by a clock that the test holds.</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task Half_an_hour_without_doing_anything_ends_a_session_and_anything_done_extends_it()
    {
        var clock = new FakeTimeProvider(Make.Now);
        await using var site = await StartAsync(clock);
        var (browser, _) = await SignInAsync(site, Role.CaseWorker);

        foreach (var _ in Enumerable.Range(0, 3))
        {
            clock.Advance(TimeSpan.FromMinutes(29));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/staff/settings")).StatusCode);
        }

        clock.Advance(TimeSpan.FromMinutes(31));
        var ended = await browser.GetAsync("/staff/settings");
        Assert.Equal("/staff/signin?returnUrl=%2Fstaff%2Fsettings", ended.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Twelve_hours_end_a_session_however_busy_it_was_and_another_role_starts_no_new_one()
    {
        var clock = new FakeTimeProvider(Make.Now);
        await using var site = await StartAsync(clock);
        var (browser, _) = await SignInAsync(site, Role.CaseWorker);

        for (var minutes = 20; minutes < 12 * 60; minutes += 20)
        {
            clock.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/staff/settings")).StatusCode);
            if (minutes % 240 != 0) continue;
            var choose = await TestSite.GetAsync(browser, "/staff/choose?again=true");
            Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(browser, "/staff/choose", choose, ("Chosen", choose.QuerySelector("input[type=radio]")!.GetAttribute("value")!))).StatusCode);
        }

        clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/staff/settings")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/staff/signin")).StatusCode);
    }

    [Fact]
    public async Task A_role_taken_away_acts_at_the_next_click_of_an_open_session()
    {
        var clock = new FakeTimeProvider(Make.Now);
        await using var site = await StartAsync(clock);
        var (browser, user) = await SignInAsync(site, Role.DutyOfficer);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/referrals/triage")).StatusCode);

        await ChangeAsync(site, async db => (await db.UserRoles.SingleAsync(r => r.User == user.Id)).End(clock.GetUtcNow()));

        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/referrals/triage")).StatusCode);
    }

    [Fact]
    public async Task A_copy_of_the_cookie_opens_nothing_once_its_owner_has_signed_out()
    {
        await using var site = await StartAsync(new FakeTimeProvider(Make.Now));
        var (browser, user) = await SignInAsync(site, Role.CaseWorker);
        var thief = site.As((Reader?)null);
        using var copied = await browser.GetAsync("/staff/settings");
        thief.DefaultRequestHeaders.Add("Cookie", copied.RequestMessage!.Headers.GetValues("Cookie").Single());
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/staff/settings")).StatusCode);

        await TestSite.PostAsync(browser, "/staff/signout", await TestSite.GetAsync(browser, "/staff/settings"));

        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/staff/settings")).StatusCode);
        await SignInAsync(browser, user);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/staff/settings")).StatusCode); // a new session is none the worse for it
    }

    [Theory, EveryDatabase]
    public async Task One_account_that_signs_in_many_times_in_one_moment_is_in_each_time(string database)
    {
        await using var site = await StartAsync(new FakeTimeProvider(Make.Now), database);
        var things = Make.Person(out var user, Role.Analyst);
        await ChangeAsync(site, db => { db.AddRange(things); return Task.CompletedTask; });
        const int Times = 8;
        using var barrier = new Barrier(Times);

        await Task.WhenAll(Enumerable.Range(0, Times).Select(_ => Task.Run(async () =>
        {
            using var scope = site.Services.CreateScope();
            var store = scope.ServiceProvider.GetRequiredService<UserStore>();
            var found = await store.FindByNameAsync(user.LoginKey, default);
            barrier.SignalAndWait(TimeSpan.FromSeconds(30)); // each has read the account before any notes its sign-in
            await store.NoteSignInAsync(found!, "persona", default);
        })));

        await using var db = site.Open();
        Assert.Equal(Times, await db.Set<AuditEntry>().CountAsync(e => e.What == nameof(SignInSucceeded)));
        Assert.Equal(Times, (await db.Users.SingleAsync(u => u.Id == user.Id)).Version);
    }

    internal static Task<TestSite> StartAsync(FakeTimeProvider clock, string database = "sqlite") =>
        TestSite.StartAsync(database, s => s.AddSingleton<TimeProvider>(clock), ("Session:OneTimeCodes", "false"));

    internal static async Task<(HttpClient Browser, User User)> SignInAsync(TestSite site, params Role[] roles)
    {
        var things = Make.Person(out var user, roles);
        await ChangeAsync(site, db => { db.AddRange(things); return Task.CompletedTask; });
        var browser = site.As((Reader?)null);
        await SignInAsync(browser, user);
        return (browser, user);
    }

    internal static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, User user, string page = "/staff/signin")
    {
        await TestSite.PostAsync(browser, page, await TestSite.GetAsync(browser, page), ("Form.LoginName", user.LoginName), ("Form.Password", Make.GoodPassword));
        var choose = await browser.GetAsync("/staff/choose");
        if (choose.StatusCode != HttpStatusCode.OK) return choose;
        var offered = await TestSite.ReadAsync(choose);
        return await TestSite.PostAsync(browser, "/staff/choose", offered, ("Chosen", offered.QuerySelector("input[type=radio]")!.GetAttribute("value")!));
    }

    internal static async Task ChangeAsync(TestSite site, Func<EntenteDb, Task> change)
    {
        await using var db = site.Open();
        await change(db);
        await db.CommitAsync(Make.Machine, new AccountChanged(default), default);
    }
}
