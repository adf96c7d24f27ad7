using System.Collections.Concurrent;
using Entente.Access;
using Entente.Audit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Storage;

/// <summary>Moves followers along the log. The host calls it at every commit; a test calls it when it wants them caught up.</summary>
public sealed class Followers(IStore store, IEnumerable<IFollower> followers, TimeProvider clock)
{
    private const int Batch = 500;
    // Most of the log is what people looked at, which nobody follows: to write a cursor past each such line would be a write for each read.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);
    private readonly IFollower[] _followers = [.. followers];
    private readonly ConcurrentDictionary<string, Passed> _passed = [];

    /// <summary>Runs every follower until none finds anything new.</summary>
    public async Task CatchUpAsync(CancellationToken ct)
    {
        bool moved;
        do
        {
            moved = false;
            foreach (var follower in _followers) moved |= await StepAsync(follower, ct);
        }
        while (moved);
    }

    /// <summary>One batch of one follower. True when its cursor moved over something it follows.</summary>
    public async Task<bool> StepAsync(IFollower follower, CancellationToken ct)
    {
        await using var db = store.Open(Reader.Machine);
        var cursor = await db.Set<FollowerCursor>().SingleOrDefaultAsync(c => c.Name == follower.Name, ct);
        if (cursor is null) db.Add(cursor = new() { Name = follower.Name });

        var from = _passed.TryGetValue(follower.Name, out var passed) && passed.Written == cursor.Seq ? passed.Seq : cursor.Seq;
        var news = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Seq > from).OrderBy(e => e.Seq).Take(Batch).ToListAsync(ct);
        var machine = Act.OfMachine(clock.GetUtcNow());
        var rested = machine.When - cursor.MovedAt >= Rest;
        if (news.Count == 0 && (from == cursor.Seq || !rested)) return false;

        var wanted = news.Where(e => follower.Follows(e.What)).ToList();
        if (wanted.Count == 0 && !rested && cursor.Trouble.Length == 0)
        {
            _passed[follower.Name] = new(cursor.Seq, news[^1].Seq);
            return news.Count == Batch;
        }

        var reach = wanted.Count == 0 ? 0 : follower.Reach(wanted);
        var whole = reach == wanted.Count;
        var happened = reach == 0 ? [] : await follower.FollowAsync(db, whole ? wanted : wanted[..reach], machine, ct);
        (cursor.Seq, cursor.MovedAt, cursor.Trouble) = (!whole ? wanted[reach - 1].Seq : news.Count > 0 ? news[^1].Seq : from, machine.When, "");
        if (happened.Count > 0) await db.CommitAsync(machine, happened, ct);
        else await db.SaveBookkeepingAsync(ct);
        return happened.Count > 0 || !whole || news.Count == Batch;
    }

    /// <summary>Notes that a follower failed, so that the health page shows it.</summary>
    public async Task NoteTroubleAsync(IFollower follower, Exception fault, CancellationToken ct)
    {
        await using var db = store.Open(Reader.Machine);
        var cursor = await db.Set<FollowerCursor>().SingleOrDefaultAsync(c => c.Name == follower.Name, ct);
        if (cursor is null) db.Add(cursor = new() { Name = follower.Name });
        cursor.Trouble = fault.GetType().Name;
        await db.SaveBookkeepingAsync(ct);
    }

    public IReadOnlyList<IFollower> All => _followers;

    /// <summary>How far a follower has looked and found nothing of its own, beyond what its cursor says.</summary>
    private readonly record struct Passed(long Written, long Seq);
}
