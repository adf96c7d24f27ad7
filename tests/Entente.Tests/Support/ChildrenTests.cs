using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Contact;
using Entente.Cases.Tasks;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Storage;
using Entente.Support;
using Entente.Support.Children;
using Entente.Support.Offers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Entente.Tests.Support;

/// <summary>Children: somebody on their side who is none of those they are kept away from, their own view, a school that nobody is told of; and who depends on an adult.</summary>
public sealed class ChildrenTests
{
    private static readonly Reader Worker = Make.Reader(Role.CaseWorker);
    private static readonly Reader Provider = Make.Reader(Role.SupportProvider);
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly Dangers Boss = new([new("14 Made-up Lane", "York", "")], ["Boss Invented"], ["+44 20 7946 0000"]);

    [Fact]
    public void A_guardian_says_all_that_is_wrong_at_once_and_is_nobody_whom_the_child_is_kept_away_from()
    {
        Assert.Equal([new GuardianSortMissing(), new GuardianNameMissing(), new GuardianRelationMissing(), new AppointedOnMissing(), new AppointedByMissing(), new GuardianContactMissing(), new ConflictNotLookedFor()], Appoint(new()).Problems);
        Assert.Equal([new GuardianIsConnected()], Appoint(Make.Appointed("INVENTED, Boss")).Problems);
        Assert.Equal([new GuardianIsConnected()], Appoint(Make.Appointed() with { Contact = "020 7946 0000" }).Problems);
        Assert.All((string[])["Office: 020 7946 0000, ask for Jo", "07700 900333 / +44 (0)20 7946-0000", "07700 900333 020 7946 0000"], contact => Assert.Equal([new GuardianIsConnected()], Appoint(Make.Appointed() with { Contact = contact }).Problems));
        Assert.False(Appoint(Make.Appointed() with { Contact = "Office: 020 7946 0001, room 2079" }).IsRefused);
        Assert.Equal([new AppointedOnUnreal(Today), new WordsBroken("Name")], Appoint(Make.Appointed(HardTexts.Broken) with { AppointedOn = Today.AddDays(1) }).Problems);
        Assert.Equal([new GuardianFamilyMayBeInvolved()], Appoint(Make.Appointed() with { Relation = "relative" }, involved: true).Problems);
        Assert.False(Appoint(Make.Appointed() with { Relation = "relative" }).IsRefused);
    }

    [Fact]
    public void Nothing_is_concluded_over_a_childs_head_and_each_version_leaves_the_one_before_as_it_was()
    {
        Assert.Equal([new InterestsQuestionMissing(), new ViewsMissing(), new TookPartMissing(), new ConclusionMissing(), new InterestsBecauseMissing(), new InterestsReviewMissing()], Conclude(new()).Problems);
        Assert.Equal([new InterestsQuestionWordsMissing(), new ViewsAndNoViews(), new LanguageUnknown(), new InterestsReviewUnreal(Today.AddDays(1), Today.AddDays(90))],
            Conclude(Make.Concluded("other") with { WithoutViews = "unwell", Language = "Albanian", ReviewOn = Today.AddDays(91) }).Problems);
        var first = Conclude(Make.Concluded()).Value;
        var second = Conclude(BestInterestsForm.Again(first) with { Views = null, WithoutViews = "unwell", ReviewOn = Today.AddDays(2) }, first).Value;
        Assert.Equal((first.First, 2, "place", "", "unwell"), (second.First, second.Number, second.Question, second.Views, second.WithoutViews));
        Assert.Null(BestInterestsForm.Again(first).Views); // the child is asked anew
    }

    [Fact]
    public void A_school_near_a_danger_says_what_is_done_and_a_child_without_one_says_why()
    {
        Assert.Equal([new SchoolStateMissing()], School(new()).Problems);
        Assert.Equal([new SchoolNameMissing(), new SchoolTownMissing()], School(new() { State = "attends" }).Problems);
        Assert.Equal([new SchoolWordsMissing()], School(new() { State = "refused" }).Problems);
        Assert.DoesNotContain("York", Assert.IsType<SchoolNearDanger>(Assert.Single(School(Make.Schooled("York")).Problems)).Rule, StringComparison.Ordinal);
        var kept = School(Make.Schooled("York") with { Done = "Made up: brought and fetched." }).Value;
        Assert.Equal(SafetyRules.PlaceNearSettlement, kept.Rules);
        Assert.Equal("", School(new() { State = "looking", Name = "left from before", Words = "Made up" }).Value.Name);
    }

