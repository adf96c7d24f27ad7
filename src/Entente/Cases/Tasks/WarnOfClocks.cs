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
        var happened = new List<Event>();
        foreach (var running in clocks)
        {
            var calendar = calendars.Of(running.Territory);
            if (running.Due is not { } due || ClockShare.Of(running.History, calendar, act.When) is not { } share) continue;
            var told = tasks[running.Reference].ToList();
            // A period that was made longer is told of anew.
            var key = $"{running.Reference.Text} {running.Extensions.Count}";
            foreach (var template in templates.Reached(running.Sort, share, calendar.DayOf(act.When)))
            {
                foreach (var role in template.For.Where(r => !told.Any(t => t.Template == template.Code && t.Key == $"{key} {r}")))
                {
                    var before = told.Where(t => t.IsOpen && t.ForRole == role).ToList();
                    happened.AddRange(before.Select(t => Overtake(t, act)));
                    var task = WorkTask.Raise(ids, template, role, running, due, key, act, running.Reference, before.Select(t => t.Owner).FirstOrDefault(o => o is not null));
                    db.Add(task);
                    happened.Add(new TaskRaised(task.Reference, task.Template, role, task.Dossier));
                }
            }
        }

        return await CommitAsync(db, act, happened, ct);
    }

    internal static TaskClosed Overtake(WorkTask task, Act act)
    {
        task.Close(TaskState.Overtaken, act.When);
        return new(task.Reference, TaskState.Overtaken, task.Dossier);
    }

    internal static async Task<int> CommitAsync(EntenteDb db, Act act, IReadOnlyList<Event> happened, CancellationToken ct)
    {
        if (happened.Count == 0) return 0;
        try
        {
            await db.CommitAsync(act, happened, ct);
            return happened.OfType<TaskRaised>().Count();
        }
        catch (DbUpdateException)
        {
            // Somebody worked on one of them, or looked as well, in this very moment: the next look finds what is left.
            return 0;
        }
    }
}
