using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Tasks;

/// <summary>Tells the right people once when half, most and all of a period has begun. What a later warning says takes the place of the earlier one.</summary>
public sealed class WarnOfClocks(IStore store, Ledger ledger, TaskTemplates templates, Calendars calendars, IdSource ids, TimeProvider clock)
{
    /// <summary>Clocks in one commit.</summary>
    private const int Batch = 200;

    /// <summary>Looks at every clock that runs and returns how many tasks were raised. Asked again it finds nothing; stopped half-way it goes on with the rest.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        _ = ledger; // asking for it attaches it to the store
        var act = Act.OfMachine(clock.GetUtcNow());
        await using var list = store.Open(Reader.Machine);
        var running = await list.Clocks.AsNoTracking().Where(c => c.StoppedAt == null && c.Due != null).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(ct);
        var raised = 0;
        foreach (var some in running.Chunk(Batch)) raised += await WarnAsync(some, act, ct);
        return raised;
    }

    private async Task<int> WarnAsync(IReadOnlyList<ClockId> some, Act act, CancellationToken ct)
    {
        await using var db = store.Open(Reader.Machine);
        var clocks = await db.Clocks.AsNoTracking().Where(c => some.Contains(c.Id) && c.StoppedAt == null).ToListAsync(ct);
        var tasks = (await db.TasksOfAsync([.. clocks.Select(c => c.Dossier).Distinct()], ct)).ToLookup(t => t.Clock);
        var raising = new TaskRaising(db, ids, act);
        foreach (var running in clocks)
        {
            var calendar = calendars.Of(running.Territory);
            if (running.Due is not { } due || ClockShare.Of(running.History, calendar, act.When) is not { } share) continue;
            // A period that was made longer is told of anew.
            var key = $"{running.Reference.Text} {running.Extensions.Count}";
            foreach (var template in templates.Reached(running.Sort, share, calendar.DayOf(act.When))) raising.Raise(template, running, due, key, [.. tasks[running.Reference]], _ => true, running.Reference);
        }

        return await raising.CommitAsync(ct);
    }
}