    [Fact]
    public void A_dependent_has_needs_of_their_own_and_a_link_is_a_reference()
    {
        Assert.Equal([new DependentNameMissing(), new DependentRelationMissing(), new WithThemMissing(), new DependentSafetyMissing(), new DependentNeedsMissing()], Save(new()));
        Assert.Equal([new DependentAgeOutside(), new DependentNothingDone(), new LinkedUnreadable()], Save(Make.Depends() with { Age = 200, Safety = "not-safe", Linked = "her case" }));
        Assert.Empty(Save(Make.Depends()));

        static IReadOnlyList<Problem> Save(DependentForm form) => Dependent.Begin(Make.Case(), new(TimeProvider.System, new Random(5))).Save(form, ChildTerms.Shipped, Make.Act(Role.CaseWorker));
    }

    [Theory]
    [InlineData(true, "child", ChildhoodSource.SaidChild, true)]
    [InlineData(true, "not-sure", ChildhoodSource.Presumed, true)]
    [InlineData(true, null, ChildhoodSource.NotSaid, true)]
    [InlineData(false, "adult", ChildhoodSource.SaidAdult, false)]
    public void Whoever_may_be_a_child_counts_as_one_and_the_page_says_why(bool isChild, string? said, ChildhoodSource source, bool counts)
    {
        var answers = said is null ? null : Make.Answers("C1=" + said, "C2.basis=own-word");
        var childhood = Childhood.Of(Make.Case(isChild), null, answers, Today);

        Assert.Equal((source, counts), (childhood.Source, childhood.IsChild));
        Assert.Equal(ChildhoodSource.CameOfAge, Childhood.Of(Make.Case(true), new(Today, Today.AddDays(1)), answers, Today.AddDays(1)).Source);
    }

