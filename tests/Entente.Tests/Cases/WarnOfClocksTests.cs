using Entente.Audit;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Entente.Tests.Cases;

/// <summary>Warnings at half, four fifths and the last day of a clock, once each, to the right people.</summary>
public sealed class WarnOfClocksTests
{
    private static readonly WorkingCalendar England = Calendars.Shipped.Of("GB-EAW");

    [Theory, EveryDatabase]
    public async Task Each_share_of_a_decisions_clock_is_told_once_to_whom_it_is_for_and_takes_the_place_of_the_one_before(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var clock = await StartedAsync(test);
        var time = new FakeTimeProvider(Make.Now);

        foreach (var (day, raised) in new[] { (2, 0), (4, 0), (5, 1), (6, 2), (9, 2), (10, 0) })
        {
            time.SetUtcNow(At(day));
            Assert.Equal(raised, await Warn(test, time).RunAsync(default));
            Assert.Equal(0, await Warn(test, time).RunAsync(default));
        }

        await using var db = test.Open();
        Assert.Equal(
            ["decision-half DecisionMaker Overtaken", "decision-last DecisionMaker Open", "decision-last Supervisor Open", "decision-most DecisionMaker Overtaken", "decision-most Supervisor Overtaken"],
            (await db.Tasks.ToListAsync()).Select(t => $"{t.Template} {t.ForRole} {t.State}").Order(StringComparer.Ordinal));
        Assert.All(await db.Tasks.ToListAsync(), t => Assert.Equal((clock.Dossier, clock.Team, clock.Due), (t.Dossier, t.Team, (DateOnly?)t.DueOn)));
        Assert.Equal(5, await db.Set<AuditEntry>().CountAsync(e => e.What == nameof(TaskRaised)));
    }

    [Theory, EveryDatabase]
    public async Task A_paused_clock_warns_nobody_and_a_longer_one_is_told_of_anew(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var clock = await StartedAsync(test, "UK-RECOVERY");
        var time = new FakeTimeProvider(Make.Now.AddDays(24));
        await ChangeAsync(test, clock, c => c.Pause("Why", "Rule", Make.Now.AddDays(3), England), new ClockPaused(clock.Reference, clock.Dossier, clock.Rule));
        Assert.Equal(0, await Warn(test, time).RunAsync(default));

        await ChangeAsync(test, clock, c => c.Resume("Why", "Rule", Make.Now.AddDays(4), England), new ClockResumed(clock.Reference, clock.Dossier, clock.Rule, null));
        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, await Warn(test, time).RunAsync(default));
        await ChangeAsync(test, clock, c => c.Extend(10, "Why", "Rule", Make.Now.AddDays(25), England), new ClockExtended(clock.Reference, clock.Dossier, clock.Rule, 10, null));
        await test.FollowAsync(Follower(test));
        Assert.Equal(1, await Warn(test, time).RunAsync(default));

        await using var db = test.Open();
        Assert.Equal(["protection-half CaseWorker Open", "protection-most CaseWorker NotNeeded", "protection-most SupportProvider NotNeeded"],
            (await db.Tasks.ToListAsync()).Select(t => $"{t.Template} {t.ForRole} {t.State}").Order(StringComparer.Ordinal));
    }

    [Theory, EveryDatabase]
    public async Task A_warning_ends_when_what_its_clock_waited_for_has_happened_and_moves_when_the_last_day_does(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var clock = await StartedAsync(test);
        await Warn(test, new FakeTimeProvider(At(5))).RunAsync(default);
        await ChangeAsync(test, clock, c => c.Pause("Why", "Rule", At(5), England), new ClockPaused(clock.Reference, clock.Dossier, clock.Rule));
        await ChangeAsync(test, clock, c => c.Resume("Why", "Rule", At(9), England), new ClockResumed(clock.Reference, clock.Dossier, clock.Rule, null));
        await test.FollowAsync(Follower(test));
        await using (var db = test.Open())
        {
            Assert.Equal(new DateOnly(2026, 3, 11), (await db.Tasks.SingleAsync()).DueOn);
        }

        await ChangeAsync(test, clock, c => c.Stop(At(9), England), new ClockStopped(clock.Reference, clock.Dossier, clock.Rule, true));
        await test.FollowAsync(Follower(test));
        await test.FollowAsync(Follower(test));

        await using var after = test.Open();
        Assert.Equal(TaskState.NotNeeded, (await after.Tasks.SingleAsync()).State);
        Assert.Equal([nameof(TaskMoved), nameof(TaskClosed)], await after.Set<AuditEntry>().Where(e => e.What == nameof(TaskMoved) || e.What == nameof(TaskClosed)).OrderBy(e => e.Seq).Select(e => e.What).ToListAsync());
    }

    internal static FollowTasks Follower(TestDb test) => new(TaskTemplates.Shipped, QuestionSets.Shipped, Calendars.Shipped, test.Ids);

    private static WarnOfClocks Warn(TestDb test, TimeProvider time) => new(test.Store, test.Ledger, TaskTemplates.Shipped, Calendars.Shipped, test.Ids, time);

    private static DateTimeOffset At(int day) => new(2026, 3, day, 10, 0, 0, TimeSpan.Zero);

    private static async Task<Clock> StartedAsync(TestDb test, string rule = "UK-RG")
    {
        var clock = Clock.Start(test.Ids, ClockRules.Shipped.InForce(rule, new(2026, 3, 2)), new(5_000), Make.Police, new(10), "GB-EAW", Make.Machine, Make.Now);
        await test.AddAsync(clock);
        return clock;
    }

    private static async Task ChangeAsync(TestDb test, Clock clock, Func<Clock, Result<Clock>> change, Event happened)
    {
        await using var db = test.Open();
        Assert.False(change(await db.Clocks.SingleAsync(c => c.Reference == clock.Reference)).IsRefused);
        await db.CommitAsync(Make.Machine, happened, default);
    }
}
