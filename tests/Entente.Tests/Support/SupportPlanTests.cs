using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Referrals.Questions;
using Entente.Storage;
using Entente.Support;
using Entente.Support.Offers;
using Entente.Support.Plans;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Support;

/// <summary>A support plan: what is entered is kept whole, two who change it at once lose nothing, and nobody is asked about an investigation.</summary>
public sealed class SupportPlanTests
{
    private static readonly Reader Worker = Make.Reader(Role.CaseWorker);

    private static StepForm Planned => new() { Entitlement = "accommodation", Goal = "Dua një derë që mbyllet.", Language = "sq", What = "Look for a room", Who = "Made-up key worker", By = new(2026, 3, 20), State = StepState.Planned };

    [Fact]
    public void A_step_says_all_that_is_wrong_at_once_and_takes_over_nothing_of_it()
    {
        var step = PlanStep.Begin(Make.Case(), new(TimeProvider.System, new Random(1)));

        Assert.Equal([new EntitlementMissing(), new GoalMissing(), new StepMissing(), new WhoMissing(), new StepStateMissing()], Save(new()));
        Assert.Equal([new EntitlementMissing(), new LanguageUnknown(), new WordsTooLong("Goal", PlanStep.MostWords), new WordsBroken("Who")],
            Save(Planned with { Entitlement = "a car", Language = "Albanian", Goal = HardTexts.Of(PlanStep.MostWords + 1), Who = HardTexts.Broken }));
        Assert.Equal(("", 0), (step.Goal, step.Version));
        Assert.Empty(Save(Planned with { Goal = HardTexts.Of(PlanStep.MostWords) }));

        IReadOnlyList<Entente.Foundation.Problem> Save(StepForm form) => step.Save(form, Entitlements.Shipped, QuestionSets.Shipped.Current, Make.Act(Role.CaseWorker));
    }

    [Theory]
    [InlineData(StepState.Planned, false)]
    [InlineData(StepState.UnderWay, false)]
    [InlineData(StepState.Done, true)]
    [InlineData(StepState.NotWanted, true)]
    [InlineData(StepState.NotGiven, true)]
    public void What_is_over_says_what_came_of_it(StepState state, bool says)
    {
        var step = PlanStep.Begin(Make.Case(), new(TimeProvider.System, new Random(1)));

        var problems = step.Save(Planned with { State = state }, Entitlements.Shipped, QuestionSets.Shipped.Current, Make.Act(Role.CaseWorker));

        Assert.Equal(says ? 1 : 0, problems.Count);
        Assert.All(problems, p => Assert.Equal(new OutcomeNotSaid(), p));
    }

    [Fact]
    public void Each_entitlement_names_its_article_and_what_article_11_5_lists_is_there()
    {
        string[] listed = ["subsistence", "accommodation", "material", "medical", "psychological", "counselling", "interpretation"];

        Assert.All(listed, code => Assert.True(Entitlements.Shipped.Find(code) is { Article: "11(5)", IsConfirmed: true }, code));
        Assert.All(Entitlements.Shipped.All, e => Assert.Matches(@"^1[1-4]", e.Article));
        Assert.DoesNotContain(Entitlements.Shipped.All, e => e.IsConfirmed && e.From.Year >= 2024); // what is new is not yet read in full
    }

    [Theory, EveryDatabase]
    public async Task A_step_is_kept_with_the_goal_in_the_persons_own_words_and_each_change_is_in_the_log(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await CaseAsync(test);
        await using (var db = test.Open(Worker))
        {
            var added = (await Keep(test, db).AddAsync(about.Reference, Planned, Make.Act(Role.CaseWorker), default)).Value;
            Assert.False((await Keep(test, db).ChangeAsync(added.Reference.Text, Planned with { State = StepState.NotWanted, Outcome = "They stay with their sister.", Version = added.Version }, Make.Act(Role.CaseWorker), default)).IsRefused);
        }

        await using var reading = test.Open(Worker);
        var view = (await new PlanOfCase(reading, test.Gate, test.Ledger, Entitlements.Shipped).ReadAsync(about.Reference, Make.Act(Role.CaseWorker), default)).Value;
        var step = Assert.Single(view.Parts.Single(p => p.Entitlement.Code == "accommodation").Steps);
        Assert.Equal((Planned.Goal, "sq", StepState.NotWanted, 2), (step.Goal, step.Language, step.State, step.Version));
        Assert.Equal(Entitlements.Shipped.All.Count, view.Parts.Count);
        var log = await reading.Set<AuditEntry>().Where(e => e.About == about.Dossier).OrderBy(e => e.Seq).ToListAsync();
        Assert.Equal([nameof(PlanStepAdded), nameof(PlanStepChanged), nameof(Seen)], log.TakeLast(3).Select(e => e.What));
    }

