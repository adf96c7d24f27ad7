using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Matching;
using Entente.Matching.Relinking;
using Entente.Records;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Matching;

public sealed class RelinkAccessTests
{
    [Theory, EveryDatabase]
    public async Task Only_what_its_starter_may_see_goes_in_and_only_they_read_what_came_out(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (matched, relinked) = (new Matched(test), new Relinked(test));
        var (supervisor, colleague, stranger) = (await relinked.SomebodyAsync(), await relinked.SomebodyAsync(), await relinked.SomebodyAsync(team: new(11)));
        var seen = await matched.KeepAllAsync(Twin("1"), Twin("2"));
        await matched.KeepAllAsync(Twin("3") with { Compartment = Compartment.Intelligence, Kind = DataKind.IntelligenceReports }, Twin("4") with { Team = new(11) });

        var run = await relinked.PreviewAsync(supervisor);

        var pair = Assert.Single(await relinked.PairsAsync(run));
        Assert.Equal((seen[0].Id, seen[1].Id), (pair.Left, pair.Right));
        Assert.Single((await relinked.AskAsync(supervisor, f => f.PairsAsync(run.Reference, new(), supervisor, default)))!.Lines);
        Assert.Null(await relinked.AskAsync(colleague, f => f.PairsAsync(run.Reference, new(), colleague, default)));
        Assert.Null(await relinked.AskAsync(colleague, f => f.GroupsAsync(run.Reference, 0, colleague, default)));
        Assert.Null(await relinked.AskAsync(colleague, f => f.PairAsync(run.Reference, pair.Number, colleague, default)));
        Assert.False((await relinked.AskAsync(colleague, f => f.ReadAsync(run.Reference, colleague, default)))!.IsOwn);
        Assert.Null(await relinked.AskAsync(stranger, f => f.ReadAsync(run.Reference, stranger, default)));
        Assert.IsType<StartedBySomebodyElse>(Assert.Single((await relinked.ChooseAsync(run.Reference, colleague)).Problems));
        Assert.IsType<RelinkGone>(Assert.Single((await relinked.ChooseAsync(run.Reference, stranger)).Problems));

        // Made, it can be taken back by another supervisor of the team: whoever made it may have left.
        await relinked.MakeAsync(run.Reference, supervisor);
        Assert.False((await relinked.UndoAsync(run.Reference, colleague)).IsRefused);
        Assert.Equal(RelinkState.Undone, (await relinked.RunAsync(run.Reference)).State);
        // The log names who asked, and lays the deed at nobody else's door.
        await using var db = test.Open();
        var log = db.Set<AuditEntry>().AsEnumerable().ToList();
        Assert.Equal(colleague.Reader.User, Assert.Single(log, e => e.What == nameof(RelinkUndoAsked)).Who);
        Assert.NotEqual(supervisor.Reader.User, Assert.Single(log, e => e.What == nameof(RelinkUndone)).Who);
    }

    [Theory, EveryDatabase]
    public async Task A_second_run_is_told_who_runs_the_first_and_the_index_keeps_it_out(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var relinked = new Relinked(test);
        var (first, second) = (await relinked.SomebodyAsync(), await relinked.SomebodyAsync(Role.Analyst, new(11)));
        var run = (await relinked.StartAsync(first)).Value;

        var told = Assert.IsType<AnotherRunGoesOn>(Assert.Single((await relinked.StartAsync(second)).Problems));

        Assert.Equal($"Made-up Person {first.Reader.User.Value}", told.Who);
        await Assert.ThrowsAsync<DbUpdateException>(() => test.AddAsync(Copy(run, test)));
        await relinked.StopAsync(run.Reference, first);
        Assert.False((await relinked.StartAsync(second)).IsRefused);
        Assert.IsType<AnotherRunGoesOn>(Assert.Single((await relinked.GoOnAsync(run.Reference, first)).Problems));
    }

