using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Staff;
using Entente.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests.Staff;

public sealed class SignInTests
{
    private static readonly (string, string) NoCodes = ("Session:OneTimeCodes", "false");

    [Theory, EveryDatabase]
    public async Task A_right_password_opens_and_a_wrong_one_says_nothing_about_why(string database)
    {
        await using var site = await TestSite.StartAsync(database, null, NoCodes);
        var user = await AddAsync(site, Role.CaseWorker, Role.Supervisor);
        var browser = site.As((Reader?)null);

        var wrong = await TryAsync(browser, user.LoginName, "not my password at all");
        var unknown = await TryAsync(browser, "nobody-of-that-name", "not my password at all");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(Words(await TestSite.ReadAsync(wrong)), Words(await TestSite.ReadAsync(unknown)));

        var right = await TryAsync(browser, user.LoginName.ToUpperInvariant(), Make.GoodPassword);
        Assert.Equal("/staff/choose", right.Headers.Location?.ToString().ToLowerInvariant());
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/staff/settings")).StatusCode); // no role yet: back to the door

        var choose = await TestSite.GetAsync(browser, "/staff/choose");
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(browser, "/staff/choose", choose, ("Chosen", "CaseWorker.Support"))).StatusCode);
        var settings = await TestSite.GetAsync(browser, "/staff/settings");
        Assert.Contains(user.DisplayName, settings.Body!.TextContent);

        await using var db = site.Open();
        var log = await db.Set<AuditEntry>().Where(e => e.Sort == EventSort.SignIn).OrderBy(e => e.Seq).Select(e => e.What).ToListAsync();
        Assert.Equal(["SignInFailed", "SignInFailed", "SignInSucceeded", "RoleChosen"], log);
    }

    [Fact]
    public async Task Five_wrong_tries_lock_the_account_even_for_the_right_password_and_even_when_sent_at_once()
    {
        await using var site = await TestSite.StartAsync("sqlite", null, NoCodes);
        var user = await AddAsync(site, Role.CaseWorker);
        var browser = site.As((Reader?)null);
        var page = await TestSite.GetAsync(browser, "/staff/signin");

        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => TestSite.PostAsync(browser, "/staff/signin", page, ("Form.LoginName", user.LoginName), ("Form.Password", $"guess number {i} of five"))));
        var right = await TryAsync(browser, user.LoginName, Make.GoodPassword);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, right.StatusCode);
        await using var db = site.Open();
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(e => e.What == nameof(LockedOut)));
        Assert.Equal(6, await db.Set<AuditEntry>().CountAsync(e => e.What == nameof(SignInFailed)));
    }

    [Fact]
    public async Task A_code_is_asked_for_and_works_once()
    {
        await using var site = await TestSite.StartAsync();
        var user = await AddAsync(site, Role.CaseWorker);
        var browser = site.As((Reader?)null);
        await TryAsync(browser, user.LoginName, Make.GoodPassword);

        // Without codes one gets no further than the page that sets them up.
        Assert.Equal("/staff/onetimecodes", (await browser.GetAsync("/staff/choose")).Headers.Location?.ToString());
        var page = await TestSite.GetAsync(browser, "/staff/onetimecodes");
        var key = page.QuerySelector("code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        Assert.StartsWith("data:image/svg+xml", page.QuerySelector("main img")!.GetAttribute("src"));
        var code = OneTimeCode.At(key, OneTimeCode.StepAt(TimeProvider.System.GetUtcNow()));
        var done = await TestSite.ReadAsync(await TestSite.PostAsync(browser, "/staff/onetimecodes", page, ("Code", code)));
        var recovery = done.QuerySelectorAll("main li code").Select(c => c.TextContent).ToList();
        Assert.Equal(10, recovery.Count);

        var other = site.As((Reader?)null);
        Assert.StartsWith("/staff/code", (await TryAsync(other, user.LoginName, Make.GoodPassword)).Headers.Location!.ToString().ToLowerInvariant());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await CodeAsync(other, "Form.Code", code)).StatusCode); // used up
        Assert.Equal(HttpStatusCode.Redirect, (await CodeAsync(other, "Form.Recovery", recovery[3])).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/staff/settings")).StatusCode is var s && s == HttpStatusCode.Redirect ? (await FollowAsync(other)).StatusCode : s);

        var third = site.As((Reader?)null);
        await TryAsync(third, user.LoginName, Make.GoodPassword);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await CodeAsync(third, "Form.Recovery", recovery[3])).StatusCode);
        var next = OneTimeCode.At(key, OneTimeCode.StepAt(TimeProvider.System.GetUtcNow()) + 1); // a phone half a minute fast
        Assert.Equal(HttpStatusCode.Redirect, (await CodeAsync(third, "Form.Code", next)).StatusCode);

        await using var db = site.Open();
        Assert.DoesNotContain(key, (await db.Users.SingleAsync()).OneTimeKey!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_taken_away_a_closed_account_and_a_new_password_act_on_open_sessions_at_once()
    {
        await using var site = await TestSite.StartAsync("sqlite", null, NoCodes);
        var user = await AddAsync(site, Role.CaseWorker);
        var browser = site.As((Reader?)null);
        await TryAsync(browser, user.LoginName, Make.GoodPassword);
        await FollowAsync(browser);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/staff/settings")).StatusCode);

        await ChangeAsync(site, async db => (await db.UserRoles.SingleAsync()).End(Make.Now));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/staff/settings")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/staff/choose")).StatusCode);

        await ChangeAsync(site, async db => (await db.Users.SingleAsync()).Disable(Make.Now));
        Assert.Equal("/staff/signin", (await browser.GetAsync("/staff/choose")).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync(browser, user.LoginName, Make.GoodPassword)).StatusCode);
    }

    [Theory]
    [InlineData("true", "127.0.0.1", null, null, true)]
    [InlineData("false", "127.0.0.1", null, null, false)]
    [InlineData("true", "192.0.2.7", null, null, false)]
    [InlineData("true", null, null, null, false)]
    [InlineData("true", "127.0.0.1", "X-Forwarded-For", "192.0.2.7", false)]
    [InlineData("true", "127.0.0.1", "Host", "centre.example.org", false)]
    public async Task One_click_sign_in_opens_only_in_the_example_world_and_on_this_machine(string world, string? from, string? header, string? value, bool opens)
    {
        var address = new Address { From = from };
        await using var site = await TestSite.StartAsync("sqlite", s => s.AddSingleton<IStartupFilter>(address), ("ExampleWorld", world));
        await ChangeAsync(site, db => { db.AddRange([new Organisation { Id = Make.Centre, Reference = Entente.Foundation.Reference.New("ORG"), Name = "Centre", Sort = OrganisationSort.Centre }, .. Make.Person(out _, Make.Centre, default, true, Role.Analyst)]); return Task.CompletedTask; });
        await using var db = site.Open();
        var persona = await db.Users.OrderByDescending(u => u.Id).FirstAsync(u => u.IsPersona);
        var browser = site.As((Reader?)null);
        if (header is not null) browser.DefaultRequestHeaders.TryAddWithoutValidation(header, value);

        var page = await TestSite.GetAsync(browser, "/staff/signin");
        Assert.Equal(opens, page.QuerySelector($"input[value='{persona.Reference}']") is not null);
        var sent = await TestSite.PostAsync(browser, "/staff/signin?handler=Persona", page, ("persona", persona.Reference.Text));
        Assert.Equal(opens ? HttpStatusCode.Redirect : HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Equal(opens ? HttpStatusCode.OK : HttpStatusCode.Redirect, (await browser.GetAsync("/staff/settings")).StatusCode);

        // The same cookie from elsewhere opens nothing.
        address.From = "192.0.2.7";
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/staff/settings")).StatusCode);
    }

    [Fact]
    public async Task The_first_administrator_needs_the_printed_code_and_only_an_empty_centre_has_the_page()
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.As((Reader?)null);
        Assert.Equal("/setup", (await browser.GetAsync("/staff/signin")).Headers.Location?.ToString());
        var page = await TestSite.GetAsync(browser, "/setup");
        (string, string)[] answers = [("Form.Centre", "Made-up Centre"), ("Form.LoginName", "ada"), ("Form.DisplayName", "Ada Madeup"), ("Form.WorkMail", "ada@example.org"), ("Form.Password", Make.GoodPassword)];

        var refused = await TestSite.PostAsync(browser, "/setup", page, [.. answers, ("Form.Code", "SETUP-0000-0000-0000-0")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var code = site.Services.GetRequiredService<SetUpCode>().Text!;
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(browser, "/setup", page, [.. answers, ("Form.Code", code)])).StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/setup")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await TryAsync(browser, "ada", Make.GoodPassword)).StatusCode);
        Assert.DoesNotContain(site.Logged.Lines, l => l.Contains(Make.GoodPassword, StringComparison.Ordinal));
    }

    private static async Task<User> AddAsync(TestSite site, params Role[] roles)
    {
        var things = Make.Person(out var user, roles);
        await ChangeAsync(site, db => { db.AddRange(things); return Task.CompletedTask; });
        return user;
    }

    private static async Task ChangeAsync(TestSite site, Func<EntenteDb, Task> change)
    {
        await using var db = site.Open();
        await change(db);
        await db.CommitAsync(Make.Machine, new AccountChanged(default), default);
    }

    private static async Task<HttpResponseMessage> TryAsync(HttpClient browser, string name, string password)
    {
        var page = await TestSite.GetAsync(browser, "/staff/signin");
        return await TestSite.PostAsync(browser, "/staff/signin", page, ("Form.LoginName", name), ("Form.Password", password));
    }

    private static async Task<HttpResponseMessage> CodeAsync(HttpClient browser, string field, string code)
    {
        var page = await TestSite.GetAsync(browser, "/staff/code");
        return await TestSite.PostAsync(browser, "/staff/code", page, (field, code));
    }

    private static async Task<HttpResponseMessage> FollowAsync(HttpClient browser)
    {
        var choose = await browser.GetAsync("/staff/choose");
        if (choose.StatusCode == HttpStatusCode.OK)
        {
            var page = await TestSite.ReadAsync(choose);
            await TestSite.PostAsync(browser, "/staff/choose", page, ("Chosen", page.QuerySelector("input[type=radio]")!.GetAttribute("value")!));
        }

        return await browser.GetAsync("/staff/settings");
    }

    private static string Words(AngleSharp.Dom.IDocument page) => page.QuerySelector("main")!.TextContent.Trim();

    /// <summary>Says from where requests come; a test server has no address of its own.</summary>
    private sealed class Address : IStartupFilter
    {
        public string? From { get; set; }

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, following) =>
            {
                http.Connection.RemoteIpAddress = From is null ? null : IPAddress.Parse(From);
                return following(http);
            });
            next(app);
        };
    }
}