    [Theory, EveryDatabase]
    public async Task Of_two_saves_of_one_version_the_second_is_told(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await CaseAsync(test);
        await using var db = test.Open(Worker);
        var step = (await Keep(test, db).AddAsync(about.Reference, Planned, Make.Act(Role.CaseWorker), default)).Value;
        var version = step.Version;

        var told = await Task.WhenAll(Enumerable.Range(0, 4).Select(async i =>
        {
            await using var mine = test.Open(Worker);
            return await Keep(test, mine).ChangeAsync(step.Reference.Text, Planned with { What = $"Version {i}", Version = version }, Make.Act(Role.CaseWorker), default);
        }));

        Assert.Single(told, t => !t.IsRefused);
        Assert.All(told.Where(t => t.IsRefused), t => Assert.Equal([new ChangedMeanwhile()], t.Problems));
    }

    [Theory, EveryDatabase]
    public async Task Whoever_decides_finds_no_plan_and_a_supervisor_reads_and_does_not_write(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await CaseAsync(test);
        var (maker, supervisor) = (Make.Reader(Role.DecisionMaker), Make.Reader(Role.Supervisor) with { Purpose = Purpose.Support });
        await test.AddAsync(Make.Assigned(maker, about.Dossier));
        await using (var db = test.Open(Worker)) await Keep(test, db).AddAsync(about.Reference, Planned, Make.Act(Role.CaseWorker), default);

        await using (var db = test.Open(maker))
        {
            Assert.Equal(0, await db.PlanSteps.CountAsync());
            Assert.IsType<NotAllowed>(Assert.Single((await new PlanOfCase(db, test.Gate, test.Ledger, Entitlements.Shipped).ReadAsync(about.Reference, Make.Act(Role.DecisionMaker), default)).Problems));
        }

        await using var theirs = test.Open(supervisor);
        var act = new Act(supervisor, Purpose.Support, Make.Now);
        var view = (await new PlanOfCase(theirs, test.Gate, test.Ledger, Entitlements.Shipped).ReadAsync(about.Reference, act, default)).Value;
        Assert.Equal((1, false), (view.Steps.Count, view.MayWrite));
        Assert.IsType<NotAllowed>(Assert.Single((await Keep(test, theirs).AddAsync(about.Reference, Planned, act, default)).Problems));
    }

    [Fact]
    public async Task Two_who_change_a_step_at_once_choose_field_by_field_and_neither_is_lost()
    {
        await using var site = await TestSite.StartAsync();
        await using var test = TestDb.On(site.Connection);
        var about = await CaseAsync(test);
        var worker = site.As(Worker);
        var plan = $"/cases/{about.Reference.ToRoute()}/plan";
        var added = await TestSite.PostAsync(worker, plan, await TestSite.GetAsync(worker, plan), ("Form.Entitlement", "medical"), ("Form.Goal", "Sleep."), ("Form.What", "See a doctor"), ("Form.Who", "Key worker"), ("Form.State", "Planned"));
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        var path = (await TestSite.GetAsync(worker, plan)).QuerySelector("main .govuk-task-list a")!.GetAttribute("href")!;
        var (mine, theirs) = (await TestSite.GetAsync(worker, path), await TestSite.GetAsync(worker, path));
        (string, string)[] Fields(string what, string state) => [("Form.Entitlement", "medical"), ("Form.Goal", "Sleep."), ("Form.What", what), ("Form.Who", "Key worker"), ("Form.State", state)];
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(worker, path, theirs, Fields("See a doctor on Monday", "UnderWay"))).StatusCode);

        var late = await TestSite.PostAsync(worker, path, mine, Fields("Take an interpreter along", "Planned"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var both = await TestSite.ReadAsync(late);
        var unsaid = await TestSite.PostAsync(worker, path + "?handler=Choose", both, ("Choices.Keep[What]", "Both"));
        Assert.Equal(HttpStatusCode.Conflict, unsaid.StatusCode);
        var chosen = await TestSite.PostAsync(worker, path + "?handler=Choose", both, ("Choices.Keep[What]", "Both"), ("Choices.Keep[State]", "Theirs"));

        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        await using var db = site.Open();
        var kept = await db.PlanSteps.SingleAsync();
        Assert.Equal(("See a doctor on Monday\n\nTake an interpreter along", StepState.UnderWay, 3), (kept.What.ReplaceLineEndings("\n"), kept.State, kept.Version));
    }

    private static KeepPlan Keep(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ids, Entitlements.Shipped, QuestionSets.Shipped);

    private static async Task<Case> CaseAsync(TestDb test)
    {
        var about = Make.Case();
        await test.AddAsync(about, Make.Assigned(Worker, about.Dossier));
        return about;
    }
}
