using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Staff;
using Entente.Supervision;
using Entente.Supervision.Samples;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Supervision;

/// <summary>A sample of issued decisions is drawn once, given to somebody who knows nothing of them, and decided anew.</summary>
public sealed class SampleTests
{
    private static readonly DateTimeOffset February = new(2026, 2, 10, 9, 0, 0, TimeSpan.Zero);

    [Theory, EveryDatabase]
    public async Task The_blind_page_is_the_same_whatever_was_decided_and_afterwards_shows_both(string database)
    {
        await using var site = await TestSite.StartAsync(database);
        await using var test = TestDb.On(site.Connection);
        var (reader, user) = await ReaderAsync(test);
        await IssueAsync(test, GroundsOutcome.Positive, 5_001);
        await IssueAsync(test, GroundsOutcome.Negative, 5_002);
        await DrawAsync(test);
        foreach (var item in await ItemsAsync(test)) Assert.False((await GiveAsync(test, item, user)).IsRefused);
        var browser = site.As(reader);

        var pages = new List<string>();
        foreach (var item in await ItemsAsync(test))
        {
            var main = (await TestSite.GetAsync(browser, $"/supervision/readings/{item.Reference.ToRoute()}")).QuerySelector("main")!;
            Assert.Contains("Made-up thing about Means", main.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("zqx", main.InnerHtml, StringComparison.Ordinal);
            Assert.DoesNotContain("CASE-", main.InnerHtml, StringComparison.Ordinal);
            Assert.Empty(main.QuerySelectorAll("[checked]"));
            foreach (var token in main.QuerySelectorAll("[name=__RequestVerificationToken]")) token.Remove();
            pages.Add(main.InnerHtml.Replace(item.Reference.Text, "", StringComparison.Ordinal).Replace(item.Reference.ToRoute(), "", StringComparison.Ordinal));
        }

        Assert.Equal(pages[0], pages[1]);
        var drawn = await ItemsAsync(test);
        foreach (var item in drawn)
        {
            var path = $"/supervision/readings/{item.Reference.ToRoute()}";
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TestSite.PostAsync(browser, path, await TestSite.GetAsync(browser, path), ("Form.Words", ""))).StatusCode);
            using var sent = await TestSite.PostAsync(browser, path, await TestSite.GetAsync(browser, path), ("Form.Outcome", "Positive"), ("Form.Reasons", "act-shown"), ("Form.Words", "Made-up reasons of the reader"));
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
            Assert.Contains("zqx words of the author", (await TestSite.GetAsync(browser, path)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        await using var db = test.Open();
        // The one that was issued otherwise is a task of the supervisor; neither decision has changed.
        var task = await db.Tasks.SingleAsync(t => t.Template == "sample-disagrees");
        Assert.Equal((Role.Supervisor, new DossierId(5_002)), (task.ForRole, task.Dossier));
        Assert.Equal([GroundsOutcome.Positive, GroundsOutcome.Negative], (await db.Grounds.OrderBy(g => g.Dossier).ToListAsync()).Select(g => g.Outcome!.Value));
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(e => e.What == nameof(DrawnDecisionAnswered) && e.Detail.Contains("\"agrees\":false")));
    }

    [Theory, EveryDatabase]
    public async Task Only_whoever_it_was_given_to_sees_what_it_is_about(string database)
    {
        await using var site = await TestSite.StartAsync(database);
        await using var test = TestDb.On(site.Connection);
        var (_, user) = await ReaderAsync(test);
        await IssueAsync(test, GroundsOutcome.Positive, 5_001);
        var draw = await DrawAsync(test);
        var item = Assert.Single(await ItemsAsync(test));
        await GiveAsync(test, item, user);
        var path = $"/supervision/readings/{item.Reference.ToRoute()}";

        var colleague = (await TestSite.GetAsync(site.As(Make.Reader(Role.DecisionMaker, 990)), path)).QuerySelector("main")!;
        Assert.DoesNotContain("Made-up thing", colleague.TextContent, StringComparison.Ordinal);
        Assert.Null(colleague.QuerySelector("form"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.As(Make.Reader(Role.DecisionMaker, 991, team: new(77))).GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.As(Role.CaseWorker).GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.As(Role.Auditor).GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await site.As(Role.Auditor).GetAsync("/supervision/samples")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.As(Role.DecisionMaker).GetAsync($"/supervision/samples/{draw.Reference.ToRoute()}")).StatusCode);
        Assert.Contains("Gives the same sample", (await TestSite.GetAsync(site.As(Role.Supervisor), $"/supervision/samples/{draw.Reference.ToRoute()}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal([new NotYoursToRead()], (await AnswerAsync(test, item, Make.Reader(Role.DecisionMaker, 990))).Problems);
    }

    [Theory, EveryDatabase]
    public async Task Nobody_reads_blind_who_had_a_part_looked_or_sees_outcomes_in_lists(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (reader, user) = await ReaderAsync(test);
        var (_, looked) = await ReaderAsync(test);
        var (_, assigned) = await ReaderAsync(test);
        var (_, leads) = await ReaderAsync(test, Role.DecisionMaker, Role.Supervisor);
        var about = await IssueAsync(test, GroundsOutcome.Negative, 5_001);
        await DrawAsync(test);
        var past = Make.Assigned(Make.Reader(Role.DecisionMaker, assigned.Id.Value), about.Dossier);
        past.End(Make.Now);
        await test.AddAsync(past);
        await test.Ledger.RememberAsync(Make.Act(Role.DecisionMaker, user: looked.Id.Value), new Seen("chronology", about.Reference.Text, 1) { Dossier = about.Dossier }, default);
        var item = Assert.Single(await ItemsAsync(test));

        Assert.Equal([new ReaderHadAPart()], (await GiveAsync(test, item, assigned)).Problems);
        Assert.Equal([new ReaderKnowsTheCase()], (await GiveAsync(test, item, looked)).Problems);
        Assert.Equal([new ReaderSeesOutcomes()], (await GiveAsync(test, item, leads)).Problems);
        Assert.False((await GiveAsync(test, item, user)).IsRefused);

        // What is shown of the reading itself is no look at the case; a look at the case is, after it was given too.
        await LookAsync();
        await LookAsync();
        var given = Assert.Single(await ItemsAsync(test));
        await test.Ledger.RememberAsync(new(reader, Purpose.Decision, Make.Now), new Seen("case", about.Reference.Text, 1) { Dossier = about.Dossier }, default);
        Assert.True((await LookAsync()).IsNoLongerBlind);
        Assert.Equal([new NoLongerBlind()], (await AnswerAsync(test, given, reader)).Problems);

        async Task<ReadingView> LookAsync()
        {
            await using var db = test.Open(reader);
            return (await new ReadingFile(db, test.Gate, test.Ledger, Entente.Records.Ontology.Shipped).ReadAsync(item.Reference.Text, new(reader, Purpose.Decision, Make.Now), default)).Value;
        }
    }

    [Theory, EveryDatabase]
    public async Task Of_two_who_draw_or_give_at_once_one_is_told(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (reader, user) = await ReaderAsync(test);
        await IssueAsync(test, GroundsOutcome.Positive, 5_001);

        var both = await Task.WhenAll(TryDrawAsync(test), TryDrawAsync(test));

        var draw = Assert.Single(both, r => !r.IsRefused).Value;
        Assert.Equal([new AlreadyDrawn(draw.Reference)], Assert.Single(both, r => r.IsRefused).Problems);
        var item = Assert.Single(await ItemsAsync(test));
        Assert.False((await GiveAsync(test, item, user)).IsRefused);
        Assert.Equal([new ReadingChanged()], (await GiveAsync(test, item, user)).Problems);
        Assert.Equal([new ReadingChanged()], (await AnswerAsync(test, item, reader)).Problems); // on the page that was opened before it was given
        var given = Assert.Single(await ItemsAsync(test));
        Assert.False((await AnswerAsync(test, given, reader)).IsRefused);
        Assert.Equal([new ReadingIsAnswered()], (await AnswerAsync(test, given, reader)).Problems);
    }

    [Theory]
    [InlineData(null, typeof(MonthMissing))]
    [InlineData("2026-03-01", typeof(MonthNotOver))] // it goes on
    [InlineData("2025-12-01", typeof(MonthHasNoRule))]
    [InlineData("2026-01-01", typeof(MonthHasNoDecisions))]
    public async Task A_month_that_cannot_be_drawn_from_is_refused_in_words(string? month, Type why)
    {
        await using var test = await TestDb.CreateAsync("sqlite");

        Assert.IsType(why, Assert.Single((await TryDrawAsync(test, month is null ? null : DateOnly.Parse(month, System.Globalization.CultureInfo.InvariantCulture))).Problems));
    }

    private static async Task<(Reader Reader, User User)> ReaderAsync(TestDb test, params Role[] roles)
    {
        var rows = Make.Person(out var user, Make.Centre, new(10), false, roles.Length == 0 ? [Role.DecisionMaker] : roles);
        await test.AddAsync(rows);
        return (Make.Reader(Role.DecisionMaker, user.Id.Value), user);
    }

    private static async Task<Case> IssueAsync(TestDb test, GroundsOutcome outcome, long dossier)
    {
        var about = Make.Case(dossier: dossier, receivedAt: February.AddDays(-2));
        await test.AddAsync([about, .. Make.Issued(about, outcome, February, out _)]);
        return about;
    }

    private static Task<Result<SampleDraw>> TryDrawAsync(TestDb test) => TryDrawAsync(test, new(2026, 2, 14));

    private static async Task<Result<SampleDraw>> TryDrawAsync(TestDb test, DateOnly? month)
    {
        await using var db = test.Open(Make.Reader(Role.Supervisor));
        return await new DrawSample(db, test.Ledger, test.Ids, SampleRules.Shipped, Make.Seeds, Calendars.Shipped).RunAsync(month, Make.Act(Role.Supervisor), default);
    }

    private static async Task<SampleDraw> DrawAsync(TestDb test) => (await TryDrawAsync(test)).Value;

    private static async Task<IReadOnlyList<DrawnDecision>> ItemsAsync(TestDb test)
    {
        await using var db = test.Open();
        return await db.DrawnDecisions.AsNoTracking().OrderBy(i => i.Id).ToListAsync();
    }

    private static async Task<Result<DrawnDecision>> GiveAsync(TestDb test, DrawnDecision item, User user)
    {
        await using var db = test.Open(Make.Reader(Role.Supervisor));
        return await new GiveReading(db, test.Gate).RunAsync(item.Reference.Text, new() { Reader = user.Reference.Text, Version = item.Version }, Make.Act(Role.Supervisor), default);
    }

    private static async Task<Result<DrawnDecision>> AnswerAsync(TestDb test, DrawnDecision item, Reader reader)
    {
        await using var db = test.Open(reader);
        return await new AnswerReading(db, test.Gate, test.Ids, Regimes.Shipped, TaskTemplates.Shipped, Calendars.Shipped)
            .RunAsync(item.Reference.Text, new() { Outcome = GroundsOutcome.Positive, Reasons = ["act-shown"], Words = "Made-up reasons", Version = item.Version }, new(reader, Purpose.Decision, Make.Now), default);
    }
}
