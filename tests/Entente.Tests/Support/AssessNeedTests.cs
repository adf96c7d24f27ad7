using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Tasks;
using Entente.Referrals.Questions;
using Entente.Storage;
using Entente.Support;
using Entente.Support.Needs;
using Entente.Support.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Entente.Tests.Support;

/// <summary>Needs as they are kept, shown and looked at again: nothing is overwritten, and a day that was set is not forgotten.</summary>
public sealed class AssessNeedTests
{
    private static readonly Reader Worker = Make.Reader(Role.CaseWorker);

    [Theory, EveryDatabase]
    public async Task A_review_stands_beside_the_version_before_it_and_its_words_are_in_no_log(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await CaseAsync(test);
        var first = await AssessAsync(test, about, Make.Needed());
        var second = await AssessAsync(test, about, Make.Needed() with { What = "Made up: a room near her sister.", View = "Made up: jam mirë.", Number = 1 });

        await using var db = test.Open(Worker);
        var view = (await Make.Needs(test, db).OneAsync(first.Reference.Text, Make.Act(Role.CaseWorker), default)).Value;
        Assert.Equal([second.Reference, first.Reference], view.Versions.Select(v => v.Reference));
        Assert.Equal([("Made up: a room near her sister.", "Made up: jam mirë.", true), (Make.Needed().What!, Make.Needed().View!, false)], view.Versions.Select(v => (v.What, v.View, v.IsCurrent)));
        var all = (await Make.Needs(test, db).ReadAsync(about.Reference, Make.Act(Role.CaseWorker), default)).Value;
        Assert.Equal((second.Reference, NeedTerms.Shipped.Areas.Count - 1), (Assert.Single(all.Lines).Reference, all.NotLookedAt.Count));
        var log = await db.Set<AuditEntry>().Where(e => e.About == about.Dossier).OrderBy(e => e.Seq).ToListAsync();
        Assert.Equal([nameof(NeedAssessed), nameof(NeedAssessed), nameof(Seen), nameof(Seen)], log.TakeLast(4).Select(e => e.What));
        Assert.DoesNotContain(log, e => e.Detail.Contains("Made up", StringComparison.Ordinal));
    }

    [Theory, EveryDatabase]
    public async Task Of_several_who_look_at_one_area_at_once_one_makes_the_next_version_and_the_others_are_told(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await CaseAsync(test);

        foreach (var number in new[] { 0, 1 })
        {
            var told = await Task.WhenAll(Enumerable.Range(0, 4).Select(async i =>
            {
                await using var db = test.Open(Worker);
                return await Make.Assess(test, db).RunAsync(about.Reference, Make.Needed() with { What = $"Made up {i}", Number = number }, Make.Act(Role.CaseWorker), default);
            }));
            Assert.Single(told, t => !t.IsRefused);
            Assert.All(told.Where(t => t.IsRefused), t => Assert.Equal([new AssessedMeanwhile()], t.Problems));
        }

        await using var fresh = test.Open();
        Assert.Equal([1, 2], await fresh.Needs.Select(n => n.Number).OrderBy(n => n).ToListAsync());
        Assert.Equal(1, await fresh.Needs.CountAsync(n => n.SupersededAt == null));
    }

    [Theory, EveryDatabase]
    public async Task A_supervisor_and_the_duty_desk_see_a_line_without_words_and_whoever_decides_sees_nothing(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await CaseAsync(test);
        var need = await AssessAsync(test, about, Make.Needed());

        foreach (var role in new[] { Role.Supervisor, Role.DutyOfficer })
        {
            var reader = Make.Reader(role) with { Team = about.Team };
            await using var db = test.Open(reader);
            var act = new Act(reader, Make.PurposeOf(role), Make.Now);
            var view = (await Make.Needs(test, db).OneAsync(need.Reference.Text, act, default)).Value;
            Assert.Equal((0, null, null, true, false), (view.Versions.Count, view.Line.What, view.Line.View, view.Line.HasRisk, view.MayWrite));
            var all = (await Make.Needs(test, db).ReadAsync(about.Reference, act, default)).Value;
            Assert.Equal((false, null), (all.IsWhole, all.Lines[0].What));
        }

        var maker = Make.Reader(Role.DecisionMaker);
        await test.AddAsync(Make.Assigned(maker, about.Dossier));
        await using var theirs = test.Open(maker);
        Assert.Equal(0, await theirs.Needs.CountAsync());
        Assert.IsType<NotAllowed>(Assert.Single((await Make.Needs(test, theirs).ReadAsync(about.Reference, Make.Act(Role.DecisionMaker), default)).Problems));
    }

