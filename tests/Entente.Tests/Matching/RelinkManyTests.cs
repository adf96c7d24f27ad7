using System.Diagnostics;
using System.Globalization;
using Entente.Audit;
using Entente.Linkage;
using Entente.Matching;
using Entente.Matching.Relinking;
using Entente.Records;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Matching;

/// <summary>Many changes: made some to a commit, as one for whoever asked; and what is left of a run once nobody needs it.</summary>
public sealed class RelinkManyTests(ITestOutputHelper output)
{
    [Theory, EveryDatabase]
    public async Task Killed_between_two_commits_it_goes_on_and_what_was_made_is_taken_back_as_one(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (matched, relinked, supervisor, run) = await ReadyAsync(test);

        Assert.False((await relinked.ChooseAsync(run.Reference, supervisor)).IsRefused);
        // Each step by a program of its own, as after a kill.
        var steps = 1;
        while (await relinked.Runner(slice: 1).StepAsync(run.Reference, relinked.Pass(2), default)) steps++;
        run = await relinked.ReadAsync(run.Reference);
        Assert.Equal((4, RelinkState.Made, 3, 0), (steps, run.State, run.Summary!.Made, run.Summary.LeftOut));
        Assert.Equal(3, (await matched.ProposalsAsync()).Count(p => p.State == ProposalState.Open));

        await relinked.UndoAsync(run.Reference, supervisor);
        while (await relinked.Runner(slice: 2).StepAsync(run.Reference, relinked.Pass(2), default)) { }
        run = await relinked.ReadAsync(run.Reference);
        Assert.Equal((RelinkState.Undone, 3, 0), (run.State, run.Summary!.TakenBack, run.Summary.Kept));
        Assert.All(await matched.ProposalsAsync(), p => Assert.Equal(ProposalState.Withdrawn, p.State));
        await using var db = test.Open();
        Assert.Equal((1, 1), (await db.Set<AuditEntry>().CountAsync(e => e.What == nameof(RelinkMade)), await db.Set<AuditEntry>().CountAsync(e => e.What == nameof(RelinkUndone))));
    }

    [Theory, EveryDatabase]
    public async Task Who_loses_the_right_half_way_leaves_nothing_half_made(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (matched, relinked, supervisor, run) = await ReadyAsync(test);
        await relinked.ChooseAsync(run.Reference, supervisor);
        Assert.True(await relinked.Runner(slice: 1).StepAsync(run.Reference, relinked.Pass(2), default));
        Assert.Single(await matched.ProposalsAsync());
        await using (var db = test.Open())
        {
            (await db.Set<Entente.Staff.User>().SingleAsync(u => u.Id == supervisor.Reader.User)).Disable(Make.Now);
            await db.CommitAsync(Make.Machine, new MatchesProposed(0, 0, 0, 0), default);
        }

        while (await relinked.Runner(slice: 1).StepAsync(run.Reference, relinked.Pass(2), default)) { }

        run = await relinked.ReadAsync(run.Reference);
        Assert.Equal((RelinkState.Undone, 1, 1), (run.State, run.Summary!.Made, run.Summary.TakenBack));
        Assert.Equal(ProposalState.Withdrawn, Assert.Single(await matched.ProposalsAsync()).State);
    }

    [Theory, EveryDatabase]
    public async Task What_a_run_found_is_cleared_after_its_time_and_its_counts_stay(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (_, relinked, supervisor, run) = await ReadyAsync(test);
        var again = await relinked.PreviewAsync(supervisor);

        // The later preview over the same records takes the place of the earlier one a week after.
        await ClearAsync(test, Make.Now.AddDays(6));
        Assert.Equal(3, (await relinked.PairsAsync(run)).Count);
        await ClearAsync(test, Make.Now.AddDays(8));
        Assert.Empty(await relinked.PairsAsync(run));
        Assert.Equal(3, (await relinked.PairsAsync(again)).Count);
        run = await relinked.ReadAsync(run.Reference);
        Assert.Equal((RelinkState.Ready, 3, Make.Now.AddDays(8)), (run.State, run.Summary!.New, run.ClearedAt));
        Assert.IsType<FindingsCleared>(Assert.Single((await relinked.ChooseAsync(run.Reference, supervisor)).Problems));

        // What was made is kept a year, to be taken back.
        again = await relinked.MakeAsync(again.Reference, supervisor, RelinkKind.New);
        await ClearAsync(test, Make.Now.AddDays(364));
        Assert.Equal(3, (await relinked.PairsAsync(again)).Count);
        await ClearAsync(test, Make.Now.AddDays(366));
        Assert.Empty(await relinked.PairsAsync(again));
        Assert.IsType<FindingsCleared>(Assert.Single((await relinked.UndoAsync(again.Reference, supervisor)).Problems));
        Assert.Equal(3, (await relinked.ReadAsync(again.Reference)).Summary!.Outcomes[RelinkOutcome.Made]);
        await using var db = test.Open();
        Assert.Empty(await db.RelinkMembers.ToListAsync());
        Assert.Contains(db.Set<AuditEntry>().AsEnumerable(), e => e.What == nameof(RelinkCleared));
    }

