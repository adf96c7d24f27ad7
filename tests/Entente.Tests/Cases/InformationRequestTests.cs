using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Cases;

public sealed class InformationRequestTests
{
    private static readonly Reader Maker = Make.Reader(Role.DecisionMaker);

    private static readonly InformationRequestForm Asked = new() { Of = AskedOf.Police, Whom = "Made-up Police", Question = "Was the made-up house searched?", Power = "Guidance on requests", Due = new(2026, 3, 9) };

    [Fact]
    public void A_request_says_whom_what_by_which_power_and_until_when()
    {
        var today = new DateOnly(2026, 3, 2);
        Result<InformationRequest> From(InformationRequestForm form) => InformationRequest.From(form, Make.Case(), today, null, new(TimeProvider.System, new Random(1)), Make.Act(Role.DecisionMaker));

        Assert.Equal([typeof(AskedOfMissing), typeof(WhomMissing), typeof(QuestionMissing), typeof(PowerMissing), typeof(DueMissing)], From(new()).Problems.Select(p => p.GetType()));
        Assert.Equal([new DueUnreal(new(2026, 3, 3), new(2027, 3, 2))], From(Asked with { Due = today }).Problems);
        Assert.Equal([(RequestState.Waiting), RequestState.Overdue], new[] { new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 10) }.Select(From(Asked).Value.StateOn));
    }

    [Theory, EveryDatabase]
    public async Task The_clock_stands_still_only_when_a_second_person_agrees_and_the_answer_asks_for_it_to_run_again(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case();
        var clock = Clock.Start(test.Ids, ClockRules.Shipped.InForce("UK-RG", new(2026, 2, 26)), about.Dossier, about.Organisation, about.Team, "GB-EAW", Make.Machine, Make.Now.AddDays(-1));
        await test.AddAsync(about, clock, Make.Assigned(Maker, about.Dossier));
        await using var db = test.Open(Maker);
        var (ask, act) = (new AskForInformation(db, test.Gate, test.Ids, Regimes.Shipped, Calendars.Shipped), Make.Act(Role.DecisionMaker));

        var asked = (await ask.AskAsync(about.Reference, Asked with { Pause = true }, act, default)).Value;
        Assert.Equal([new NoClockToPause()], (await ask.AskAsync(about.Reference, Asked with { Pause = true }, act, default)).Problems);
        await using (var fresh = test.Open()) Assert.False((await fresh.Clocks.SingleAsync()).IsPaused);
        await using (var second = test.Open(Make.Reader(Role.Supervisor)))
        {
            Assert.False((await new AnswerClockChange(second, test.Gate, Calendars.Shipped).RunAsync(clock.Reference, true, null, Make.Act(Role.Supervisor), default)).IsRefused);
        }

        await using var later = test.Open(Maker);
        ask = new(later, test.Gate, test.Ids, Regimes.Shipped, Calendars.Shipped);
        Assert.Equal([new HowMissing()], (await ask.ChaseAsync(about.Reference, asked.Reference, new(), act, default)).Problems);
        Assert.Single((await ask.ChaseAsync(about.Reference, asked.Reference, new() { How = "Telephone, duty desk" }, act, default)).Value.Chasers);
        Assert.Equal([new NoSuchRecord()], (await ask.AnswerAsync(about.Reference, asked.Reference, new() { Answer = "No", Record = "REC-1" }, act, default)).Problems);
        Assert.False((await ask.AnswerAsync(about.Reference, asked.Reference, new() { Answer = "It was not, made up." }, act, default)).IsRefused);
        Assert.Equal([new RequestIsDone()], (await ask.CloseAsync(about.Reference, asked.Reference, new() { Because = "Made up" }, act, default)).Problems);

        await using var after = test.Open();
        Assert.Equal((true, ClockChange.Resume), ((await after.Clocks.SingleAsync()).IsPaused, (await after.Clocks.SingleAsync()).Asked!.What));
        Assert.Equal([nameof(InformationAsked), nameof(ClockChangeAsked), nameof(ClockPaused), nameof(InformationChased), nameof(InformationAnswered), nameof(ClockChangeAsked)],
            await after.Set<AuditEntry>().Where(e => e.About == about.Dossier && e.Sort == EventSort.Change).OrderBy(e => e.Seq).Select(e => e.What).ToListAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_pause_that_nobody_has_agreed_to_falls_when_the_answer_comes(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case();
        var clock = Clock.Start(test.Ids, ClockRules.Shipped.InForce("UK-RG", new(2026, 2, 26)), about.Dossier, about.Organisation, about.Team, "GB-EAW", Make.Machine, Make.Now.AddDays(-1));
        await test.AddAsync(about, clock, Make.Assigned(Maker, about.Dossier));
        await using var db = test.Open(Maker);
        var (ask, act) = (new AskForInformation(db, test.Gate, test.Ids, Regimes.Shipped, Calendars.Shipped), Make.Act(Role.DecisionMaker));
        var asked = (await ask.AskAsync(about.Reference, Asked with { Pause = true }, act, default)).Value;

        Assert.False((await ask.AnswerAsync(about.Reference, asked.Reference, new() { Answer = "It was, made up." }, act, default)).IsRefused);

        await using var after = test.Open();
        var now = await after.Clocks.SingleAsync();
        Assert.Equal((false, null), (now.IsPaused, now.Asked));
        Assert.Equal([nameof(InformationAsked), nameof(ClockChangeAsked), nameof(InformationAnswered), nameof(ClockChangeDeclined)],
            await after.Set<AuditEntry>().Where(e => e.About == about.Dossier && e.Sort == EventSort.Change).OrderBy(e => e.Seq).Select(e => e.What).ToListAsync());
        await using var second = test.Open(Make.Reader(Role.Supervisor));
        Assert.Equal([new NothingAsked()], (await new AnswerClockChange(second, test.Gate, Calendars.Shipped).RunAsync(clock.Reference, true, null, Make.Act(Role.Supervisor), default)).Problems);
        var view = (await new InformationRequests(db, test.Gate, test.Ledger, Calendars.Shipped).ReadAsync(about.Reference, act, default)).Value;
        Assert.Equal(RequestClock.Runs, view.ClockOf(Assert.Single(view.Requests)));
    }

    [Theory, EveryDatabase]
    public async Task Not_enough_is_not_said_while_somebody_who_was_asked_still_has_time_to_answer(string database)
    {
        await using var site = await TestSite.StartAsync(database);
        var (about, _) = await CasePagesTests.WithClockAsync(site);
        var (maker, supervisor, root) = (site.As(Role.DecisionMaker), site.As(Role.Supervisor), $"/cases/{about.Reference.ToRoute()}");
        var due = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime).AddDays(20);
        await DoneAsync(maker, root + "/evidence", "", ("Form.Element", "Purpose"), ("Form.Side", "Neutral"), ("Form.Weight", "Some"), ("Form.What", "Made up"), ("Form.Why", "Told once"));
        await DoneAsync(maker, root + "/requests", "", ("Form.Of", "Police"), ("Form.Whom", "Made-up Police"), ("Form.Question", "Made-up question"), ("Form.Power", "Guidance"), ("Form.Due.Day", $"{due.Day}"), ("Form.Due.Month", $"{due.Month}"), ("Form.Due.Year", $"{due.Year}"));
        await DoneAsync(maker, root + "/decision", "?handler=HandOn", ("Form.Outcome", "Negative"), ("Form.Reasons", "purpose-not-enough"), ("Form.Words", "Made-up words."));
        await DoneAsync(supervisor, root + "/second", "", ("Form.View", "Agree"));

        var page = await TestSite.GetAsync(maker, root + "/decision");
        (string, string)[] form = [("Form.Outcome", "Negative"), ("Form.Reasons", "purpose-not-enough"), ("Form.Words", "Made-up words.")];
        using var refused = await TestSite.PostAsync(maker, root + "/decision?handler=Issue", page, form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("waits for an answer until", (await TestSite.ReadAsync(refused)).QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);

        var listed = await TestSite.GetAsync(maker, root + "/requests");
        var which = listed.QuerySelector("main section h2")!.Id!;
        var follow = await TestSite.GetAsync(maker, $"{root}/requests?which={which}");
        using var wrong = await TestSite.PostAsync(maker, root + "/requests?handler=Close", follow, ("Follow.Because", ""));
        Assert.Equal("Enter why it is not waited for any longer", (await TestSite.ReadAsync(wrong)).QuerySelector(".govuk-error-summary li")!.TextContent.Trim());
        using var closed = await TestSite.PostAsync(maker, root + "/requests?handler=Close", follow, ("Follow.Because", "They cannot say, made up"));
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        using var issued = await TestSite.PostAsync(maker, root + "/decision?handler=Issue", page, form);
        Assert.Equal(HttpStatusCode.Redirect, issued.StatusCode);
    }

    private static async Task DoneAsync(HttpClient who, string path, string handler, params (string, string)[] answers)
    {
        using var sent = await TestSite.PostAsync(who, path + handler, await TestSite.GetAsync(who, path), answers);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }
}
