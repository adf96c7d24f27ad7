using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Tasks;

/// <summary>Somebody takes a task, says what they did, or puts it off within its time.</summary>
public sealed class WorkOnTask(EntenteDb db, Gate gate, TaskTemplates templates, Calendars calendars)
{
    public const int MostText = 4_000;

    /// <summary>For how many days something can be put off.</summary>
    public static IReadOnlyList<int> PutOffFor { get; } = [1, 3, 7];

    /// <summary>Says that one does it, or takes it over from a colleague.</summary>
    public async Task<Result<WorkTask>> TakeAsync(string? reference, TaskForm form, Act act, CancellationToken ct)
    {
        var found = await FindAsync(reference, form, act, ct);
        if (found.IsRefused) return found;
        found.Value.Take(act.Reader.User);
        return await CommitAsync(found.Value, act, new TaskTaken(found.Value.Reference, found.Value.Dossier), ct);
    }

    /// <summary>Ends it with what was done: a task is not ticked away without a word.</summary>
    public async Task<Result<WorkTask>> FinishAsync(string? reference, TaskForm form, Act act, CancellationToken ct)
    {
        var found = await FindAsync(reference, form, act, ct);
        if (found.IsRefused) return found;
        if (string.IsNullOrWhiteSpace(form.Done)) return new DoneMissing();
        if (form.Done.Length > MostText) return new DoneTooLong(MostText);
        if (NormalForms.IsBroken(form.Done)) return new DoneBroken();
        found.Value.Finish(form.Done.Trim(), act);
        return await CommitAsync(found.Value, act, new TaskDone(found.Value.Reference, found.Value.Dossier), ct);
    }

    /// <summary>Leaves the list for one, three or seven days, not beyond its own day, for a reason.</summary>
    public async Task<Result<WorkTask>> PutOffAsync(string? reference, TaskForm form, Act act, CancellationToken ct)
    {
        var found = await FindAsync(reference, form, act, ct);
        if (found.IsRefused) return found;
        var (problems, task) = (new List<Problem>(), found.Value);
        var days = PutOffFor.FirstOrDefault(d => d == form.Days);
        var until = calendars.Home.DayOf(act.When).AddDays(days);
        if (days == 0) problems.Add(new DaysMissing());
        // To whom the day is not shown, it is not told by a no either: a week past it harms less, and whoever may know it has a task of their own.
        else if (until > task.DueOn && templates.ShowsDay(db, act, await Gate.RelationAsync(db, act.Reader, task, ct), task)) problems.Add(new NotBeyondItsDay());
        if (string.IsNullOrWhiteSpace(form.Because)) problems.Add(new WhyMissing());
        else if (form.Because.Length > MostText) problems.Add(new WhyTooLong(MostText));
        else if (NormalForms.IsBroken(form.Because)) problems.Add(new WhyBroken());
        if (problems.Count > 0) return problems;
        task.PutOff(until, form.Because!.Trim());
        return await CommitAsync(task, act, new TaskPutOff(task.Reference, until, task.Dossier), ct);
    }

    private async Task<Result<WorkTask>> FindAsync(string? reference, TaskForm form, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.Tasks.SingleOrDefaultAsync(t => t.Reference == known, ct) is not { } task) return new TaskNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.Tasks, Verb.Write, task, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        // Whoever answers for the team may do anybody's; a colleague of another role may know of it and no more.
        if (act.Reader.Role is not (Role.Supervisor or Role.DutyOfficer) && act.Reader.Role != task.ForRole) return new TaskOfAnotherRole(task.ForRole);
        if (!task.IsOpen) return new TaskIsEnded();
        return form.Version is { } seen && seen != task.Version ? new TaskChanged() : task;
    }

    private async Task<Result<WorkTask>> CommitAsync(WorkTask task, Act act, Event happened, CancellationToken ct)
    {
        try
        {
            await db.CommitAsync(act, happened, ct);
            return task;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new TaskChanged();
        }
    }
}

/// <summary>What is entered for a task; null is not answered.</summary>
public sealed record TaskForm
{
    public string? Done { get; init; }

    /// <summary>For how many days it is put off.</summary>
    public int? Days { get; init; }
    public string? Because { get; init; }

    /// <summary>The version that was on the page; null where nobody looked at one.</summary>
    public int? Version { get; init; }

    public override string ToString() => nameof(TaskForm);
}
