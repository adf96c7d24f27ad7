using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Triage.Many;

/// <summary>Confirms what the preview showed. It is done in the background, some to a commit.</summary>
public sealed class ConfirmMany(EntenteDb db, Gate gate)
{
    public async Task<Result<ManyRun>> RunAsync(Reference reference, Act act, CancellationToken ct)
    {
        var own = await OwnMany.FindAsync(db, gate, reference, act, ct);
        if (own.IsRefused) return own;
        var run = own.Value;
        if (run.State != ManyState.Ready) return run.State == ManyState.Choosing ? new NotReady() : new RunWentOn();
        if (run.Foreseen == 0) return new NothingWouldHappen();
        run.Reached = 0;
        run.Go(ManyState.Making);
        return await OwnMany.CommitAsync(db, act, new ManyConfirmed(reference, run.Action!.Value, run.Foreseen), run, ct);
    }
}

/// <summary>Stops it behind the last commit. What is done stays; the rest can be gone on with, or all taken back.</summary>
public sealed class StopMany(EntenteDb db, Gate gate)
{
    public async Task<Result<ManyRun>> RunAsync(Reference reference, Act act, CancellationToken ct)
    {
        var own = await OwnMany.FindAsync(db, gate, reference, act, ct, orSupervisor: true);
        if (own.IsRefused) return own;
        var run = own.Value;
        if (run.State != ManyState.Making) return new RunWentOn();
        run.EndedAt = act.When;
        run.Go(ManyState.Stopped);
        return await OwnMany.CommitAsync(db, act, new ManyStopped(reference, ""), run, ct);
    }
}

/// <summary>Goes on with what was stopped, behind the last that was dealt with.</summary>
public sealed class GoOnMany(EntenteDb db, Gate gate)
{
    public async Task<Result<ManyRun>> RunAsync(Reference reference, Act act, CancellationToken ct)
    {
        var own = await OwnMany.FindAsync(db, gate, reference, act, ct);
        if (own.IsRefused) return own;
        var run = own.Value;
        // What was half taken back is not gone on with: it is taken back, or left.
        if (run.State != ManyState.Stopped || run.Back + run.Kept > 0 || run.ClearedAt is not null) return new RunWentOn();
        run.EndedAt = null;
        run.Go(ManyState.Making);
        return await OwnMany.CommitAsync(db, act, new ManyGoneOn(reference), run, ct);
    }
}

/// <summary>Takes back as one what was done, as long as the time for it runs. What somebody touched since stays, and is told. A supervisor of the team can do it too: whoever did it may have gone home.</summary>
public sealed class UndoMany(EntenteDb db, Gate gate, ManyTerms terms)
{
    public async Task<Result<ManyRun>> RunAsync(Reference reference, Act act, CancellationToken ct)
    {
        var own = await OwnMany.FindAsync(db, gate, reference, act, ct, orSupervisor: true);
        if (own.IsRefused) return own;
        var run = own.Value;
        if (run.IsMoving) return new RunWentOn();
        if (run.State is not (ManyState.Made or ManyState.Stopped) || run.Done == 0) return new NothingToUndo();
        if (!run.MayGoBack(act.When, terms)) return new TooLateToUndo((int)terms.Undo.TotalMinutes);
        run.Reached = 0;
        run.Go(ManyState.Undoing);
        return await OwnMany.CommitAsync(db, act, new ManyUndoAsked(reference), run, ct);
    }
}

/// <summary>What somebody chose, for whoever chose it: it holds what they may see, so nobody else acts on it.</summary>
internal static class OwnMany
{
    public static async Task<Result<ManyRun>> FindAsync(EntenteDb db, Gate gate, Reference reference, Act act, CancellationToken ct, bool orSupervisor = false)
    {
        if (await db.ManyRuns.SingleOrDefaultAsync(r => r.Reference == reference, ct) is not { } run) return new ManyGone();
        if (await gate.AskAsync(db, act, DataKind.Assignment, Verb.Write, run, ct) is { Allowed: false } no) return NotAllowed.By(no);
        return IsOf(run, act) || (orSupervisor && act.Reader.Role == Role.Supervisor) ? run : new ChosenBySomebodyElse((await db.NamesAsync([run.By], ct)).GetValueOrDefault(run.By, "•••"));
    }

    public static bool IsOf(ManyRun run, Act act) => run.By == act.Reader.User && run.Role == act.Reader.Role && run.Purpose == act.Purpose;

    public static async Task<Result<ManyRun>> CommitAsync(EntenteDb db, Act act, Event happened, ManyRun run, CancellationToken ct)
    {
        try
        {
            await db.CommitAsync(act, happened, ct);
            return run;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new RunWentOn();
        }
    }
}
