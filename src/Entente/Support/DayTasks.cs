using Entente.Access;
using Entente.Audit;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Entente.Support.Exit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support;

/// <summary>Tasks of this room that go or come with what somebody does, in the same commit.</summary>
internal static class DayTasks
{
    /// <summary>Whether this task tells of such a day.</summary>
    public static bool Tells(this TaskTemplates templates, WorkTask task, TaskTrigger trigger, DateOnly day) => task.DueOn == day && templates.Find(task.Template)?.On == trigger;

    extension(EntenteDb db)
    {
        /// <summary>Raises what something that was just learned asks of others. Told once for one key.</summary>
        public IReadOnlyList<Event> RaiseNow(IdSource ids, TaskTemplates templates, TaskTrigger trigger, IProtected about, string key, WorkingCalendar? calendar, Act act, Func<Role, bool>? whom = null)
        {
            var day = calendar?.DayOf(act.When) ?? DateOnly.FromDateTime(act.When.UtcDateTime);
            var happened = new List<Event>();
            foreach (var (template, role) in templates.On(trigger, day).SelectMany(t => t.For.Where(whom ?? (_ => true)).Select(r => (t, r))))
            {
                var task = WorkTask.Raise(ids, template, role, about, calendar?.AddWorkingDays(day, template.DueInWorkingDays!.Value) ?? day.AddDays(template.DueInWorkingDays!.Value), key, act);
                db.Add(task);
                happened.Add(new TaskRaised(task.Reference, task.Template, role, task.Dossier));
            }

            return happened;
        }

        /// <summary>Nobody asks on these days any more, and nobody is reminded of them.</summary>
        public async Task<IReadOnlyList<Event>> DropAsync(TaskTemplates templates, IReadOnlyList<FollowUp> later, DateTimeOffset when, CancellationToken ct)
        {
            List<Event> happened = [];
            foreach (var asked in later.Where(f => f.Drop()))
            {
                happened.Add(new FollowUpDropped(asked.Reference, asked.Exit, asked.Months, asked.Dossier));
                happened.AddRange(await db.NoLongerDueAsync(templates, asked.Dossier, TaskTrigger.FollowUp, asked.DueOn, when, ct));
            }

            return happened;
        }

        /// <summary>Ends the open reminders of a day on which nothing is to be done any longer, whoever they are for.</summary>
        public async Task<IReadOnlyList<Event>> NoLongerDueAsync(TaskTemplates templates, DossierId dossier, TaskTrigger trigger, DateOnly day, DateTimeOffset when, CancellationToken ct)
        {
            var open = await db.Set<WorkTask>().IgnoreQueryFilters(["access"]).Where(t => t.Dossier == dossier && t.State == TaskState.Open && t.DueOn == day).ToListAsync(ct);
            open.RemoveAll(t => !templates.Tells(t, trigger, day));
            foreach (var task in open) task.Close(TaskState.NotNeeded, when);
            return [.. open.Select(t => new TaskClosed(t.Reference, t.State, t.Dossier))];
        }
    }
}
