using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Contact;
using Entente.Cases.Tasks;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Support;
using Entente.Support.Offers;
using Entente.Support.Plans;
using Entente.Support.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Support;

/// <summary>Sessions: planned with the interpreter whom the person wants, told as they were, and asked after where somebody stays away.</summary>
public sealed class SupportSessionTests
{
    private static readonly Reader Worker = Make.Reader(Role.CaseWorker);
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly Dangers Boss = new([], ["Boss Invented"], []);

    [Fact]
    public void A_plan_says_all_that_is_wrong_at_once()
    {
        Assert.Equal([new ServiceMissing(), new SessionDayMissing(), new SessionProviderMissing(), new InterpreterWantedMissing()], Plan(new()).Problems);
        Assert.Equal([new SessionDayUnreal(Today, Today.AddDays(366)), new SessionTimeUnreadable("At"), new SessionStepUnknown(), new SessionLanguageMissing(), new WordsBroken("Provider")],
            Plan(Make.Planned(Today.AddDays(-1), "half past") with { Step = "STEP-1", Language = "Albanian", Provider = HardTexts.Broken }).Problems);
        Assert.Equal("09:05", Plan(Make.Planned(Today, "9.05")).Value.At);
    }

    [Theory]
    [InlineData("companion", "Made-up Friend", typeof(CompanionInterpretsNoSession))]
    [InlineData("qualified", "Invented, Boss", typeof(SessionInterpreterIsConnected))]
    [InlineData("qualified", " ", typeof(SessionInterpreterMissing))]
    [InlineData("nobody", "", typeof(SessionInterpretedByMissing))]
    public void Nobody_who_came_along_or_is_connected_is_planned_as_interpreter(string by, string name, Type problem) =>
        Assert.IsType(problem, Assert.Single(Plan(Make.Planned(Today) with { InterpretedBy = by, Interpreter = name }).Problems));

    [Fact]
    public void What_was_is_kept_as_it_was_and_what_is_still_to_be_did_not_happen()
    {
        var session = SessionOn(Today);
        var doubtful = Tell(session, Make.Came() with { InterpretedBy = "companion", Interpreter = "Made-up Friend" });
        session.Tell(doubtful.Value, new(1), Make.Now);
        Assert.True(session.IsDoubtful);
        Assert.True(Tell(SessionOn(Today), Make.Came() with { Interpreter = "Boss INVENTED" }).Value.Connected);

        Assert.Equal([new SessionIsAhead(Today.AddDays(1))], Tell(SessionOn(Today.AddDays(1)), Make.Missed()).Problems);
        Assert.False(Tell(SessionOn(Today.AddDays(1)), new() { Outcome = "cancelled", ByWhom = "provider", Why = "no-staff" }).IsRefused);
        Assert.Equal([new SessionByWhomMissing(), new SessionWhyMissing(), new MinutesLateOutside(), new SessionInterpretedByMissing()], Tell(session, new() { Outcome = "late", MinutesLate = 0 }).Problems);
        Assert.Equal([new SessionWordsMissing()], Tell(session, new() { Outcome = "refused", ByWhom = "person", Why = "other" }).Problems);
        Assert.Equal([new SessionOutcomeMissing(), new NextDayUnreal(Today, Today.AddDays(366))], Tell(session, new() { NextOn = Today.AddDays(-1) }).Problems);
    }

    [Fact]
    public void Weeks_begin_on_monday_and_a_row_is_ended_by_whoever_was_reached()
    {
        Assert.Equal(new(2026, 3, 2), SessionWeek.MondayOf(new(2026, 3, 8))); // a Sunday
        List<Session> sessions = [Told(2, "no-show"), Told(3, "no-show"), Told(4, "cancelled", "provider"), Told(5, "no-show")];
        Assert.Equal((3, sessions[0]), (MissedRun.Of(sessions, SessionTerms.Shipped).Count, MissedRun.Of(sessions, SessionTerms.Shipped).First));
        Assert.Equal(0, MissedRun.Of([.. sessions, Told(6, "refused", "person")], SessionTerms.Shipped).Count);
        Assert.Equal(1, MissedRun.Of([.. sessions, Told(6, "came"), Told(7, "no-show")], SessionTerms.Shipped).Count);
        Assert.All(SessionTerms.Shipped.Services, s => Assert.NotNull(Entitlements.Shipped.Find(s.Entitlement)));
        Assert.False(SessionTerms.Shipped.IsConfirmed); // no law found sets how often
    }