    [Theory, EveryDatabase]
    public async Task A_child_without_a_guardian_is_told_of_after_the_days_of_the_list_and_no_longer_when_one_is_there(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (child, adult) = (await CaseAsync(test, true), await CaseAsync(test, false, 5_001));
        var time = new FakeTimeProvider(Make.Now);
        foreach (var (day, raised) in new[] { (6, 0), (7, 2), (8, 0) })
        {
            time.SetUtcNow(new(2026, 3, day, 12, 0, 0, TimeSpan.Zero));
            Assert.Equal((raised, 0), (await Make.WatchDays(test, time).RunAsync(default), await Make.WatchDays(test, time).RunAsync(default)));
        }

        var appointed = await AppointAsync(test, child, Make.Appointed());
        await using (var db = test.Open()) Assert.All(await db.Tasks.ToListAsync(), t => Assert.Equal((TaskState.NotNeeded, "guardian-missing", DataKind.ChildFlags, child.Dossier), (t.State, t.Template, t.RowKind, t.Dossier)));
        Assert.Equal([new HasGuardian()], (await TryAppointAsync(test, child, Make.Appointed("Made-up Other"))).Problems);
        Assert.Equal([new IsNoChild()], (await TryAppointAsync(test, adult, Make.Appointed())).Problems);

        await using (var db = test.Open(Worker)) Assert.False((await Make.Guardians(test, db).LeaveAsync(child.Reference, appointed.Reference.Text, new() { Day = new(2026, 3, 8), End = "child-asked" }, Make.Act(Role.CaseWorker, time.GetUtcNow()), default)).IsRefused);
        time.SetUtcNow(new(2026, 3, 13, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(2, await Make.WatchDays(test, time).RunAsync(default)); // one who left without another is told of anew
        Assert.False(ChildTerms.Shipped.GuardianWithin.IsConfirmed); // no law found sets the days
    }

    [Theory, EveryDatabase]
    public async Task Of_several_guardians_written_down_at_once_one_is_kept_and_a_connected_one_is_refused_in_the_log(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await CaseAsync(test, true);
        await test.AddAsync(Make.Danger(new() { IsPerson = true, Role = "associate", Name = "Boss Invented", Why = "Made up" }, about));
        Assert.Equal([new GuardianIsConnected()], (await TryAppointAsync(test, about, Make.Appointed("Boss Invented"))).Problems);

        var told = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => TryAppointAsync(test, about, Make.Appointed($"Made-up Guardian {i}"))));
        Assert.Single(told, t => !t.IsRefused);
        Assert.All(told.Where(t => t.IsRefused), t => Assert.Equal([new HasGuardian()], t.Problems));
        await using var db = test.Open(Worker);
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(e => e.What == nameof(Refused) && e.About == about.Dossier));
        Assert.DoesNotContain(await db.Set<AuditEntry>().Where(e => e.About == about.Dossier).ToListAsync(), e => e.Detail.Contains("Made-up", StringComparison.Ordinal) || e.Detail.Contains("Boss", StringComparison.Ordinal));
        // A danger that was written down later speaks against whoever is in office.
        await test.AddAsync(Make.Danger(new() { IsPerson = true, Role = "associate", Name = told.Single(t => !t.IsRefused).Value.Name, Why = "Made up" }, about));
        Assert.Single((await Make.ChildrenOf(test, db).ReadAsync(about.Reference, "children", Make.Act(Role.CaseWorker), default)).Value.Against);
    }

    [Theory, EveryDatabase]
    public async Task Best_interests_keep_every_version_one_makes_the_next_and_the_day_is_told(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await CaseAsync(test, true);
        await AppointAsync(test, about, Make.Appointed());
        var first = (await ConcludeAsync(test, about, Make.Concluded())).Value;
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 16, 10, 0, 0, TimeSpan.Zero));
        Assert.Equal(2, await Make.WatchDays(test, time).RunAsync(default));

        var again = BestInterestsForm.Again(first) with { Views = "Made up: tani dua të rri këtu.", ReviewOn = new(2026, 4, 1) };
        var told = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ConcludeAsync(test, about, again, time.GetUtcNow())));
        Assert.Single(told, t => !t.IsRefused);
        Assert.All(told.Where(t => t.IsRefused), t => Assert.Equal([new ConcludedMeanwhile()], t.Problems));
        await using var db = test.Open(Worker);
        Assert.All(await db.Tasks.ToListAsync(), t => Assert.Equal(TaskState.NotNeeded, t.State));
        var versions = Assert.Single((await Make.ChildrenOf(test, db).ReadAsync(about.Reference, "children", Make.Act(Role.CaseWorker), default)).Value.Interests);
        Assert.Equal([(2, "Made up: tani dua të rri këtu."), (1, Make.Concluded().Views!)], versions.Select(v => (v.Number, v.Views)));
    }

    [Theory, EveryDatabase]
    public async Task Which_school_it_is_stands_with_places_and_a_link_to_a_dependents_case_opens_nothing(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await CaseAsync(test, true);
        var theirs = Make.Case(true, 5_050);
        await test.AddAsync(theirs, Make.Assigned(Provider, about.Dossier));
        await using (var db = test.Open(Provider)) Assert.False((await Make.Schools(test, db).RunAsync(about.Reference, Make.Schooled(), Make.Act(Role.SupportProvider), default)).IsRefused);
        await using (var db = test.Open(Worker))
        {
            Assert.IsType<NotAllowed>(Assert.Single((await Make.Schools(test, db).RunAsync(about.Reference, Make.Schooled(), Make.Act(Role.CaseWorker), default)).Problems));
            Assert.False((await Make.Dependents(test, db).RunAsync(about.Reference, null, Make.Depends() with { Linked = theirs.Reference.Text }, Make.Act(Role.CaseWorker), default)).IsRefused);
        }

        var supervisor = Make.Reader(Role.Supervisor) with { Purpose = Purpose.Support };
        await using var seen = test.Open(supervisor);
        var view = (await Make.ChildrenOf(test, seen).ReadAsync(about.Reference, "children", new Act(supervisor, Purpose.Support, Make.Now), default)).Value;
        Assert.Equal((null, "attends", false), (view.School, view.SchoolState, view.MayReadPlaces));
        await using var mine = test.Open(Worker);
        var own = (await Make.ChildrenOf(test, mine).ReadAsync(about.Reference, "children", Make.Act(Role.CaseWorker), default)).Value;
        Assert.Equal((theirs.Reference.Text, 0), (own.Dependents.Single().Linked, own.MayOpen.Count));
        Assert.Equal([new DependentChangedMeanwhile()], (await Make.Dependents(test, mine).RunAsync(about.Reference, own.Dependents[0].Reference.Text, Make.Depends(), Make.Act(Role.CaseWorker), default)).Problems);
        await using var stranger = test.Open(Make.Reader(Role.SupportProvider, user: 888));
        Assert.Equal((0, 0, 0), (await stranger.Dependents.CountAsync(), await stranger.Schoolings.CountAsync(), await stranger.Guardians.CountAsync()));
    }

    [Fact]
    public async Task On_the_pages_a_guardian_comes_and_goes_and_two_who_conclude_are_told()
    {
        await using var site = await TestSite.StartAsync();
        await using var test = TestDb.On(site.Connection);
        var about = await CaseAsync(test, true);
        var (worker, root) = (site.As(Worker), $"/cases/{about.Reference.ToRoute()}/children");
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        (string, string)[] Day(string field, DateOnly day) => [($"{field}.Day", $"{day.Day}"), ($"{field}.Month", $"{day.Month}"), ($"{field}.Year", $"{day.Year}")];

        Assert.Contains("presumed to be a child", (await TestSite.GetAsync(worker, root)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var form = await TestSite.GetAsync(worker, root + "/guardian");
        (string, string)[] guardian = [("Form.Sort", "guardian"), ("Form.Name", "Made-up Guardian"), ("Form.Relation", "professional"), ("Form.AppointedBy", "Made-up court"), ("Form.Contact", "guardian@example.org"), ("Form.Conflict", "Made up: asked.")];
        var missing = await TestSite.PostAsync(worker, root + "/guardian", form, guardian);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.StatusCode);
        Assert.Equal("Made-up Guardian", (await TestSite.ReadAsync(missing)).QuerySelector("[name='Form.Name']")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(worker, root + "/guardian", form, [.. guardian, .. Day("Form.AppointedOn", today)])).StatusCode);

        (string, string)[] concluded = [("Form.Question", "place"), ("Form.Views", "Made up: dua."), ("Form.TookPart", "Made up"), ("Form.Conclusion", "Made up: theirs."), ("Form.Because", "Made up"), .. Day("Form.ReviewOn", today.AddDays(10))];
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(worker, root + "/interests", await TestSite.GetAsync(worker, root + "/interests"), concluded)).StatusCode);
        var again = (await TestSite.GetAsync(worker, root)).QuerySelector("main a[href*='interests?of=']")!.GetAttribute("href")!;
        var (mine, theirs) = (await TestSite.GetAsync(worker, again), await TestSite.GetAsync(worker, again));
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(worker, again, theirs, concluded)).StatusCode);
        var late = await TestSite.PostAsync(worker, again, mine, [.. concluded[1..3], ("Form.Conclusion", "Made up: mine."), .. concluded[4..]]);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Made up: mine.", (await TestSite.ReadAsync(late)).QuerySelector("[name='Form.Conclusion']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(worker, again, await TestSite.ReadAsync(late), concluded)).StatusCode);

        var leave = (await TestSite.GetAsync(worker, root)).QuerySelector("main a[href*='/support/guardians/']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(worker, leave, await TestSite.GetAsync(worker, leave), [("Form.End", "over"), .. Day("Form.Day", today)])).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await worker.GetAsync("/support/guardians/GUAR-NONE")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await worker.GetAsync(root + "/school")).StatusCode);
    }

    private static Result<Guardian> Appoint(GuardianForm form, bool involved = false) => Guardian.Appoint(form, Make.Case(true), Boss, involved, ChildTerms.Shipped, new(TimeProvider.System, new Random(5)), Make.Act(Role.CaseWorker), Today);

    private static Result<BestInterests> Conclude(BestInterestsForm form, BestInterests? before = null) => BestInterests.From(form, Make.Case(true), before, ChildTerms.Shipped, QuestionSets.Shipped.Current, new(TimeProvider.System, new Random(5)), Make.Act(Role.CaseWorker), Today);

    private static Result<Schooling> School(SchoolForm form) => Schooling.From(form, Make.Case(true), null, Boss, SafetyTerms.Shipped, ChildTerms.Shipped, new(TimeProvider.System, new Random(5)), Make.Act(Role.SupportProvider), Today);

    private static async Task<Result<Guardian>> TryAppointAsync(TestDb test, Case about, GuardianForm form)
    {
        await using var db = test.Open(Worker);
        return await Make.Guardians(test, db).AppointAsync(about.Reference, form, Make.Act(Role.CaseWorker, Make.Now.AddDays(6)), default);
    }

    private static async Task<Guardian> AppointAsync(TestDb test, Case about, GuardianForm form)
    {
        var appointed = await TryAppointAsync(test, about, form);
        Assert.Empty(appointed.IsRefused ? appointed.Problems : []);
        return appointed.Value;
    }

    private static async Task<Result<BestInterests>> ConcludeAsync(TestDb test, Case about, BestInterestsForm form, DateTimeOffset? when = null)
    {
        await using var db = test.Open(Worker);
        return await Make.Interests(test, db).RunAsync(about.Reference, form, Make.Act(Role.CaseWorker, when), default);
    }

    private static async Task<Case> CaseAsync(TestDb test, bool isChild, long dossier = 5_000)
    {
        var about = Make.Case(isChild, dossier);
        await test.AddAsync(about, Make.Assigned(Worker, about.Dossier));
        return about;
    }
}
