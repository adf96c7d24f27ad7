using Entente.Access;
using Entente.Audit;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Triage.Many;

/// <summary>Clears the rows of what nobody needs any more; its counts stay.</summary>
public sealed class ClearMany(IStore store, ManyTerms terms, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken ct)
    {
        while (await StepAsync(ct)) ct.ThrowIfCancellationRequested();
    }

    /// <summary>One commit. False where nothing is left to clear.</summary>
    internal async Task<bool> StepAsync(CancellationToken ct)
    {
        await using var all = store.Open(Reader.Machine);
        var now = Act.Cut(clock.GetUtcNow());
        var until = now - terms.Kept;
        // Few enough to be asked for one after another: times compare alike in both databases only in memory.
        var kept = await all.ManyRuns.AsTracking().Where(r => r.ClearedAt == null && r.State != ManyState.Making && r.State != ManyState.Undoing).OrderBy(r => r.Id).Take(100).ToListAsync(ct);
        if (kept.FirstOrDefault(r => r.AskedAt < until) is not { } run) return false;
        var rows = await all.ManyRows.Where(r => r.Run == run.Id).ToListAsync(ct);
        all.RemoveRange(rows);
        run.ClearedAt = now;
        run.Go(run.State);
        await all.CommitAsync(Act.OfMachine(now), new ManyCleared(run.Reference, rows.Count), ct);
        return true;
    }
}
