using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Linkage;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching.Relinking;

/// <summary>Says that what a preview shows is to be made, all of it or by kind. It is made in the background, at once or not at all.</summary>
public sealed class ChooseChanges(EntenteDb db, Gate gate, LinkModel model)
{
    public async Task<Result<Relink>> RunAsync(Reference reference, IReadOnlyList<RelinkKind> kinds, Act act, CancellationToken ct)
    {
        var own = await OwnRun.FindAsync(db, gate, reference, act, ct);
        if (own.IsRefused) return own;
        var run = own.Value;
        List<RelinkKind> chosen = [.. kinds.Where(k => k is RelinkKind.New or RelinkKind.Withdrawn or RelinkKind.Moved).Distinct().Order()];
        if (run.ClearedAt is not null) return new FindingsCleared();
        if (run.State != RelinkState.Ready) return new NotReadyToMake();
        if (run.Model != StartRelink.ModelOf(model)) return new ModelChangedSince(run.Model, StartRelink.ModelOf(model));
        if (chosen.Count == 0) return new NoChangeChosen();
        (run.Chosen, run.Reached) = (chosen, 0);
        run.Go(RelinkState.Making);
        return await OwnRun.CommitAsync(db, act, new RelinkChosen(reference, string.Join(' ', chosen)), run, ct);
    }
}

/// <summary>Takes back as one what a run made. What people have decided since stays, and is told. It can be done as long as its pairs are kept (data/matching/keeping.json), and a supervisor of the team can do it too: whoever made it may have left.</summary>
public sealed class UndoRelink(EntenteDb db, Gate gate)
{
    public async Task<Result<Relink>> RunAsync(Reference reference, string? because, Act act, CancellationToken ct)
    {
        var own = await OwnRun.FindAsync(db, gate, reference, act, ct, orSupervisor: true);
        if (own.IsRefused) return own;
        var (run, why) = (own.Value, (because ?? "").Trim());
        if (run.ClearedAt is not null) return new FindingsCleared();
        if (run.State != RelinkState.Made) return new NothingMadeToUndo();
        if (RelinkForm.CheckWhy(why).ToList() is { Count: > 0 } problems) return problems;
        run.Reached = 0;
        run.Go(RelinkState.Undoing);
        return await OwnRun.CommitAsync(db, act with { Because = why }, new RelinkUndoAsked(reference), run, ct);
    }
}

/// <summary>Stops comparing behind the last committed step. Nothing was changed; it can go on from there.</summary>
public sealed class StopRelink(EntenteDb db, Gate gate)
{
    public async Task<Result<Relink>> RunAsync(Reference reference, Act act, CancellationToken ct)
    {
        var found = await OwnRun.FindAsync(db, gate, reference, act, ct);
        if (found.IsRefused) return found;
        var run = found.Value;
        if (!run.IsComparing) return run;
        run.Go(RelinkState.Stopped);
        return await OwnRun.CommitAsync(db, act, new RelinkEnded(reference, nameof(RelinkState.Stopped), ""), run, ct);
    }
}

/// <summary>Goes on with a run that was stopped or failed, behind the last record that it compared.</summary>
public sealed class GoOnRelink(EntenteDb db, IStore store, Gate gate, LinkModel model)
{
    public async Task<Result<Relink>> RunAsync(Reference reference, Act act, CancellationToken ct)
    {
        var found = await OwnRun.FindAsync(db, gate, reference, act, ct);
        if (found.IsRefused) return found;
        var run = found.Value;
        if (run.ClearedAt is not null) return new FindingsCleared();
        if (run.State is not (RelinkState.Stopped or RelinkState.Failed)) return run;
        if (run.Model != StartRelink.ModelOf(model)) return new ModelChangedSince(run.Model, StartRelink.ModelOf(model));
        if (await ComparingNow.OtherAsync(store, ct) is { } other) return other;
        run.Go(RelinkState.Wanted);
        try
        {
            return await OwnRun.CommitAsync(db, act with { Because = run.Why }, new RelinkAsked(reference, run.Scope.ToString(), run.Subject, run.Model), run, ct);
        }
        catch (DbUpdateException)
        {
            if (await ComparingNow.OtherAsync(store, ct) is { } first) return first;
            throw;
        }
    }
}

/// <summary>Whoever compares now, of whatever team: there is one place for all.</summary>
internal static class ComparingNow
{
    public static async Task<AnotherRunGoesOn?> OtherAsync(IStore store, CancellationToken ct)
    {
        await using var all = store.Open(Reader.Machine);
        if (await all.Relinks.AsNoTracking().Where(r => r.Slot == 1).Select(r => (UserId?)r.By).FirstOrDefaultAsync(ct) is not { } who) return null;
        return new((await all.NamesAsync([who], ct)).GetValueOrDefault(who, "•••"));
    }
}

/// <summary>A run of this team, for whoever started it: it holds what they may see, so nobody else acts on it.</summary>
internal static class OwnRun
{
    public static async Task<Result<Relink>> FindAsync(EntenteDb db, Gate gate, Reference reference, Act act, CancellationToken ct, bool orSupervisor = false)
    {
        if (await db.Relinks.SingleOrDefaultAsync(r => r.Reference == reference, ct) is not { } run) return new RelinkGone();
        if (await gate.AskAsync(db, act, DataKind.Merge, Verb.Write, run, ct) is { Allowed: false } no) return NotAllowed.By(no);
        return IsOf(run, act) || (orSupervisor && act.Reader.Role == Role.Supervisor) ? run : new StartedBySomebodyElse((await db.NamesAsync([run.By], ct)).GetValueOrDefault(run.By, "•••"));
    }

    public static bool IsOf(Relink run, Act act) => run.By == act.Reader.User && run.Role == act.Reader.Role && run.Purpose == act.Purpose;

    public static async Task<Result<Relink>> CommitAsync(EntenteDb db, Act act, Event happened, Relink run, CancellationToken ct)
    {
        try
        {
            await db.CommitAsync(act, happened, ct);
            return run;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new RunMovedOn();
        }
    }
}