    [Theory, EveryDatabase]
    public async Task Whoever_works_with_the_person_is_told_a_week_before_and_on_the_day_until_it_was_looked_at_again(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await CaseAsync(test);
        await AssessAsync(test, about, Make.Needed());
        await AssessAsync(test, about, Make.Needed("health"));
        var time = new FakeTimeProvider(Make.Now);

        // Two areas of one day are one task a role.
        foreach (var (day, raised) in new[] { (8, 0), (9, 2), (12, 0), (16, 2) })
        {
            time.SetUtcNow(new(2026, 3, day, 10, 0, 0, TimeSpan.Zero));
            Assert.Equal((raised, 0), (await Make.WatchDays(test, time).RunAsync(default), await Make.WatchDays(test, time).RunAsync(default)));
        }

        await AssessAsync(test, about, Make.Needed() with { Number = 1, ReviewOn = new(2026, 4, 1) }, time.GetUtcNow());
        await using (var db = test.Open()) Assert.Equal([TaskState.Open, TaskState.Open, TaskState.Overtaken, TaskState.Overtaken], (await db.Tasks.Select(t => t.State).ToListAsync()).Order());
        await AssessAsync(test, about, Make.Needed("health") with { Number = 1, ReviewOn = new(2026, 4, 1) }, time.GetUtcNow());

        await using var fresh = test.Open();
        Assert.DoesNotContain(await fresh.Tasks.ToListAsync(), t => t.IsOpen);
        Assert.All(await fresh.Tasks.ToListAsync(), t => Assert.Equal(DataKind.SupportPlan, t.RowKind));
        // An area that is put on a day after its reminder was ended is told of anew.
        await AssessAsync(test, about, Make.Needed("money") with { ReviewOn = new(2026, 3, 20) }, time.GetUtcNow());
        Assert.Equal(2, await Make.WatchDays(test, time).RunAsync(default));
    }

    [Fact]
    public async Task On_the_pages_a_need_is_kept_looked_at_again_and_becomes_a_step_and_nothing_entered_is_lost()
    {
        await using var site = await TestSite.StartAsync();
        await using var test = TestDb.On(site.Connection);
        var about = await CaseAsync(test);
        var worker = site.As(Worker);
        var root = $"/cases/{about.Reference.ToRoute()}";
        var review = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddDays(10).UtcDateTime);
        (string, string)[] Fields(string what, params (string, string)[] more) =>
            [("Form.What", what), ("Form.View", "Made up: një derë."), ("Form.Language", "sq"), ("Form.Urgency", "soon"), ("Form.ReviewOn.Day", $"{review.Day}"), ("Form.ReviewOn.Month", $"{review.Month}"), ("Form.ReviewOn.Year", $"{review.Year}"), .. more];

