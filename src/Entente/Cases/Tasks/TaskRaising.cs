using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Tasks;

/// <summary>How every rule raises tasks: each thing once for each role, in the place of the warning before it, kept by one commit.</summary>
internal sealed class TaskRaising(EntenteDb db, IdSource ids, Act act)
{
    private readonly List<Event> _happened = [];

    public IReadOnlyList<Event> Happened => _happened;

    /// <summary>The day of an instant where somebody is looked after; where no calendar knows the place, by the world's time.</summary>
    public static DateOnly DayOf(WorkingCalendar? calendar, DateTimeOffset instant) => calendar?.DayOf(instant) ?? DateOnly.FromDateTime(instant.UtcDateTime);

    /// <summary>Raises a template's task for each of its roles that was not told yet.</summary>
    /// <param name="key">What it is raised for.</param>
    /// <param name="told">What was raised about the same before.</param>
    /// <param name="same">Which of those say the same under another key.</param>
    /// <param name="overtakes">Which of those it takes the place of, where they are open; whoever had taken one has the new one.</param>
    public void Raise(TaskTemplate template, IProtected about, DateOnly due, string key, IReadOnlyCollection<WorkTask> told, Func<WorkTask, bool>? overtakes = null, Reference? clock = null, Func<WorkTask, bool>? same = null)
    {
        foreach (var role in template.For.Where(r => !told.Any(t => t.Template == template.Code && t.ForRole == r && (t.Key == $"{key} {r}" || same?.Invoke(t) is true))))
        {
            var before = overtakes is null ? [] : told.Where(t => t.IsOpen && t.ForRole == role && overtakes(t)).ToList();
            foreach (var task in before) Close(task, TaskState.Overtaken);
            var raised = WorkTask.Raise(ids, template, role, about, due, key, act, clock, before.Select(t => t.Owner).FirstOrDefault(o => o is not null));
            db.Add(raised);
            _happened.Add(new TaskRaised(raised.Reference, raised.Template, role, raised.Dossier));
        }
    }

    /// <summary>Ends a task that no person ended.</summary>
    public void Close(WorkTask task, TaskState how)
    {
        task.Close(how, act.When);
        _happened.Add(new TaskClosed(task.Reference, how, task.Dossier));
    }

    /// <summary>Keeps all of it, and returns how many tasks were raised.</summary>
    public async Task<int> CommitAsync(CancellationToken ct)
    {
        if (_happened.Count == 0) return 0;
        try
        {
            await db.CommitAsync(act, _happened, ct);
            return _happened.OfType<TaskRaised>().Count();
        }
        catch (DbUpdateException)
        {
            // Somebody worked on one of them, or looked as well, in this very moment: the next look finds what is left.
            return 0;
        }
    }
}
