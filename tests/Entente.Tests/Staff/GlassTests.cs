using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Staff;

public sealed class GlassTests
{
    private const string LongReason = "She rang the desk from a locked room and the line went dead at two.";

    [Theory, EveryDatabase]
    public async Task Broken_glass_opens_one_dossier_for_its_hours_to_that_role_only(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await test.AddAsync(Make.Person(out var duty, Role.DutyOfficer, Role.Supervisor));
        var subject = await PlantAsync(test, new(501));
        await PlantAsync(test, new(502));
        var act = Make.Act(Role.DutyOfficer, user: duty.Id.Value);
        await using var db = test.Open(act.Reader);

        var result = await Break(test).RunAsync(db, Form(subject), act, default);

        Assert.False(result.IsRefused, string.Join(", ", result.Problems));
        var soon = await StandingAsync(test, duty, Make.Now.AddHours(1));
        Assert.Equal([new DossierId(501)], soon.In(Role.DutyOfficer, Purpose.Duty).BrokenGlass);
        Assert.Empty(soon.In(Role.Supervisor, Purpose.Decision).BrokenGlass);
        Assert.Empty((await StandingAsync(test, duty, Make.Now.AddHours(2))).In(Role.DutyOfficer, Purpose.Duty).BrokenGlass);
        await using var through = test.Open(soon.In(Role.DutyOfficer, Purpose.Duty));
        Assert.Equal([new DossierId(501)], await through.Set<BrokenGlass>().Select(g => g.Dossier).Where(d => d == new DossierId(501)).Distinct().ToListAsync());
    }

    [Fact]
    public async Task It_asks_for_reason_words_hours_and_understanding_all_at_once()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        var act = Make.Act(Role.DutyOfficer);
        await using var db = test.Open(act.Reader);

        var result = await Break(test).RunAsync(db, new() { Subject = "CASE-0000", Because = "too short", Hours = 5 }, act, default);

