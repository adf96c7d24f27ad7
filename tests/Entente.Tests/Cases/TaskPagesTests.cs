using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Cases;

/// <summary>The list of tasks, a case's own and one task: who finds what, and what becomes of it.</summary>
public sealed class TaskPagesTests
{
    private static readonly IdSource Ids = new(TimeProvider.System, new Random(11));
    private static readonly Reader Worker = Make.Reader(Role.CaseWorker);

    [Fact]
    public async Task Whoever_is_assigned_finds_the_task_does_it_with_words_and_is_told_when_it_is_done_already()
    {
        await using var site = await TestSite.StartAsync();
        var (about, task) = await WithTaskAsync(site, "interpreter-again", Role.CaseWorker, Far);
        var (worker, path) = (site.As(Worker), $"/tasks/{task.Reference.ToRoute()}");
        foreach (var list in new[] { "/", "/tasks", $"/cases/{about.Reference.ToRoute()}/tasks" }) Assert.NotNull((await TestSite.GetAsync(worker, list)).QuerySelector($"main a[href='{path}']"));

        var page = await TestSite.GetAsync(worker, path);
        var empty = await TestSite.PostAsync(worker, path + "?handler=Finish", page, ("Done", " "));
        Assert.Contains("Enter what was done", (await TestSite.ReadAsync(empty)).QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(worker, path + "?handler=Finish", page, ("Done", "Met with a qualified interpreter"))).StatusCode);
        var twice = await TestSite.PostAsync(worker, path + "?handler=Finish", page, ("Done", "Once more"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
        var shown = await TestSite.ReadAsync(twice);
        Assert.Contains("ended already", shown.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Once more", shown.QuerySelector("main")!.TextContent, StringComparison.Ordinal); // nothing entered is lost
        await using var db = site.Open();
        Assert.Equal(("Met with a qualified interpreter", Worker.User), ((await db.Tasks.SingleAsync()).Done, (await db.Tasks.SingleAsync()).EndedBy!.Value));
        var told = Assert.Single(await db.Set<AuditEntry>().Where(e => e.What == nameof(TaskDone)).ToListAsync());
        Assert.DoesNotContain("qualified", told.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_not_assigned_or_of_another_role_neither_finds_nor_does_it()
    {
        await using var site = await TestSite.StartAsync();
        var (_, task) = await WithTaskAsync(site, "interpreter-again", Role.CaseWorker, Far, Make.Reader(Role.DecisionMaker), Make.Reader(Role.SupportProvider));
        var path = $"/tasks/{task.Reference.ToRoute()}";

        Assert.Equal(HttpStatusCode.NotFound, (await site.As(Make.Reader(Role.CaseWorker, user: 999)).GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.As(Role.SupportProvider).GetAsync(path)).StatusCode); // the facts of a referral are not theirs
        var maker = site.As(Role.DecisionMaker);
        Assert.Null((await TestSite.GetAsync(maker, "/tasks")).QuerySelector($"main a[href='{path}']"));
        var page = await TestSite.GetAsync(maker, path); // a colleague may know of it
        Assert.Null(page.QuerySelector("main form"));
        var tried = await TestSite.PostAsync(maker, path + "?handler=Take", page, ("Version", "1"));
        Assert.Contains("for another role", (await TestSite.ReadAsync(tried)).Body!.TextContent, StringComparison.Ordinal);
        await using var db = site.Open();
        Assert.Null((await db.Tasks.SingleAsync()).Owner);
    }

    [Fact]
    public async Task A_warning_to_an_empty_chair_stands_on_the_list_of_who_answers_for_the_team()
    {
        await using var site = await TestSite.StartAsync();
        var (_, held) = await WithTaskAsync(site, "decision-half", Role.CaseWorker, Far);
        var (_, nobodys) = await WithTaskAsync(site, "decision-half", Role.DecisionMaker, Far, 5_100);

        var list = await TestSite.GetAsync(site.As(Role.Supervisor), "/tasks");

        Assert.Null(list.QuerySelector($"main a[href='/tasks/{held.Reference.ToRoute()}']"));
        Assert.Contains("Nobody", list.QuerySelector($"main a[href='/tasks/{nobodys.Reference.ToRoute()}']")!.Closest("tr")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await TestSite.GetAsync(site.As(Role.Supervisor), "/tasks?show=All")).QuerySelector($"main a[href='/tasks/{held.Reference.ToRoute()}']"));
    }

    [Fact]
    public async Task The_day_of_a_birthday_is_shown_to_those_alone_who_may_read_the_birth_date()
    {
        await using var site = await TestSite.StartAsync();
        var (_, task) = await WithTaskAsync(site, "birthday-3", Role.SupportProvider, Far, Make.Reader(Role.SupportProvider));
        var path = $"/tasks/{task.Reference.ToRoute()}";

        Assert.Contains("The day is not shown", (await TestSite.GetAsync(site.As(Role.SupportProvider), path)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The day is not shown", (await TestSite.GetAsync(site.As(Role.Supervisor), path)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Far.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), (await TestSite.GetAsync(site.As(Worker), path)).QuerySelector("main .govuk-summary-list")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_is_put_off_for_a_reason_within_its_time_and_comes_back()
    {
        await using var site = await TestSite.StartAsync();
        var (_, late) = await WithTaskAsync(site, "decision-half", Role.CaseWorker, new(2026, 3, 2));
        var (_, task) = await WithTaskAsync(site, "right-half", Role.CaseWorker, Far, 5_100);
        var (worker, path) = (site.As(Worker), $"/tasks/{task.Reference.ToRoute()}");
        var page = await TestSite.GetAsync(worker, path);

        var bare = await TestSite.ReadAsync(await TestSite.PostAsync(worker, path + "?handler=PutOff", page, ("Because", "")));
        Assert.Equal(2, bare.QuerySelectorAll(".govuk-error-summary li").Length);
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(worker, path + "?handler=PutOff", page, ("Days", "3"), ("Because", "Waits for a lawyer"))).StatusCode);
        Assert.Null((await TestSite.GetAsync(worker, "/tasks")).QuerySelector($"main a[href='{path}']"));
        Assert.NotNull((await TestSite.GetAsync(worker, "/tasks?show=PutOff")).QuerySelector($"main a[href='{path}']"));
        var other = $"/tasks/{late.Reference.ToRoute()}";
        var tooLate = await TestSite.PostAsync(worker, other + "?handler=PutOff", await TestSite.GetAsync(worker, other), ("Days", "1"), ("Because", "Waits"));
        Assert.Contains("It is due before then", (await TestSite.ReadAsync(tooLate)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Two_who_work_on_one_task_do_not_overwrite_each_other(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case();
        var task = TaskOf(about, "decision-half", Role.CaseWorker, Far);
        await test.AddAsync(about, task, Make.Assigned(Worker, about.Dossier));
        await using var db = test.Open(Worker);
        var work = new WorkOnTask(db, test.Gate, TaskTemplates.Shipped, Calendars.Shipped);
        Assert.False((await work.TakeAsync(task.Reference.Text, new() { Version = 1 }, Make.Act(Role.CaseWorker), default)).IsRefused);

        var second = await work.FinishAsync(task.Reference.Text, new() { Version = 1, Done = "Words" }, Make.Act(Role.CaseWorker), default);

        Assert.IsType<TaskChanged>(Assert.Single(second.Problems));
        Assert.False((await work.FinishAsync(task.Reference.Text, new() { Version = 2, Done = "Words" }, Make.Act(Role.CaseWorker), default)).IsRefused);
    }

    [Theory, EveryDatabase]
    public async Task Neither_a_refusal_nor_a_place_in_the_list_tells_a_birthday(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (provider, today) = (Make.Reader(Role.SupportProvider), new DateOnly(2026, 3, 2));
        var cases = Enumerable.Range(0, 5).Select(n => Make.Case(dossier: 6_000 + n)).ToList();
        WorkTask[] plain = [TaskOf(cases[0], "support-half", Role.SupportProvider, today.AddDays(-1)), TaskOf(cases[1], "support-half", Role.SupportProvider, today.AddDays(5))];
        WorkTask[] birthdays = [TaskOf(cases[2], "birthday-1", Role.SupportProvider, today.AddDays(9)), TaskOf(cases[3], "birthday-1", Role.SupportProvider, today.AddDays(2)), TaskOf(cases[4], "birthday-1", Role.CaseWorker, today.AddDays(2))];
        await test.AddAsync([.. cases, .. plain, .. birthdays, .. cases.Select(c => Make.Assigned(provider, c.Dossier)), .. cases.Select(c => Make.Assigned(Worker, c.Dossier))]);
        await using var db = test.Open(provider);
        var act = Make.Act(Role.SupportProvider);
        var list = new TaskQueue(db, test.Gate, test.Ledger, TaskTemplates.Shipped, Calendars.Shipped);

        var first = await list.ReadAsync(new(Most: 2), act, default);
        var rest = await list.ReadAsync(new(After: first.Next), act, default);
        Assert.Equal([plain[0].Reference, birthdays[0].Reference, birthdays[1].Reference, plain[1].Reference], first.Lines.Concat(rest.Lines).Select(l => l.Reference));

        var put = new TaskForm { Days = 7, Because = "Made up" };
        foreach (var task in birthdays.Take(2)) Assert.False((await new WorkOnTask(db, test.Gate, TaskTemplates.Shipped, Calendars.Shipped).PutOffAsync(task.Reference.Text, put, act, default)).IsRefused);
        await using var theirs = test.Open(Worker);
        var work = new WorkOnTask(theirs, test.Gate, TaskTemplates.Shipped, Calendars.Shipped);
        Assert.Equal([new NotBeyondItsDay()], (await work.PutOffAsync(birthdays[2].Reference.Text, put, Make.Act(Role.CaseWorker), default)).Problems);
        Assert.Equal([new DaysMissing()], (await work.PutOffAsync(birthdays[2].Reference.Text, put with { Days = 2 }, Make.Act(Role.CaseWorker), default)).Problems);
        // Half an hour before midnight of the world's time it is tomorrow in London's summer.
        await test.AddAsync(TaskOf(cases[0], "right-half", Role.CaseWorker, new(2026, 7, 2)));
        var summer = (await theirs.Tasks.SingleAsync(t => t.Template == "right-half")).Reference.Text;
        Assert.Equal([new NotBeyondItsDay()], (await work.PutOffAsync(summer, put with { Days = 1 }, Make.Act(Role.CaseWorker, new(2026, 7, 1, 23, 30, 0, TimeSpan.Zero)), default)).Problems);
        Assert.True(typeof(WorkTask).GetProperty(nameof(WorkTask.Key))!.IsDefined(typeof(PersonalAttribute), false));
    }

    [Theory, EveryDatabase]
    public async Task A_long_list_goes_on_page_by_page_and_shows_each_task_once(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var cases = Enumerable.Range(0, 30).Select(n => Make.Case(dossier: 6_000 + n)).ToList();
        await test.AddAsync([.. cases, .. cases.Select((c, n) => TaskOf(c, "decision-half", Role.CaseWorker, Far.AddDays(n % 7))), .. cases.Select(c => Make.Assigned(Worker, c.Dossier))]);
        await using var db = test.Open(Worker);
        var list = new TaskQueue(db, test.Gate, test.Ledger, TaskTemplates.Shipped, Calendars.Shipped);

        var first = await list.ReadAsync(new(), Make.Act(Role.CaseWorker), default);
        var second = await list.ReadAsync(new(After: first.Next), Make.Act(Role.CaseWorker), default);

        Assert.Equal((25, 5, (Reference?)null), (first.Lines.Count, second.Lines.Count, second.Next));
        Assert.Equal(30, first.Lines.Concat(second.Lines).Select(l => l.Reference).Distinct().Count());
        Assert.Equal(first.Lines.Concat(second.Lines).Select(l => l.Due).Order(), first.Lines.Concat(second.Lines).Select(l => l.Due));
    }

    /// <summary>A day that no test lives to see.</summary>
    private static readonly DateOnly Far = new(2096, 5, 4);

    private static WorkTask TaskOf(Case about, string template, Role role, DateOnly due) =>
        WorkTask.Raise(Ids, TaskTemplates.Shipped.Find(template)!, role, about, due, "test", Make.Machine);

    private static async Task<(Case Case, WorkTask Task)> WithTaskAsync(TestSite site, string template, Role role, DateOnly due, params Reader[] others) => await WithTaskAsync(site, template, role, due, 5_000, others);

    private static async Task<(Case Case, WorkTask Task)> WithTaskAsync(TestSite site, string template, Role role, DateOnly due, long dossier, params Reader[] others)
    {
        var about = Make.Case(dossier: dossier);
        var task = TaskOf(about, template, role, due);
        await using var db = site.Open();
        db.AddRange(about, task);
        db.AddRange(others.Append(Worker).Select(r => Make.Assigned(r, about.Dossier)));
        await db.CommitAsync(Make.Machine, new CaseOpened(about.Reference, about.Referral, default), default);
        return (about, task);
    }
}
