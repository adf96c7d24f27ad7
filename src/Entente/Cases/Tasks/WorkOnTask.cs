using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Tasks;

/// <summary>Somebody takes a task, says what they did, or puts it off within its time.</summary>
public sealed class WorkOnTask(EntenteDb db, Gate gate)
{
    public const int MostText = 4_000;

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

    /// <summary>Leaves the list until a day that is not after its own, for a reason.</summary>
    public async Task<Result<WorkTask>> PutOffAsync(string? reference, TaskForm form, Act act, CancellationToken ct)
    {
        var found = await FindAsync(reference, form, act, ct);
        if (found.IsRefused) return found;
        var (problems, task) = (new List<Problem>(), found.Value);
        var until = DateOnly.FromDateTime(act.When.UtcDateTime).AddDays(form.Days is > 0 and <= 31 ? form.Days.Value : 0);
        if (form.Days is not (> 0 and <= 31)) problems.Add(new DaysMissing());
        else if (until > task.DueOn) problems.Add(new NotBeyondItsDay());
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
