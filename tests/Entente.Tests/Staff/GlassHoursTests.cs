using System.Net;
using Entente.Access;
using Entente.Records;
using Entente.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Entente.Tests.Staff;

/// <summary>Broken glass on the pages themselves, by a clock that the test holds: what it opens, the banner, its end, its review.</summary>
public sealed class GlassHoursTests
{
    private const string Name = "Mira Madeup";
    private readonly FakeTimeProvider _clock = new(Make.Now);

    [Fact]
    public async Task Glass_opens_one_record_and_shows_its_banner_until_its_hours_are_over()
    {
        await using var site = await StartAsync();
        var (opened, other) = (await RecordAsync(site, new(7_100)), await RecordAsync(site, new(7_200)));
        var duty = await SignInAsync(site, Role.DutyOfficer);
        Assert.Equal(HttpStatusCode.NotFound, (await duty.GetAsync(opened)).StatusCode);

        await BreakAsync(duty, opened, hours: 2);

        Assert.Contains(Name, (await TestSite.GetAsync(duty, opened)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await duty.GetAsync(other)).StatusCode);
        for (var minutes = 20; minutes < 120; minutes += 20)
        {
            _clock.Advance(TimeSpan.FromMinutes(20));
            Assert.NotNull((await TestSite.GetAsync(duty, "/staff/settings")).QuerySelector(".entente-glass"));
        }

        _clock.Advance(TimeSpan.FromMinutes(19));
        Assert.Equal(HttpStatusCode.OK, (await duty.GetAsync(opened)).StatusCode);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.NotFound, (await duty.GetAsync(opened)).StatusCode);
        Assert.Null((await TestSite.GetAsync(duty, "/staff/settings")).QuerySelector(".entente-glass"));
    }

    [Fact]
    public async Task Nobody_gets_more_than_four_hours_whatever_the_form_says_and_closing_ends_them_at_once()
    {
        await using var site = await StartAsync();
        var opened = await RecordAsync(site, new(7_100));
        var duty = await SignInAsync(site, Role.DutyOfficer);

        foreach (var hours in (string[])["5", "0", "-1", "4.5", "999999999999"])
        {
            var page = await TestSite.GetAsync(duty, $"/staff/glass?for={opened}");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(duty, page, hours)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await duty.GetAsync(opened)).StatusCode);
        await BreakAsync(duty, opened, hours: 4);
        Assert.Equal(HttpStatusCode.OK, (await duty.GetAsync(opened)).StatusCode);
        await using (var db = site.Open())
        {
            var glass = await db.Set<BrokenGlass>().AsNoTracking().SingleAsync();
            Assert.Equal(TimeSpan.FromHours(4), glass.Until - glass.From);
        }

        var closing = await TestSite.GetAsync(duty, "/staff/glass");
        var reference = closing.QuerySelector("[name=glass]")!.GetAttribute("value")!;
        await TestSite.PostAsync(duty, "/staff/glass?handler=Close", closing, ("glass", reference));
        Assert.Equal(HttpStatusCode.NotFound, (await duty.GetAsync(opened)).StatusCode);
    }

    [Fact]
    public async Task The_review_waits_on_the_reviewers_home_and_is_late_after_the_next_working_day()
    {
        await using var site = await StartAsync();
        var opened = await RecordAsync(site, new(7_100));
        var duty = await SignInAsync(site, Role.DutyOfficer);
        await BreakAsync(duty, opened, hours: 1);
        await TestSite.GetAsync(duty, opened);

        var auditor = await SignInAsync(site, Role.Auditor);
        Assert.NotNull((await TestSite.GetAsync(auditor, "/")).QuerySelector("main a[href^='/staff/review']"));
        var list = await TestSite.GetAsync(auditor, "/staff/reviews");
        Assert.Contains("3 March 2026", list.QuerySelector("main")!.TextContent, StringComparison.Ordinal); // broken on Monday
        var review = await TestSite.GetAsync(auditor, list.QuerySelector("a[href^='/staff/review/']")!.GetAttribute("href")!);
        Assert.Contains("Looked at", review.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Name, review.QuerySelector("main")!.TextContent, StringComparison.Ordinal); // who looks over it sees what was opened, not what it says
    }

    private Task<TestSite> StartAsync() => TestSite.StartAsync("sqlite", s => s.AddSingleton<TimeProvider>(_clock), ("Session:OneTimeCodes", "false"));

    private static async Task<string> RecordAsync(TestSite site, DossierId dossier)
    {
        await using var db = site.Open();
        var kept = await new KeepRecords(db, site.Services.GetRequiredService<RecordMaker>()).RunAsync([Make.Person($"name={Name}") with { Dossier = dossier, Team = new(555), Organisation = Make.Charity }], Make.Machine, default);
        return $"/records/{kept.Value.Records[0].Reference.ToRoute()}";
    }

    private static async Task<HttpClient> SignInAsync(TestSite site, Role role)
    {
        User user;
        await using (var db = site.Open())
        {
            db.AddRange(Make.Person(out user, role));
            await db.CommitAsync(Make.Machine, new AccountChanged(default), default);
        }

        var browser = site.As((Reader?)null);
        await GlassTests.SignInAsync(browser, user.LoginName);
        return browser;
    }

    private static async Task BreakAsync(HttpClient browser, string path, int hours)
    {
        var done = await SendAsync(browser, await TestSite.GetAsync(browser, $"/staff/glass?for={path}"), $"{hours}");
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient browser, AngleSharp.Dom.IDocument page, string hours) => TestSite.PostAsync(browser, "/staff/glass", page,
        ("Form.Subject", page.QuerySelector("[name='Form.Subject']")!.GetAttribute("value")!), ("Form.Reason", "DangerToLife"), ("Form.Because", "She rang the desk from a locked room and the line went dead at two."), ("Form.Hours", hours), ("Form.Understood", "true"));
}
