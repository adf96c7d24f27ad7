using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases;

/// <summary>The second reader's view: agree, disagree or return. Never the author.</summary>
public sealed class ReadGroundsSecond(EntenteDb db, Gate gate)
{
    public async Task<Result<Grounds>> RunAsync(Reference reference, SecondReadingForm form, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } found) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.DecisionDraft, Verb.Approve, found, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (await db.Grounds.SingleOrDefaultAsync(g => g.Case == found.Id, ct) is not { } draft) return new NotWithASecondReader();

        // Agreement is to the text that was read, never to a later one.
        if (form.Version != draft.Version) return new ReadAgain();
        var problems = draft.Read(form, act);
        if (problems.Count > 0) return problems.ToList();
        try
        {
            await db.CommitAsync(act, new GroundsReadSecond(reference, form.View!.Value, found.Dossier), ct);
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
    public override DossierId About => Dossier;
}
