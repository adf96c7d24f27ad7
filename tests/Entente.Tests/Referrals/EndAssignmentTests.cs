using System.Net;
using AngleSharp.Dom;
using Entente.Access;
using Entente.Audit;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests.Referrals;

/// <summary>Somebody's work on a dossier ends: on the referral's page, by whoever may assign.</summary>
public sealed class EndAssignmentTests
{
    [Theory, EveryDatabase]
    public async Task Whoever_no_longer_works_on_a_dossier_has_it_closed_at_once_in_lists_and_by_address(string database)
    {
        var given = await GivenAsync(database);
        await using var _ = given.Site;
        var worker = given.Site.As(given.Worker);
        foreach (var path in new[] { given.Path, given.Case }) Assert.Equal(HttpStatusCode.OK, (await worker.GetAsync(path)).StatusCode);
        Assert.NotNull((await TestSite.GetAsync(worker, "/cases")).QuerySelector($"a[href='{given.Case}']"));

        var ended = await EndAsync(given.Desk, given, given.Who, "Moved to another centre");

        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        foreach (var path in new[] { given.Path, given.Case }) Assert.Equal(HttpStatusCode.NotFound, (await worker.GetAsync(path)).StatusCode);
        Assert.Null((await TestSite.GetAsync(worker, "/cases")).QuerySelector($"a[href='{given.Case}']"));
        var page = await TestSite.GetAsync(given.Desk, given.Path);
        Assert.Contains("Nobody yet", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#end"));
        await using var db = given.Site.Open();
        var entry = await db.Set<AuditEntry>().SingleAsync(e => e.What == nameof(AssignmentEnded));
        Assert.Equal((Make.Reader(Role.DutyOfficer).User, "Moved to another centre"), (entry.Who, entry.Because));
        Assert.Equal((given.Worker.User, Role.CaseWorker), (entry.Read<AssignmentEnded>().User, entry.Read<AssignmentEnded>().Role));
    }

    [Theory, EveryDatabase]
    public async Task Ending_twice_or_for_somebody_who_is_not_assigned_or_without_a_reason_is_refused_in_words(string database)
    {
        var given = await GivenAsync(database);
        await using var _ = given.Site;
        var things = Make.Person(out var other, Role.CaseWorker);
        foreach (var thing in things) await given.Site.AddAsync(thing);

        Assert.Contains("Enter why their work on it ends", await ToldAsync(given.Who, " "), StringComparison.Ordinal);
        Assert.Contains("500 characters or fewer", await ToldAsync(given.Who, new('x', 501)), StringComparison.Ordinal);
        foreach (var nobody in new[] { $"CaseWorker:{other.Reference.Text}", given.Who.Replace("CaseWorker", "DecisionMaker", StringComparison.Ordinal), "CaseWorker", "" })
        {
            Assert.Contains("Select somebody who works on it", await ToldAsync(nobody, "Moved"), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await given.Site.As(given.Worker).GetAsync(given.Path)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await EndAsync(given.Desk, given, given.Who, "Moved")).StatusCode);
        Assert.Contains("Somebody has already done this", await ToldAsync(given.Who, "Moved"), StringComparison.Ordinal);
        await using var db = given.Site.Open();
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(e => e.What == nameof(AssignmentEnded)));

        async Task<string> ToldAsync(string who, string why)
        {
            var refused = await EndAsync(given.Desk, given, who, why);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            return (await TestSite.ReadAsync(refused)).QuerySelector(".govuk-error-summary")!.TextContent;
        }
    }

    [Theory, EveryDatabase]
    public async Task Whoever_ends_it_second_having_looked_before_the_first_is_told_who_was_first_and_stores_nothing(string database)
    {
        var given = await GivenAsync(database);
        await using var _ = given.Site;
        var things = Make.Person(out var boss, Role.DutyOfficer);
        foreach (var thing in things) await given.Site.AddAsync(thing);
        var first = Make.Act(Role.DutyOfficer, user: boss.Id.Value);
        var form = new EndForm { Who = given.Who, Why = "Moved to another centre" };
        await using var before = given.Site.Open(Make.Reader(Role.Supervisor));
        var referral = await before.Referrals.SingleAsync();
        // Two units of work at once: this one holds the assignment as it was, and saves after the other.
        await before.Set<Assignment>().LoadAsync();

        await using (var db = given.Site.Open(first.Reader)) Assert.False((await End(db).RunAsync(referral, form, first, default)).IsRefused);
        var told = (await End(before).RunAsync(referral, form, Make.Act(Role.Supervisor), default)).Problems;
        await using var later = given.Site.Open(Make.Reader(Role.Supervisor));
        var toldLater = (await End(later).RunAsync(referral, form, Make.Act(Role.Supervisor), default)).Problems;

        Assert.Equal(new AlreadyEnded(boss.DisplayName, first.When), Assert.Single(told));
        Assert.Equal($"{boss.DisplayName} ended this already, on 2 March 2026, 09:30: the page now shows how it stands", Assert.Single(toldLater).InEnglish());
        Assert.Equal((1, first.When), await EndsAsync(given.Site));

        EndAssignment End(Entente.Storage.EntenteDb db) => new(db, given.Site.Services.GetRequiredService<Entente.Storage.Gate>());
    }

