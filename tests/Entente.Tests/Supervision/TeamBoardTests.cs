using System.Diagnostics;
using System.Net;
using Entente.Access;
using Entente.Cases;
using Entente.Clocks;
using Entente.Staff;
using Entente.Storage;
using Entente.Supervision.Board;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Entente.Tests.Supervision;

/// <summary>A team's work by how near its clocks are, each number with the cases behind it.</summary>
public sealed class TeamBoardTests
{
    [Theory]
    [InlineData("2026-03-02", 0, "today")]
    [InlineData("2026-03-01", -1, "late")] // a Sunday, yesterday: no working day since, and late all the same
    [InlineData("2026-02-20", -6, "late-long")]
    [InlineData("2026-03-09", 5, "soon")]
    [InlineData("2026-03-10", 6, "later")]
    public void A_case_ages_by_working_days_against_its_clock(string due, int left, string band)
    {
        var days = BoardTerms.Left(Calendars.Shipped.Home, new(2026, 3, 2), DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal((left, band), (days, BoardTerms.Shipped.BandOf(days)));
    }

    [Theory, EveryDatabase]
    public async Task Fifty_people_are_asked_for_in_as_few_questions_as_one_and_every_number_is_its_list(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var people = Enumerable.Range(0, 50).SelectMany(_ => Make.Person(out User _, Make.Centre, new(10), false, Role.DecisionMaker)).ToList();
        await test.AddAsync([.. people]);
        var users = people.OfType<User>().ToList();
        var things = new List<object>();
        for (var i = 0; i < 120; i++)
        {
            var about = Make.Case(dossier: 6_000 + i);
            things.AddRange([about, ClockOf(about, Make.Now.AddDays(-i))]);
            if (i % 4 != 0) things.Add(Make.Assigned(Make.Reader(i % 4 == 1 ? Role.CaseWorker : Role.DecisionMaker, users[i % 50].Id.Value), about.Dossier));
        }

        // Of another team: in no number of this one.
        var theirs = Make.Case(dossier: 7_000);
        theirs.GiveTo(new(77));
        await test.AddAsync([.. things, theirs]);

        await using var db = test.Open(Make.Reader(Role.Supervisor));
        var board = new TeamBoard(db, test.Ledger, Calendars.Shipped, BoardTerms.Shipped);
        BoardView view;
        int asked;
        using (var counting = new Questions(db))
        {
            view = (await board.ReadAsync(Make.Act(Role.Supervisor), default)).Value;
            asked = counting.Count;
        }

        Assert.InRange(asked, 1, 5);
        Assert.Equal((120, 50), (view.All.Count, view.People.Count));
        Assert.Equal(120, BoardTerms.Shipped.Codes.Sum(c => view.Count(new(Band: c))));
        Assert.Equal((30, 30), (view.Count(new(BoardQuestion.Nobody)), view.Count(new(BoardQuestion.NoMaker))));
        foreach (var (who, user) in view.People.Select(p => (p.Reference.Text, (UserId?)p.User)).Append((BoardQuestion.Nobody, null)).Take(5))
        {
            var behind = (await board.CasesAsync(new(who), Make.Act(Role.Supervisor), default)).Value;
            Assert.Equal(view.Count(new(who), user), behind.Total);
            Assert.Equal(behind.Total, behind.Lines.Count);
        }

        var second = (await board.CasesAsync(new(Page: 3), Make.Act(Role.Supervisor), default)).Value;
        Assert.Equal((20, 120), (second.Lines.Count, second.Total));
        Assert.DoesNotContain(view.All, c => c.Reference == theirs.Reference);
    }

    [Theory, EveryDatabase]
    public async Task Time_that_nobody_can_be_late_with_is_not_counted_and_one_who_decides_has_no_board(string database)
    {
        await using var site = await TestSite.StartAsync(database);
        await using var test = TestDb.On(site.Connection);
        var about = Make.Case();
        var floor = Clock.Start(test.Ids, ClockRules.Shipped.InForce("UK-RECOVERY", new(2026, 1, 2)), about.Dossier, about.Organisation, about.Team, "GB-EAW", Make.Machine, Make.Now.AddDays(-200));
        await test.AddAsync(about, floor);
        var supervisor = site.As(Role.Supervisor);

        var page = await TestSite.GetAsync(supervisor, "/supervision");
        var none = page.QuerySelectorAll("main a").Single(a => a.GetAttribute("href") == "/supervision/cases?band=none");
        Assert.Equal("1", none.TextContent.Trim());
        Assert.Contains(about.Reference.Text, (await TestSite.GetAsync(supervisor, none.GetAttribute("href")!)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.GetAsync("/supervision/cases?band=no-such")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await supervisor.GetAsync("/supervision/cases?number=2000000000")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.As(Role.DecisionMaker).GetAsync("/supervision")).StatusCode);
        Assert.DoesNotContain(about.Reference.Text, (await TestSite.GetAsync(site.As(Make.Reader(Role.Supervisor, 990, team: new(77))), "/supervision/cases")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static Clock ClockOf(Case about, DateTimeOffset from) =>
        Clock.Start(new(TimeProvider.System, new Random((int)about.Dossier.Value)), ClockRules.Shipped.InForce("UK-RG", new(2026, 1, 2)), about.Dossier, about.Organisation, about.Team, "GB-EAW", Make.Machine, from);

    /// <summary>Counts what one store is asked.</summary>
    private sealed class Questions : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly EntenteDb _db;
        private readonly List<IDisposable> _subscriptions = [];

        public Questions(EntenteDb db)
        {
            _db = db;
            _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public int Count { get; private set; }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore") _subscriptions.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == RelationalEventId.CommandExecuted.Name && value.Value is CommandEventData said && said.Context == _db) Count++;
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void Dispose() => _subscriptions.ForEach(s => s.Dispose());
    }
}
