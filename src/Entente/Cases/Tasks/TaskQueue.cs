using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Tasks;

/// <summary>Tasks that this reader may see, the first due first, a page at a time by key.</summary>
public sealed class TaskQueue(EntenteDb db, Gate gate, Ledger ledger, TaskTemplates templates, Calendars calendars)
{
    public const int PageSize = 25;

    public async Task<TaskQueuePage> ReadAsync(TaskQuery query, Act act, CancellationToken ct)
    {
        var today = calendars.Home.DayOf(act.When);
        var tasks = query.Show == TaskShow.Ended ? db.Tasks.AsNoTracking().Where(t => t.State != TaskState.Open) : db.Tasks.AsNoTracking().Where(t => t.State == TaskState.Open);
        if (query.Show is not TaskShow.All) tasks = Mine(tasks, act.Reader);
        if (query.Show == TaskShow.Mine) tasks = tasks.Where(t => t.PutOffUntil == null || t.PutOffUntil <= today);
        if (query.Show == TaskShow.PutOff) tasks = tasks.Where(t => t.PutOffUntil > today);
        // A place between two days tells a day as well: to whom birthdays are not shown, they stand among what is due today.
        var (plain, showsAll) = (templates.Plain, db.Matrix.Ask(act.Reader, DataKind.Identity, Verb.Read, Relation.Assigned) is { Allowed: true, Shape: Shape.Full });
        var placed = tasks.Select(t => new { Task = t, t.Id, Place = showsAll || t.RowKind != DataKind.ChildFlags || plain.Contains(t.Template) ? t.DueOn : today });
        if (query.After is { } after && await db.Tasks.AsNoTracking().SingleOrDefaultAsync(t => t.Reference == after, ct) is { } last)
        {
            var place = showsAll || last.RowKind != DataKind.ChildFlags || plain.Contains(last.Template) ? last.DueOn : today;
            placed = placed.Where(t => t.Place > place || (t.Place == place && t.Id > last.Id));
        }

        var found = await placed.OrderBy(t => t.Place).ThenBy(t => t.Id).Select(t => t.Task).Take(query.Most + 1).ToListAsync(ct);
        var lines = await LinesAsync([.. found.Take(query.Most)], act, ct);
        if (lines.Count > 0) await ledger.RememberAsync(act, new Seen("tasks", "", lines.Count), ct);
        return new(lines, found.Count > query.Most ? lines[^1].Reference : null);
    }