    [Theory, EveryDatabase]
    public async Task Whoever_misses_three_in_a_row_is_asked_after_once_and_no_longer_when_they_come(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await CaseAsync(test);
        List<Session> sessions = [];
        foreach (var day in new[] { 2, 3, 4, 5, 6 }) sessions.Add(await PlanAsync(test, about, Make.Planned(new(2026, 3, day))));
        var later = new DateTimeOffset(2026, 3, 6, 16, 0, 0, TimeSpan.Zero);

        foreach (var (index, open) in new[] { (0, 0), (1, 0), (2, 1), (3, 1) })
        {
            Assert.False((await TellAsync(test, sessions[index], Make.Missed(), later)).IsRefused);
            await using var db = test.Open();
            Assert.Equal(open, await db.Tasks.CountAsync());
        }

        await using (var db = test.Open()) Assert.Equal(("sessions-missed", Role.CaseWorker, DataKind.SupportPlan), await db.Tasks.Select(t => new ValueTuple<string, Role, DataKind>(t.Template, t.ForRole, t.RowKind)).SingleAsync());
        Assert.False((await TellAsync(test, sessions[4], Make.Came() with { Interpreter = "Made-up Interpreter", NextOn = new(2026, 3, 9), NextAt = "11:00" }, later)).IsRefused);
        await using var fresh = test.Open(Worker);
        Assert.Equal(TaskState.NotNeeded, (await fresh.Tasks.SingleAsync()).State);
        var view = (await Make.SessionsOf(test, fresh).ReadAsync(about.Reference, Make.Act(Role.CaseWorker, later), default)).Value;
        Assert.Equal((new DateOnly(2026, 3, 9), "11:00", "sq"), (view.Next!.On, view.Next.At, view.Next.Language));
        Assert.Equal(["2026-03-06", "2026-03-05", "2026-03-04", "2026-03-03", "2026-03-02"], view.Told.Single().Sessions.Select(s => s.On.ToString("O", System.Globalization.CultureInfo.InvariantCulture)));
        var log = await fresh.Set<AuditEntry>().Where(e => e.About == about.Dossier).ToListAsync();
        Assert.DoesNotContain(log, e => e.Detail.Contains("Made-up", StringComparison.Ordinal));
    }

    [Theory, EveryDatabase]
    public async Task Of_several_who_tell_of_the_third_at_once_nobody_overlooks_the_row(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await CaseAsync(test);
        List<Session> sessions = [];
        foreach (var day in new[] { 2, 3, 4 }) sessions.Add(await PlanAsync(test, about, Make.Planned(new(2026, 3, day))));
        var later = new DateTimeOffset(2026, 3, 6, 16, 0, 0, TimeSpan.Zero);

        var waiting = sessions.ToList();
        for (var turn = 0; waiting.Count > 0 && turn < 5; turn++)
        {
            var told = await Task.WhenAll(waiting.Select(async s => (Session: s, Result: await TellAsync(test, s, Make.Missed(), later))));
            Assert.All(told.Where(t => t.Result.IsRefused), t => Assert.Equal([new SessionToldMeanwhile()], t.Result.Problems));
            waiting = [.. told.Where(t => t.Result.IsRefused).Select(t => t.Session)];
        }

        await using var db = test.Open();
        Assert.Equal((0, 1), (waiting.Count, await db.Tasks.CountAsync(t => t.Template == "sessions-missed")));
    }

    [Theory, EveryDatabase]
    public async Task Steps_are_counted_a_correction_takes_the_place_of_what_was_told_and_a_late_one_is_told(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await CaseAsync(test);
        PlanStep step;
        await using (var db = test.Open(Worker)) step = (await new KeepPlan(db, test.Gate, test.Ids, Entitlements.Shipped, QuestionSets.Shipped).AddAsync(about.Reference, new() { Entitlement = "counselling", Goal = "Sleep.", What = "Counselling", Who = "Somebody", State = StepState.UnderWay }, Make.Act(Role.CaseWorker), default)).Value;
        var session = await PlanAsync(test, about, Make.Planned(Today) with { Step = step.Reference.Text });
        await PlanAsync(test, about, Make.Planned(Today.AddDays(1)) with { Step = step.Reference.Text });
        Assert.False((await TellAsync(test, session, Make.Came() with { InterpretedBy = "companion", Interpreter = "Made-up Friend" })).IsRefused);
        await using (var db = test.Open()) Assert.Equal("session-interpreter", (await db.Tasks.SingleAsync()).Template);

        Assert.Equal([new SessionToldMeanwhile()], (await TellAsync(test, session, Make.Missed())).Problems);
        Assert.False((await TellAsync(test, session, Make.Came(version: 2))).IsRefused);
        await using var fresh = test.Open(Worker);
        Assert.False((await fresh.Tasks.SingleAsync()).IsOpen);
        var view = (await Make.SessionsOf(test, fresh).ReadAsync(about.Reference, Make.Act(Role.CaseWorker), default)).Value;
        Assert.Equal((step.Reference, 1, 1, 0, 0), (view.Counts[0].Step!.Reference, view.Counts[0].Planned, view.Counts[0].Happened, view.Counts[0].Missed, view.Counts[0].CalledOff));
        var other = Make.Case(dossier: 5_009);
        await test.AddAsync(other, Make.Assigned(Worker, other.Dossier));
        Assert.Equal([new SessionStepUnknown()], (await Make.Sessions(test, fresh).PlanAsync(other.Reference, Make.Planned(Today) with { Step = step.Reference.Text }, Make.Act(Role.CaseWorker), default)).Problems);
        await using var maker = test.Open(Make.Reader(Role.DecisionMaker));
        Assert.Equal(0, await maker.Sessions.CountAsync());
    }

