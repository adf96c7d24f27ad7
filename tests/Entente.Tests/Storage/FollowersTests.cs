using Entente.Audit;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Entente.Tests.Storage;

public sealed class FollowersTests
{
    [Theory, EveryDatabase]
    public async Task A_follower_that_reaches_only_so_far_is_handed_the_rest_next_and_nothing_twice(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        for (var i = 0; i < 7; i++) await test.Ledger.RememberAsync(Make.Machine, new Knocked(i), default);
        var two = new TwoAtATime();

        await test.FollowAsync(two);

        Assert.Equal([0, 1, 2, 3, 4, 5, 6], two.Seen);
        Assert.Equal([2, 2, 2, 1], two.Steps);
        await using var db = test.Open();
        var last = await db.Set<AuditEntry>().MaxAsync(e => e.Seq);
        Assert.Equal(last, (await db.Set<FollowerCursor>().AsNoTracking().SingleAsync()).Seq);
    }

    [Theory, EveryDatabase]
    public async Task Lines_that_nobody_follows_are_passed_by_without_a_write_each_and_written_after_a_rest(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var clock = new FakeTimeProvider(Make.Machine.When);
        var two = new TwoAtATime();
        var followers = new Followers(test.Store, [two], clock);
        await test.Ledger.RememberAsync(Make.Machine, new Knocked(0), default);
        await followers.CatchUpAsync(default);
        var written = await CursorAsync(test);

        for (var i = 0; i < 3; i++)
        {
            await test.Ledger.RememberAsync(Make.Machine, new Heard(i), default);
            await followers.CatchUpAsync(default);
        }

        Assert.Equal(written, await CursorAsync(test));
        await test.Ledger.RememberAsync(Make.Machine, new Knocked(1), default);
        await followers.CatchUpAsync(default);
        Assert.Equal([0, 1], two.Seen);
        Assert.Equal(written + 4, await CursorAsync(test));

        await test.Ledger.RememberAsync(Make.Machine, new Heard(9), default);
        await followers.CatchUpAsync(default);
        clock.Advance(TimeSpan.FromSeconds(1));
        await followers.CatchUpAsync(default);
        Assert.Equal(written + 5, await CursorAsync(test));
    }

    private static async Task<long> CursorAsync(TestDb test)
    {
        await using var db = test.Open();
        return (await db.Set<FollowerCursor>().AsNoTracking().SingleAsync()).Seq;
    }

    [Theory, EveryDatabase]
    public async Task Rows_written_alongside_stand_or_fall_with_the_commit_and_never_go_along_with_the_next(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await using var db = test.Open();
        db.Alongside(_ => throw new InvalidOperationException("Made to fail."));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.CommitAsync(Make.Machine, new Knocked(1), default));

        var wrote = 0;
        db.Alongside(_ => Task.FromResult(++wrote));
        await db.CommitAsync(Make.Machine, new Knocked(2), default);
        await db.CommitAsync(Make.Machine, new Knocked(3), default);

        Assert.Equal(1, wrote);
        await using var read = test.Open();
        Assert.Equal([2, 3], (await read.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Seq).ToListAsync()).Select(e => e.Read<Knocked>().Number));
    }

    private sealed class TwoAtATime : IFollower
    {
        public List<int> Seen { get; } = [];
        public List<int> Steps { get; } = [];
        public string Name => "two";
        public bool Follows(string what) => what == nameof(Knocked);
        public int Reach(IReadOnlyList<AuditEntry> wanted) => Math.Min(2, wanted.Count);

        public Task<IReadOnlyList<Event>> FollowAsync(EntenteDb db, IReadOnlyList<AuditEntry> entries, Act machine, CancellationToken ct)
        {
            Seen.AddRange(entries.Select(e => e.Read<Knocked>().Number));
            Steps.Add(entries.Count);
            return Task.FromResult<IReadOnlyList<Event>>([]);
        }
    }

    private sealed record Knocked(int Number) : Event;

    private sealed record Heard(int Number) : Event;
}