    /// <summary>The tasks of one case, those to be done first; null where the case is not open to this reader.</summary>
    public async Task<Result<CaseTasks>> OfCaseAsync(Reference reference, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } found) return new CaseNotFound();
        if (await gate.AskAsync(db, act, DataKind.Tasks, Verb.Read, found, ct) is { Allowed: false } no) return NotAllowed.By(no);
        var tasks = db.Tasks.AsNoTracking().Where(t => t.Dossier == found.Dossier);
        if (!LeadsATeam(act.Reader)) tasks = tasks.Where(t => t.ForRole == act.Reader.Role);
        var today = calendars.Home.DayOf(act.When);
        var lines = (await LinesAsync(await tasks.OrderBy(t => t.Id).ToListAsync(ct), act, ct)).OrderBy(l => l.Due ?? today).ToList();
        await ledger.RememberAsync(act, new Seen("tasks", reference.Text, lines.Count) { Dossier = found.Dossier }, ct);
        return new CaseTasks(found, [.. lines.Where(l => l.IsOpen)], [.. lines.Where(l => !l.IsOpen)]);
    }

    /// <summary>One task with what was entered for it.</summary>
    public async Task<Result<TaskView>> OneAsync(string? reference, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.Tasks.AsNoTracking().SingleOrDefaultAsync(t => t.Reference == known, ct) is not { } task) return new TaskNotFound();
        if (await gate.AskAsync(db, act, task.RowKind, Verb.Read, task, ct) is { Allowed: false } no) return NotAllowed.By(no);
        var line = (await LinesAsync([task], act, ct))[0];
        var may = (LeadsATeam(act.Reader) || act.Reader.Role == task.ForRole) && (await Gate.WeighAsync(db, act, DataKind.Tasks, Verb.Write, task, ct)).Allowed;
        await ledger.RememberAsync(act, new Seen("task", task.Reference.Text, 1) { Dossier = task.Dossier }, ct);
        return new TaskView(line, task, templates.Find(task.Template)) { MayAct = may && task.IsOpen };
    }

    /// <summary>Whose list a task stands on: the role that it is for, and whoever answers for a team where nobody has that role on the dossier, so that no warning goes to an empty chair.</summary>
    private IQueryable<WorkTask> Mine(IQueryable<WorkTask> tasks, Reader reader)
    {
        if (!LeadsATeam(reader)) return tasks.Where(t => t.ForRole == reader.Role);
        var assigned = db.Set<Assignment>();
        return tasks.Where(t => t.ForRole == reader.Role || !assigned.Any(a => a.Dossier == t.Dossier && a.Role == t.ForRole && a.Until == null));
    }

    private static bool LeadsATeam(Reader reader) => reader.Role is Role.Supervisor or Role.DutyOfficer;

    private async Task<IReadOnlyList<TaskLine>> LinesAsync(List<WorkTask> tasks, Act act, CancellationToken ct)
    {
        if (tasks.Count == 0) return [];
        var dossiers = tasks.Select(t => t.Dossier).Distinct().ToList();
        var cases = await db.Cases.AsNoTracking().Where(c => dossiers.Contains(c.Dossier)).Select(c => new { c.Dossier, c.Reference }).ToDictionaryAsync(c => c.Dossier, c => c.Reference, ct);
        var referrals = (await db.Referrals.AsNoTracking().Where(r => dossiers.Contains(r.Dossier)).Select(r => new { r.Dossier, r.Reference }).ToListAsync(ct)).ToLookup(r => r.Dossier, r => r.Reference);
        var paused = (await db.Clocks.AsNoTracking().Where(c => dossiers.Contains(c.Dossier) && c.StoppedAt == null && c.Due == null).Select(c => c.Reference).ToListAsync(ct)).ToHashSet();
        var held = (await db.Set<Assignment>().AsNoTracking().Where(a => dossiers.Contains(a.Dossier) && a.Until == null).Select(a => new { a.Dossier, a.Role }).ToListAsync(ct)).Select(a => (a.Dossier, a.Role)).ToHashSet();
        var relations = await Gate.RelationsAsync(db, act.Reader, dossiers, ct);
        var today = calendars.Home.DayOf(act.When);
        return
        [
            .. from task in tasks
               let shown = templates.ShowsDay(db, act, relations.Of(task), task)
               select new TaskLine(task.Reference, task.Template, task.ForRole, task.State, shown ? task.DueOn : null)
               {
                   IsLate = shown && task.DueOn < today,
                   IsToday = shown && task.DueOn == today,
                   IsPaused = task.Clock is { } clock && paused.Contains(clock),
                   HasNobody = task.ForRole is not (Role.Supervisor or Role.DutyOfficer) && !held.Contains((task.Dossier, task.ForRole)),
                   Owner = task.Owner,
                   PutOffUntil = task.PutOffUntil > today ? task.PutOffUntil : null,
                   Case = cases.TryGetValue(task.Dossier, out var of) ? of : null,
                   Referral = referrals[task.Dossier].Select(r => (Reference?)r).FirstOrDefault(),
               },
        ];
    }
}

/// <summary>Which tasks are asked for: what is to be done now, all that one may see, what was put off, what has ended.</summary>
public enum TaskShow { Mine, All, PutOff, Ended }

/// <param name="After">The last reference of the page before; null for the first.</param>
public sealed record TaskQuery(TaskShow Show = TaskShow.Mine, Reference? After = null, int Most = TaskQueue.PageSize);

public sealed record TaskQueuePage(IReadOnlyList<TaskLine> Lines, Reference? Next);

/// <summary>The tasks of one case, to be done and ended.</summary>
public sealed record CaseTasks(Case Case, IReadOnlyList<TaskLine> Open, IReadOnlyList<TaskLine> Ended)
{
    public override string ToString() => Case.Reference.Text;
}

/// <summary>A task in a list: no name.</summary>
/// <param name="Due">Null where the day itself is not for this reader.</param>
public sealed record TaskLine(Reference Reference, string Template, Role ForRole, TaskState State, DateOnly? Due)
{
    public bool IsOpen => State == TaskState.Open;
    public bool IsLate { get; init; }
    public bool IsToday { get; init; }

    /// <summary>Its clock stands still: nothing is due until it runs again.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Nobody has the role that it is for on this dossier.</summary>
    public bool HasNobody { get; init; }
    public UserId? Owner { get; init; }
    public DateOnly? PutOffUntil { get; init; }
    public Reference? Case { get; init; }
    public Reference? Referral { get; init; }

    public override string ToString() => Reference.Text;
}

/// <summary>One task, open to this reader.</summary>
public sealed record TaskView(TaskLine Line, WorkTask Task, TaskTemplate? Template)
{
    public bool MayAct { get; init; }

    public override string ToString() => Task.Reference.Text;
}
