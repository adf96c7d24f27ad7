using Entente.Access;
using Entente.Audit;
using Entente.Matching.Lines;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching.Relinking;

/// <summary>Clears the pairs and groups of runs that nobody needs any more, some to a commit. What was shown stays as counts.</summary>
public sealed class ClearRelinks(IStore store, RelinkKeeping keeping, TimeProvider clock)
{
    /// <summary>Rows to a commit: few enough to hold nobody up.</summary>
    public int Batch { get; init; } = 1_000;

    /// <summary>Goes on until nothing is left to clear.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        while (await StepAsync(ct)) ct.ThrowIfCancellationRequested();
    }

    /// <summary>One commit. False where nothing is left to clear.</summary>
    internal async Task<bool> StepAsync(CancellationToken ct)
    {
        await using var all = store.Open(Reader.Machine);
        var now = Act.Cut(clock.GetUtcNow());
        var runs = await all.Relinks.AsTracking().Where(r => r.Pairs > 0).OrderBy(r => r.Id).ToListAsync(ct);
        if (runs.FirstOrDefault(r => r.ClearedAt is not null || keeping.Until(r, Next(runs, r)) <= now) is not { } run) return false;

        if (run.ClearedAt is null)
        {
            // As the run told it while its pairs were there: what its purpose was shown.
            var shown = all.RelinkPairs.AsNoTracking();
            if (await all.LinesAsync(run.Purpose, now, ct) is { } lines) shown = shown.ShownBy(lines);
            var left = await shown.Where(p => p.Run == run.Id && p.Outcome != RelinkOutcome.Waiting).GroupBy(p => p.Outcome).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
            if (run.Summary is { } told) run.Summary = told with { Outcomes = left };
            (run.ClearedAt, run.Version) = (now, run.Version + 1);
        }

        var pairs = await all.RelinkPairs.AsTracking().Where(p => p.Run == run.Id).OrderBy(p => p.Number).Take(Batch).ToListAsync(ct);
        var members = pairs.Count < Batch ? await all.RelinkMembers.AsTracking().Where(m => m.Run == run.Id).OrderBy(m => m.Group).ThenBy(m => m.Record).Take(Batch - pairs.Count).ToListAsync(ct) : [];
        all.RemoveRange(pairs);
        all.RemoveRange(members);
        if (pairs.Count + members.Count < Batch) run.Pairs = 0;
        try
        {
            await all.CommitAsync(Act.OfMachine(now), new RelinkCleared(run.Reference, pairs.Count, members.Count), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody does something with it in this very moment: it is looked at anew.
        }

        return true;
    }

    /// <summary>When the same person asked for the same again and had it compared.</summary>
    private static DateTimeOffset? Next(List<Relink> runs, Relink run) =>
        runs.Where(r => r.Id.Value > run.Id.Value && r.By == run.By && (r.Scope, r.Source, r.Subject) == (run.Scope, run.Source, run.Subject) && r.Summary is not null).Select(r => (DateTimeOffset?)r.AskedAt).Min();
}