    [Theory, EveryDatabase]
    public async Task Of_many_who_end_it_at_once_one_does_and_the_others_are_refused(string database)
    {
        var given = await GivenAsync(database);
        await using var _ = given.Site;
        var page = await AnyPageAsync(given.Desk);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TestSite.PostAsync(given.Desk, given.Path + "?handler=End", page, ("Ending.Who", given.Who), ("Ending.Why", "Moved"))));

        Assert.Equal([HttpStatusCode.Redirect, .. Enumerable.Repeat(HttpStatusCode.UnprocessableEntity, 5)], answers.Select(a => a.StatusCode).Order());
        Assert.Equal(1, (await EndsAsync(given.Site)).Lines);
    }

    [Fact]
    public void When_it_was_ended_is_told_by_the_time_where_the_centre_stands() =>
        Assert.Contains("1 July 2026, 09:30", Entente.Foundation.TextFiles.Shipped.Say("en", new AlreadyEnded("A colleague", new(2026, 7, 1, 8, 30, 0, TimeSpan.Zero)), TimeZoneInfo.FindSystemTimeZoneById("Europe/London")), StringComparison.Ordinal);

    [Theory, EveryDatabase]
    public async Task Whoever_may_not_assign_is_shown_no_button_and_refused(string database)
    {
        var given = await GivenAsync(database);
        await using var _ = given.Site;
        var worker = given.Site.As(given.Worker);
        var page = await TestSite.GetAsync(worker, given.Path);
        Assert.Contains("Made-up Person", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#end"));

        foreach (var role in new[] { Role.CaseWorker, Role.DecisionMaker, Role.Analyst, Role.Statistician })
        {
            var browser = role == Role.CaseWorker ? worker : given.Site.As(role);
            Assert.Equal(HttpStatusCode.Forbidden, (await EndAsync(browser, given, given.Who, "I want to")).StatusCode);
        }

        await using var db = given.Site.Open();
        Assert.True(await db.Set<AuditEntry>().AnyAsync(e => e.Sort == EventSort.Refusal && e.Who == given.Worker.User));
        Assert.Null((await db.Set<Assignment>().SingleAsync()).Until);
    }

    private static async Task<(int Lines, DateTimeOffset? Until)> EndsAsync(TestSite site)
    {
        await using var db = site.Open();
        return (await db.Set<AuditEntry>().CountAsync(e => e.What == nameof(AssignmentEnded)), (await db.Set<Assignment>().SingleAsync()).Until);
    }

    internal sealed record Given(TestSite Site, HttpClient Desk, Reader Worker, string Path, string Case, string Who);

    /// <summary>A referral of the desk's team, its case, and a worker of another team who sees both by being assigned alone.</summary>
    private static async Task<Given> GivenAsync(string database) => await GivenAsync(await TestSite.StartAsync(database));

    internal static async Task<Given> GivenAsync(TestSite site)
    {
        await site.AddAsync(Make.ThePolice());
        var things = Make.Person(out var user, Role.CaseWorker);
        foreach (var thing in things) await site.AddAsync(thing);
        var draft = DraftReferral.Start(site.Ids(), QuestionSets.Shipped.Current, Make.Answers(), Make.Act(Role.FirstResponder));
        await site.AddAsync(draft);
        var (responder, desk) = (site.As(Role.FirstResponder), site.As(Role.DutyOfficer));
        var check = $"/referrals/draft/{draft.Reference.ToRoute()}/check";
        var sent = await TestSite.PostAsync(responder, check, await TestSite.GetAsync(responder, check), ("Form.CheckedWith", "yes"), ("Form.Understood", "true"));
        var path = "/referrals/triage/" + sent.Headers.Location!.OriginalString.Split('/')[^1];
        await using (var db = site.Open())
        {
            (await db.Referrals.SingleAsync(r => r.Dossier == draft.Dossier)).RouteTo(new(10));
            await db.CommitAsync(Make.Machine, new Seen("test", "", 0), default);
        }

        var who = $"CaseWorker:{user.Reference.Text}";
        var page = await TestSite.GetAsync(desk, path);
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(desk, path + "?handler=Case", page)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(desk, path + "?handler=Assign", page, ("Assignee", who))).StatusCode);
        var reader = Make.Reader(Role.CaseWorker, user.Id.Value, team: new(98));
        var opened = (await TestSite.GetAsync(site.As(reader), path)).QuerySelector("a[href^='/cases/case-']")!.GetAttribute("href")!;
        return new(site, desk, reader, path, opened, who);
    }

    private static async Task<HttpResponseMessage> EndAsync(HttpClient browser, Given given, string who, string why) =>
        await TestSite.PostAsync(browser, given.Path + "?handler=End", await AnyPageAsync(browser), ("Ending.Who", who), ("Ending.Why", why));

    /// <summary>Every page carries the key that a form is sent with.</summary>
    private static async Task<IDocument> AnyPageAsync(HttpClient browser) => await TestSite.ReadAsync(await browser.GetAsync("/error/404"));
}