        Assert.Equal(["NoSuchDossier", "NoGlassReason", "GlassReasonTooShort", "GlassHours", "GlassNotUnderstood"], result.Problems.Select(p => p.GetType().Name));
    }

    [Fact]
    public async Task A_form_that_breaks_nothing_does_not_tell_whether_a_reference_is_anythings()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        var subject = await PlantAsync(test, new(501));
        var act = Make.Act(Role.CaseWorker);
        await using var db = test.Open(act.Reader);

        var known = await Break(test).RunAsync(db, new() { Subject = subject.Text }, act, default);
        var unknown = await Break(test).RunAsync(db, new() { Subject = Reference.New("CASE").Text }, act, default);

        Assert.NotEmpty(known.Problems);
        Assert.Equal(known.Problems, unknown.Problems);
    }

    [Fact]
    public async Task A_role_that_may_not_break_glass_is_refused_and_the_refusal_is_in_the_log()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        var subject = await PlantAsync(test, new(501));
        var act = Make.Act(Role.Analyst);
        await using var db = test.Open(act.Reader);

        Assert.IsType<NotAllowed>((await Break(test).RunAsync(db, Form(subject), act, default)).Problems.Single());

        await using var log = test.Open();
        Assert.Equal(1, await log.Set<AuditEntry>().CountAsync(e => e.Sort == EventSort.Refusal));
    }

    [Fact]
    public async Task Somebody_else_judges_it_once_and_nobody_judges_their_own()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        var subject = await PlantAsync(test, new(501));
        var act = Make.Act(Role.DutyOfficer, user: 77);
        await using (var db = test.Open(act.Reader)) await Break(test).RunAsync(db, Form(subject), act, default);
        var glass = await GlassAsync(test, new(77));

        var own = Make.Act(Role.Supervisor, user: 77);
        Assert.IsType<OwnGlass>((await JudgeAsync(test, glass, own)).Problems.Single());
        var otherTeam = Make.Act(Role.Supervisor, user: 78) with { Reader = Make.Reader(Role.Supervisor, 78, team: new(55)) };
        Assert.NotEmpty((await JudgeAsync(test, glass, otherTeam)).Problems);
        Assert.False((await JudgeAsync(test, glass, Make.Act(Role.Supervisor, user: 79))).IsRefused);
        Assert.IsType<AlreadyDone>((await JudgeAsync(test, glass, Make.Act(Role.Auditor))).Problems.Single());
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(6, 9)]
    [InlineData(7, 9)]
    public void The_review_falls_due_on_the_next_working_day(int broken, int due) =>
        Assert.Equal(new DateOnly(2026, 3, due), new Weekdays().Next(new(2026, 3, broken)));

    [Fact]
    public async Task The_page_breaks_it_shows_the_banner_and_the_reviewer_sees_what_was_opened()
    {
        await using var site = await TestSite.StartAsync("sqlite", null, ("Session:OneTimeCodes", "false"));
        User duty, auditor;
        Reference subject;
        await using (var db = site.Open())
        {
            db.AddRange(Make.Person(out duty, Role.DutyOfficer));
            db.AddRange(Make.Person(out auditor, Role.Auditor));
            var thing = Thing(new(501));
            subject = thing.Reference;
            db.Add(thing);
            await db.CommitAsync(Make.Machine, new AccountChanged(default), default);
        }

        var browser = site.As((Reader?)null);
        await SignInAsync(browser, duty.LoginName);
        var page = await TestSite.GetAsync(browser, $"/staff/glass?for=/cases/{subject.ToRoute()}");
        Assert.Equal(subject.Text, page.QuerySelector("input[name='Form.Subject']")!.GetAttribute("value"));
        var done = await TestSite.PostAsync(browser, "/staff/glass", page, ("Form.Subject", subject.Text), ("Form.Reason", "DangerToLife"), ("Form.Because", LongReason), ("Form.Hours", "2"), ("Form.Understood", "true"));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.NotNull((await TestSite.GetAsync(browser, "/")).QuerySelector(".entente-glass"));

        var reviewer = site.As((Reader?)null);
        await SignInAsync(reviewer, auditor.LoginName);
        var list = await TestSite.GetAsync(reviewer, "/staff/reviews");
        var link = list.QuerySelector("a[href^='/staff/review/']")!.GetAttribute("href")!;
        var review = await TestSite.GetAsync(reviewer, link);
        Assert.Contains(LongReason, review.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Glass broken", review.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(reviewer, link, review, ("Form.Proper", "true"), ("Form.Why", "Danger was real."))).StatusCode);
    }

    internal static async Task SignInAsync(HttpClient browser, string name)
    {
        var page = await TestSite.GetAsync(browser, "/staff/signin");
        await TestSite.PostAsync(browser, "/staff/signin", page, ("Form.LoginName", name), ("Form.Password", Make.GoodPassword));
        var choose = await browser.GetAsync("/staff/choose");
        if (choose.StatusCode != HttpStatusCode.OK) return;
        var choices = await TestSite.ReadAsync(choose);
        await TestSite.PostAsync(browser, "/staff/choose", choices, ("Chosen", choices.QuerySelector("input[type=radio]")!.GetAttribute("value")!));
    }

    private static BreakGlass Break(TestDb test) => new(test.Store, test.Gate, test.Ids, new Weekdays());

    private static GlassForm Form(Reference subject) => new() { Subject = subject.Text, Reason = GlassReason.DangerToLife, Because = LongReason, Hours = 2, Understood = true };

    private static async Task<Result<Reference>> JudgeAsync(TestDb test, Reference glass, Act act)
    {
        await using var db = test.Open(act.Reader);
        return await new JudgeGlass(test.Gate).RunAsync(db, glass, true, "It was needed.", act, default);
    }

    private static async Task<Reference> GlassAsync(TestDb test, UserId user)
    {
        await using var db = test.Open();
        return (await db.Set<BrokenGlass>().SingleAsync(g => g.User == user)).Reference;
    }

    private static async Task<Standing> StandingAsync(TestDb test, User user, DateTimeOffset when) =>
        (await new Standings(test.Store, new Microsoft.Extensions.Time.Testing.FakeTimeProvider(when)).OfAsync(user.Id, default))!;

    private static async Task<Reference> PlantAsync(TestDb test, DossierId dossier)
    {
        var thing = Thing(dossier);
        await test.AddAsync(thing);
        return thing.Reference;
    }

    private static Entente.Cases.Case Thing(DossierId dossier) => Entente.Cases.Case.Open(
        new(TimeProvider.System, Random.Shared), new(Reference.New("REF"), dossier, new(44), new(45), "gb-eaw", Make.Now, false), Make.Machine);
}