    /// <summary>How long one commit holds up others who write: of as many changes as ENTENTE_RELINK_CHANGES says.</summary>
    [Fact]
    public async Task Making_many_changes_holds_others_up_for_no_longer_than_a_commit()
    {
        var many = int.TryParse(Environment.GetEnvironmentVariable("ENTENTE_RELINK_CHANGES"), CultureInfo.InvariantCulture, out var asked) ? asked : 2_500;
        await using var test = await TestDb.CreateAsync("sqlite");
        var (_, relinked, supervisor, run) = await ReadyAsync(test);
        await PlantAsync(test, run, many);
        await relinked.ChooseAsync(run.Reference, supervisor, RelinkKind.New);

        var (longest, whole, steps) = (TimeSpan.Zero, Stopwatch.StartNew(), 0);
        for (var more = true; more; steps++)
        {
            var step = Stopwatch.StartNew();
            more = await relinked.Runner().StepAsync(run.Reference, relinked.Pass(1_000), default);
            if (step.Elapsed > longest) longest = step.Elapsed;
        }

        run = await relinked.ReadAsync(run.Reference);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.Summary!.Made:N0} changes made in {whole.Elapsed.TotalSeconds:F1} s, {steps} commits, the longest step {longest.TotalMilliseconds:F0} ms, looking included"));
        Assert.Equal((RelinkState.Made, many + 3), (run.State, run.Summary.Made));
        Assert.True(steps >= many / ChangePass.Most);
    }

    /// <summary>Pairs of few records, each with what the first pair says.</summary>
    private static async Task PlantAsync(TestDb test, Relink run, int many)
    {
        var people = (int)Math.Ceiling(Math.Sqrt(2.0 * many)) + 1;
        await using var db = test.Open();
        var kept = (await new KeepRecords(db, Make.Maker(test.Ids)).RunAsync([.. Enumerable.Range(0, people).Select(i => Make.Person($"name=Made Up{i}"))], Make.Machine, default)).Value.Records;
        var like = (await db.RelinkPairs.AsNoTracking().FirstAsync(p => p.Run == run.Id)).Now;
        List<Found> found = [.. kept.SelectMany((one, i) => kept.Skip(i + 1).Select(other => new Found(RelinkKind.New, Judgement.None, null, like, Pairs.Of(one.Id, other.Id)))).Take(many)];
        db.Alongside(token => RelinkRows.WriteAsync(db, run.Id, run.Pairs, found, token));
        await db.CommitAsync(Make.Machine, new RelinkAdvanced(run.Reference, 0, 0, many), default);
    }

    private static async Task<(Matched, Relinked, Act, Relink)> ReadyAsync(TestDb test)
    {
        var (matched, relinked) = (new Matched(test), new Relinked(test));
        var supervisor = await relinked.SomebodyAsync();
        await matched.KeepAllAsync([.. Enumerable.Range(1, 3).Select(i => Make.Person("firstName=Blessing", "lastName=Example", "birthDate=1995-06-17", "nationality=ng", "passportNumber=XK123456") with { ExternalId = $"b{i}" })]);
        var run = await relinked.PreviewAsync(supervisor);
        Assert.Equal(3, run.Summary!.New);
        return (matched, relinked, supervisor, run);
    }

    private static Task ClearAsync(TestDb test, DateTimeOffset when) => new ClearRelinks(test.Store, RelinkKeeping.Shipped, new Relinked.At(when)) { Batch = 2 }.RunAsync(default);
}
