using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Consent;
using Entente.Cases.Interviews;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Cases;

public sealed class InterviewsTests
{
    private static readonly Reader Worker = Make.Reader(Role.CaseWorker);

    private static TellingForm Asking => new() { Topics = ["happened"], When = SaidWhen.Now, Asker = "Made-up Officer, police", InterpretedBy = "qualified", Interpreter = "Number 12" };

    private static Result<Telling> Decide(TellingForm form, IReadOnlyList<Telling>? earlier = null, params IReadOnlyList<string> connected) =>
        DecideTelling.From(form, Make.Case(), earlier ?? [], connected, InterviewTopics.Shipped, Calendars.Shipped.Of("GB-EAW"), new(TimeProvider.System, new Random(3)), Make.Act(Role.CaseWorker));

    private static IReadOnlyList<string> Problems(TellingForm form, IReadOnlyList<Telling>? earlier = null, params IReadOnlyList<string> connected) => [.. Decide(form, earlier, connected).Problems.Select(p => p.GetType().Name)];

    [Fact]
    public void Who_was_asked_before_is_asked_again_only_with_a_reason()
    {
        var once = Decide(Asking).Value;
        Assert.Equal([nameof(ToldBefore)], Problems(Asking, [once]));
        Assert.Empty(Problems(Asking with { Topics = ["health"] }, [once]));
        Assert.Empty(Problems(Asking with { Because = "The court wants to hear it" }, [once]));
        Assert.Equal(1, Telling.Count([once], "happened"));
        Assert.Equal([nameof(TopicsMissing), nameof(TellingWhenMissing), nameof(AskerMissing), nameof(InterpretedByMissing)], Problems(new()));
        Assert.Equal([nameof(TellingDayInFuture)], Problems(Asking with { When = SaidWhen.Earlier, Day = new(2026, 3, 3) }));
        Assert.Equal([nameof(MinutesOutside)], Problems(Asking with { Minutes = 0 }));
    }

    [Fact]
    public void Nobody_interprets_who_came_along_or_is_named_among_the_exploiters()
    {
        Assert.Equal([nameof(CompanionMustNotInterpret)], Problems(Asking with { InterpretedBy = "companion", Interpreter = "Made-up Cousin" }));
        Assert.Equal([nameof(InterpreterIsConnected)], Problems(Asking with { Interpreter = "INVENTED, Boss" }, null, "Boss Invented"));
        Assert.Empty(Problems(Asking with { Interpreter = "Boss Other" }, null, "Boss Invented"));
        // What happened is kept, and marked.
        var happened = Asking with { When = SaidWhen.Earlier, Day = new(2026, 3, 1), Interpreter = "Boss Invented" };
        Assert.True(Decide(happened, null, "Boss Invented").Value.IsDoubtful);
        Assert.True(Decide(happened with { InterpretedBy = "companion", Interpreter = "Made-up Cousin" }).Value.IsDoubtful);
        Assert.False(Decide(Asking).Value.IsDoubtful);
    }

    [Theory, EveryDatabase]
    public async Task What_a_referral_says_of_earlier_tellings_is_counted_once(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var draft = await Make.DraftAsync(test, "Q1.day=2026-02-20", "Q1.interpreter=companion", "Q1.interpreter-name=Made-up Cousin", "Q2.times=3", "Q2.whom=Police and a nurse", "M1.name=Boss Invented", "H1.kind=full", "H1.value=Mira Madeup");
        await using (var sending = test.Open(Make.Reader(Role.FirstResponder))) Assert.False((await Make.Sender(test, sending).RunAsync(draft.Reference.ToRoute(), Make.Send(draft.Answers), Make.Act(Role.FirstResponder), default)).IsRefused);
        await test.FollowAsync(new FollowReferralTellings(test.Ids, QuestionSets.Shipped));
        await test.FollowAsync(new FollowReferralTellings(test.Ids, QuestionSets.Shipped));
        var about = Make.Case(dossier: draft.Dossier.Value);
        await test.AddAsync(about, Make.Assigned(Worker, about.Dossier));

        await using var db = test.Open(Worker);
        var tellings = await db.Tellings.OrderBy(t => t.Id).ToListAsync();
        Assert.Equal([(1, true, "2026-02-20"), (3, false, "")], tellings.Select(t => (t.Times, t.IsDoubtful, t.Day?.ToString() ?? "")));
        var record = new RecordTelling(db, test.Gate, test.Ledger, test.Ids, InterviewTopics.Shipped, Calendars.Shipped);
        var fifth = await record.RunAsync(about.Reference, Asking, Make.Act(Role.CaseWorker), default);
        Assert.Equal(4, Assert.IsType<ToldBefore>(Assert.Single(fifth.Problems)).Times);
        // The caseworker may not know who the exploiter is; the name is compared all the same, and the refusal is in the log.
        var theirs = await record.RunAsync(about.Reference, Asking with { Because = "A made-up court", Interpreter = "Invented Boss" }, Make.Act(Role.CaseWorker), default);
        Assert.IsType<InterpreterIsConnected>(Assert.Single(theirs.Problems));
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(e => e.What == nameof(Refused) && e.About == about.Dossier));
        Assert.False((await record.RunAsync(about.Reference, Asking with { Because = "A made-up court" }, Make.Act(Role.CaseWorker), default)).IsRefused);
        Assert.Equal(5, Telling.Count(await db.Tellings.ToListAsync(), "happened"));
    }

    [Fact]
    public async Task The_page_counts_warns_and_offers_the_recording()
    {
        await using var site = await TestSite.StartAsync();
        var (about, _) = await CasePagesTests.WithClockAsync(site);
        await using (var db = site.Open())
        {
            db.Add(Make.Assigned(Worker, about.Dossier));
            await db.CommitAsync(Make.Machine, new CaseOpened(about.Reference, about.Referral, default), default);
        }

        var worker = site.As(Worker);
        var root = $"/cases/{about.Reference.ToRoute()}/interviews";
        (string, string)[] asking = [("Form.Topics", "happened"), ("Form.When", "Now"), ("Form.Asker", "Made-up Officer"), ("Form.InterpretedBy", "nobody"), ("Form.Recording", "Made-up archive, box 4")];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TestSite.PostAsync(worker, root + "/new", await TestSite.GetAsync(worker, root + "/new"), [.. asking, ("Form.Minutes", "an hour")])).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(worker, root + "/new", await TestSite.GetAsync(worker, root + "/new"), asking)).StatusCode);

        Assert.Contains("Told once", (await TestSite.GetAsync(worker, root)).QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        var again = await TestSite.GetAsync(worker, root + "/new");
        Assert.Contains("Made-up archive, box 4", again.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("They told it once already", again.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var refused = await TestSite.PostAsync(worker, root + "/new", again, asking);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(["#Form_Because"], (await TestSite.ReadAsync(refused)).QuerySelectorAll(".govuk-error-summary a").Select(a => a.GetAttribute("href")));
    }
}