    [Fact]
    public async Task On_the_pages_a_session_is_planned_told_and_listed_and_nothing_entered_is_lost()
    {
        await using var site = await TestSite.StartAsync();
        await using var test = TestDb.On(site.Connection);
        var about = await CaseAsync(test);
        var (worker, root) = (site.As(Worker), $"/cases/{about.Reference.ToRoute()}/sessions");
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        (string, string)[] fields = [("Form.Service", "counselling"), ("Form.Provider", "Made-up counsellor"), ("Form.InterpreterWanted", "true"), ("Form.Language", "sq")];
        (string, string)[] Day(string field, DateOnly day) => [($"{field}.Day", $"{day.Day}"), ($"{field}.Month", $"{day.Month}"), ($"{field}.Year", $"{day.Year}")];

        var form = await TestSite.GetAsync(worker, root + "/new");
        var wrong = await TestSite.PostAsync(worker, root + "/new", form, [.. fields, ("Form.On.Day", "31"), ("Form.On.Month", "2"), ("Form.On.Year", "2027")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal("Made-up counsellor", (await TestSite.ReadAsync(wrong)).QuerySelector("[name='Form.Provider']")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(worker, root + "/new", form, [.. fields, .. Day("Form.On", today)])).StatusCode);

        var list = await TestSite.GetAsync(worker, root);
        Assert.Contains("nobody found yet", list.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var path = list.QuerySelector("main tbody a")!.GetAttribute("href")!;
        var (mine, theirs) = (await TestSite.GetAsync(worker, path), await TestSite.GetAsync(worker, path));
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(worker, path, theirs, ("Form.Outcome", "no-show"))).StatusCode);
        var late = await TestSite.PostAsync(worker, path, mine, ("Form.Outcome", "came"), ("Form.InterpretedBy", "qualified"), ("Form.Interpreter", "Made-up Interpreter"), ("Form.Words", "Made up: she was here."));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var both = await TestSite.ReadAsync(late);
        Assert.Contains("Made up: she was here.", both.QuerySelector("[name='Form.Words']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(worker, path, both, ("Form.Outcome", "came"), ("Form.InterpretedBy", "qualified"), ("Form.Interpreter", "Made-up Interpreter"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await worker.GetAsync("/support/sessions/SESS-NONE")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.As(Role.DecisionMaker).GetAsync(root)).StatusCode);
    }

    private static Result<SessionPlan> Plan(SessionPlanForm form) => DecideSession.Plan(form, null, Boss, SessionTerms.Shipped, QuestionSets.Shipped.Current, Today, Today);

    private static Result<SessionTelling> Tell(Session session, SessionOutcomeForm form) => DecideSession.Tell(form, session, Boss, SessionTerms.Shipped, Today);

    private static Session SessionOn(DateOnly day) => Session.Of(DecideSession.Plan(Make.Planned(day), null, Boss, SessionTerms.Shipped, QuestionSets.Shipped.Current, Today, Today).Value, Make.Case(), new(TimeProvider.System, new Random(4)), new(1), Make.Now);

    private static Session Told(int day, string outcome, string whom = "")
    {
        var session = SessionOn(new(2026, 3, day));
        session.Tell(new(outcome == "came" ? SessionState.Happened : SessionState.NotHappened, outcome, whom, "", "", "", null, "", "", false), new(1), Make.Now);
        return session;
    }

    private static async Task<Session> PlanAsync(TestDb test, Case about, SessionPlanForm form)
    {
        await using var db = test.Open(Worker);
        var planned = await Make.Sessions(test, db).PlanAsync(about.Reference, form, Make.Act(Role.CaseWorker), default);
        Assert.Empty(planned.IsRefused ? planned.Problems : []);
        return planned.Value;
    }

    private static async Task<Result<Session>> TellAsync(TestDb test, Session session, SessionOutcomeForm form, DateTimeOffset? when = null)
    {
        await using var db = test.Open(Worker);
        return await Make.Sessions(test, db).TellAsync(session.Reference.Text, form, Make.Act(Role.CaseWorker, when), default);
    }

    private static async Task<Case> CaseAsync(TestDb test)
    {
        var about = Make.Case();
        await test.AddAsync(about, Make.Assigned(Worker, about.Dossier));
        return about;
    }
}
