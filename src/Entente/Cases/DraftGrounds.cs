using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases;

/// <summary>Saves and hands on the draft of the decision in hand; the first save of a case begins its first decision.</summary>
public sealed class DraftGrounds(EntenteDb db, Gate gate, IdSource ids, Regimes regimes, DecisionClocks clocks)
{
    /// <summary>Saves what was entered, as far as it has come. Somebody else's later save is never overwritten: the caller gets both to choose from.</summary>
    public async Task<Result<Grounds>> SaveAsync(Reference reference, GroundsForm form, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } found) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.DecisionDraft, Verb.Write, found, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        var draft = await db.InHandAsync(found.Id, ct);
        if (await ConflictOfInterest.AskAsync(db, found, draft, act.Reader.User, ct) is { Count: > 0 } conflicts) return conflicts.ToList();
        if (regimes.On(found.Territory, clocks.DayOf(found, act.When)) is not { } regime) return new NoRegimeInForce();
        if (draft is null)
        {
            db.Add(draft = Grounds.Begin(found, regime, ids, act));
        }
        else if (form.Version != draft.Version)
        {
            return new ChangedMeanwhile();
        }

        var problems = draft.Save(form, regime, act);
        if (problems.Count > 0) return problems.ToList();
        try
        {
            await db.CommitAsync(act, new GroundsDrafted(reference, draft.Version, found.Dossier), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile();
        }
        catch (DbUpdateException) when (db.Entry(draft).State == EntityState.Added)
        {
            db.Entry(draft).State = EntityState.Detached;
            if (!await db.Grounds.AsNoTracking().AnyAsync(g => g.Case == found.Id, ct)) throw;
            return new ChangedMeanwhile();
        }

        return draft;
    }

    /// <summary>Asks for a second reader once nothing is missing.</summary>
    public Task<Result<Grounds>> HandOnAsync(Reference reference, Act act, CancellationToken ct) => HandOnAsync(reference, blind: false, act, ct);

    /// <summary>The same, the reader giving a view of their own before they see the draft's.</summary>
    public Task<Result<Grounds>> HandOnBlindAsync(Reference reference, Act act, CancellationToken ct) => HandOnAsync(reference, blind: true, act, ct);

    private async Task<Result<Grounds>> HandOnAsync(Reference reference, bool blind, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } found) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.DecisionDraft, Verb.Write, found, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (await db.InHandAsync(found.Id, ct) is not { } draft) return new OutcomeMissing();
        if (await ConflictOfInterest.AskAsync(db, found, draft, act.Reader.User, ct) is { Count: > 0 } conflicts) return conflicts.ToList();

        var missing = draft.Missing(regimes.Reasons, await db.WeighedAsync(found.Id, ct), regimes.PurposesOn(found.Territory, clocks.DayOf(found, act.When)));
        if (missing.Count > 0) return missing.ToList();
        if (draft.SendToSecondReader(blind) is { } no) return no;
        try
        {
            await db.CommitAsync(act, new SecondReaderAsked(reference, found.Dossier), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile();
        }

        return draft;
    }
}

/// <summary>A draft was saved.</summary>
[Step(DataKind.DecisionDraft)]
public sealed record GroundsDrafted(Reference Case, int Version, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A decision waits for its second reader.</summary>
[Step(DataKind.DecisionDraft)]
public sealed record SecondReaderAsked(Reference Case, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