        var list = await TestSite.GetAsync(worker, root + "/needs");
        Assert.Contains("Nobody has looked at", list.Body!.TextContent, StringComparison.Ordinal);
        var form = await TestSite.GetAsync(worker, list.QuerySelector("main a[href*='needs/new']")!.GetAttribute("href")!);
        var (mine, theirs) = (form, await TestSite.GetAsync(worker, root + "/needs/new?area=accommodation"));
        var mistyped = await TestSite.PostAsync(worker, root + "/needs/new", form, [("Form.Area", "accommodation"), .. Fields("Made up: a room.")[..4], ("Form.ReviewOn.Day", "31"), ("Form.ReviewOn.Month", "2"), ("Form.ReviewOn.Year", "2027")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, mistyped.StatusCode);
        Assert.Contains("Made up: a room.", (await TestSite.ReadAsync(mistyped)).QuerySelector("[name='Form.What']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(worker, root + "/needs/new", theirs, [("Form.Area", "accommodation"), .. Fields("Made up: theirs.")])).StatusCode);

        var late = await TestSite.PostAsync(worker, root + "/needs/new", mine, [("Form.Area", "accommodation"), .. Fields("Made up: mine.")]);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var both = await TestSite.ReadAsync(late);
        Assert.Contains("Made up: theirs.", both.QuerySelector("main .govuk-summary-card")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Made up: mine.", both.QuerySelector("[name='Form.What']")!.TextContent, StringComparison.Ordinal);
        var saved = await TestSite.PostAsync(worker, root + "/needs/new", both, [("Form.Area", "accommodation"), .. Fields("Made up: mine.")]);
        Assert.True(saved.StatusCode == HttpStatusCode.Redirect, (await TestSite.ReadAsync(saved)).QuerySelector(".govuk-error-summary")?.TextContent);
        var path = saved.Headers.Location!.OriginalString;
        var one = await TestSite.GetAsync(worker, path);
        Assert.Equal(2, one.QuerySelectorAll("main .govuk-summary-card").Length);

        var plan = await TestSite.GetAsync(worker, one.QuerySelector("main a[href*='plan?need=']")!.GetAttribute("href")!);
        Assert.Equal("Made up: një derë.", plan.QuerySelector("[name='Form.Goal']")!.TextContent.Trim());
        var step = await TestSite.PostAsync(worker, root + "/plan", plan, ("Form.Entitlement", "accommodation"), ("Form.Goal", "Made up: një derë."), ("Form.What", "Made up: look for a room"), ("Form.Who", "Key worker"), ("Form.State", "Planned"), ("Form.By.Day", "31"), ("Form.By.Month", "2"), ("Form.By.Year", "2027"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, step.StatusCode); // a mistyped day is not taken for none
        var right = await TestSite.PostAsync(worker, root + "/plan", await TestSite.ReadAsync(step), ("Form.Entitlement", "accommodation"), ("Form.Goal", "Made up: një derë."), ("Form.What", "Made up: look for a room"), ("Form.Who", "Key worker"), ("Form.State", "Planned"), ("Form.By.Day", ""), ("Form.By.Month", ""), ("Form.By.Year", ""));
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        Assert.Contains("Made up: look for a room", (await TestSite.GetAsync(worker, path)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task A_step_is_not_tied_to_the_need_of_another_person(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (mine, other) = (await CaseAsync(test), await CaseAsync(test, 5_001));
        var need = await AssessAsync(test, other, Make.Needed());

        await using var db = test.Open(Worker);
        var keep = new KeepPlan(db, test.Gate, test.Ids, Entitlements.Shipped, QuestionSets.Shipped);
        var form = new StepForm { Entitlement = "medical", Goal = "Sleep.", What = "See a doctor", Who = "Key worker", State = StepState.Planned, Need = need.Reference.Text };

        Assert.Equal([new NeedNotFound()], (await keep.AddAsync(mine.Reference, form, Make.Act(Role.CaseWorker), default)).Problems);
        Assert.Equal(need.Reference, (await keep.AddAsync(other.Reference, form, Make.Act(Role.CaseWorker), default)).Value.Need);
    }

    private static async Task<Need> AssessAsync(TestDb test, Case about, NeedForm form, DateTimeOffset? when = null)
    {
        await using var db = test.Open(Worker);
        var kept = await Make.Assess(test, db).RunAsync(about.Reference, form, Make.Act(Role.CaseWorker, when), default);
        Assert.Empty(kept.IsRefused ? kept.Problems : []);
        return kept.Value;
    }

    private static async Task<Case> CaseAsync(TestDb test, long dossier = 5_000)
    {
        var about = Make.Case(dossier: dossier);
        await test.AddAsync(about, Make.Assigned(Worker, about.Dossier));
        return about;
    }
}