    [Theory, EveryDatabase]
    public async Task Whoever_may_not_judge_in_their_team_starts_nothing_and_whoever_lost_the_right_ends_theirs(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var relinked = new Relinked(test);
        await new Matched(test).KeepAllAsync(Twin("1"), Twin("2"));
        foreach (var role in (Role[])[Role.CaseWorker, Role.FirstResponder, Role.Auditor])
        {
            Assert.IsType<NotAllowed>(Assert.Single((await relinked.StartAsync(await relinked.SomebodyAsync(role))).Problems));
        }

        await using (var log = test.Open()) Assert.Equal(3, await log.Set<AuditEntry>().CountAsync(e => e.What == nameof(Refused)));

        var supervisor = await relinked.SomebodyAsync();
        var (ready, run) = (await relinked.PreviewAsync(supervisor), (await relinked.StartAsync(supervisor)).Value);
        await relinked.ChooseAsync(ready.Reference, supervisor);
        await using (var db = test.Open())
        {
            (await db.UserRoles.SingleAsync(r => r.User == supervisor.Reader.User)).End(Make.Now.AddMinutes(-1));
            await db.CommitAsync(Make.Machine, new MatchesProposed(0, 0, 0, 0), default);
        }

        run = await relinked.RunAsync(run.Reference);
        Assert.Equal((RelinkState.Failed, RunRelink.RightLost, null), (run.State, run.Trouble, run.Slot));
        ready = await relinked.RunAsync(ready.Reference);
        Assert.Equal((RelinkState.Ready, RunRelink.RightLost), (ready.State, ready.Trouble));
        await using (var db = test.Open()) Assert.Empty(await db.Proposals.ToListAsync());
    }

    [Fact]
    public async Task What_is_missing_or_wrong_in_the_form_is_said_all_at_once()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        var relinked = new Relinked(test);
        var supervisor = await relinked.SomebodyAsync();

        async Task<string> Told(RelinkForm form) => string.Join(" ", (await relinked.StartAsync(supervisor, form)).Problems.Select(p => p.GetType().Name));

        Assert.Equal("RelinkWhyMissing ScopeMissing", await Told(new()));
        Assert.Equal("RelinkWhyTooLong SourceNotFound", await Told(new() { Why = new('x', 2_001), Scope = RelinkScope.Source, Source = "no such source" }));
        Assert.Equal("RelinkWhyBroken ImportNotFound", await Told(new() { Why = "a\ud800", Scope = RelinkScope.Import, Import = "IMP-1" }));
        Assert.Equal("SinceMissing", await Told(new() { Why = "Made up", Scope = RelinkScope.Since }));
        Assert.Equal("SinceInFuture", await Told(new() { Why = "Made up", Scope = RelinkScope.Since, Since = new(2099, 1, 1) }));
    }

    [Fact]
    public async Task A_preview_of_another_model_than_todays_is_not_made()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        var (then, now) = (new Relinked(test, Relinked.Asking(0.5)), new Relinked(test));
        var supervisor = await then.SomebodyAsync();
        var run = await then.PreviewAsync(supervisor);

        Assert.IsType<ModelChangedSince>(Assert.Single((await now.ChooseAsync(run.Reference, supervisor)).Problems));
    }

    private static RecordDraft Twin(string id) => Make.Person("firstName=Ilinca", "lastName=Madeup", "birthDate=1988-02-11", "nationality=ro", "phone=+447700900777") with { ExternalId = "t" + id };

    private static Relink Copy(Relink run, TestDb test)
    {
        var copy = new Relink
        {
            Id = test.Ids.Next<RelinkId>(),
            Reference = Reference.New("LINK"),
            By = run.By,
            Role = run.Role,
            Purpose = run.Purpose,
            Organisation = run.Organisation,
            Team = run.Team,
            AskedAt = run.AskedAt,
            Why = run.Why,
            Scope = run.Scope,
            Model = run.Model,
        };
        copy.Go(RelinkState.Wanted);
        return copy;
    }
}
