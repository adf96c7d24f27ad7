using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases;

/// <summary>The second reader's view: agree, disagree or return. Never the author.</summary>
public sealed class ReadGroundsSecond(EntenteDb db, Gate gate, IdSource ids)
{
    public async Task<Result<Grounds>> RunAsync(Reference reference, SecondReadingForm form, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } found) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.DecisionDraft, Verb.Approve, found, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (await db.InHandAsync(found.Id, ct) is not { } draft) return new NotWithASecondReader();
        if (await ConflictOfInterest.AskAsync(db, found, draft, act.Reader.User, ct) is { Count: > 0 } conflicts) return conflicts.ToList();

        if (draft is { IsBlind: true, State: GroundsState.WithSecondReader } && await BlindReader.HasSeenAsync(db, draft, act.Reader.User, ct)) return new ReaderHasSeenIt();

        // Agreement is to the text that was read, never to a later one.
        if (form.Version != draft.Version) return new ReadAgain();
        var problems = draft.Read(form, act);
        if (problems.Count > 0) return problems.ToList();
        db.Add(SecondReading.Of(draft, ids, act));
        try
        {
            await db.CommitAsync(act, new GroundsReadSecond(reference, draft.View!.Value, found.Dossier) { IsBlind = draft.IsBlind }, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ReadAgain();
        }

        return draft;
    }
}

/// <summary>A second reader gave their view.</summary>
[Step(DataKind.DecisionDraft)]
public sealed record GroundsReadSecond(Reference Case, SecondView View, DossierId Dossier) : Event
{
    public bool IsBlind { get; init; }

    public override DossierId About => Dossier;
}
