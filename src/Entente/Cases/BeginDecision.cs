using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases;

/// <summary>Begins the decision that follows an issued one: the conclusive one, or another look that somebody asked for.</summary>
public sealed class BeginDecision(EntenteDb db, Gate gate, IdSource ids, Regimes regimes, DecisionClocks clocks)
{
    public async Task<Result<Grounds>> RunAsync(Reference reference, BeginForm form, Act act, CancellationToken ct)
    {
        if (await db.Cases.SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } found) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.DecisionDraft, Verb.Write, found, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        var soFar = await db.Grounds.AsNoTracking().Where(g => g.Case == found.Id).ToListAsync(ct);
        if (NextDecision.After(soFar) is not { } next || soFar.Count == 0) return new NothingToBegin();
        var today = clocks.DayOf(found, act.When);
        if (regimes.On(found.Territory, today) is not { } regime) return new NoRegimeInForce();
        if (next.Stage == DecisionStage.ConclusiveGrounds && regime.Conclusive is null) return new NoSecondDecisionKnown();
        if (next.Again is { } again)
        {
            var problems = form.Missing(clocks.DayOf(found, again.IssuedAt!.Value), await clocks.AskUntilAsync(db, found, regime, ct), today);
            if (problems.Count > 0) return problems.ToList();
        }

        var begun = Grounds.Begin(found, regime, ids, act, soFar.Max(g => g.Number) + 1, next, next.Again is null ? null : form);
        db.Add(begun);
        List<Event> happened = [new DecisionBegun(reference, begun.Stage, begun.Number, next.Again is not null, found.Dossier)];
        if (next.Again is not null) happened.AddRange(await clocks.AskedAgainAsync(db, found, regime, act, ct));
        try
        {
            await db.CommitAsync(act, happened, ct);
        }
        catch (DbUpdateException) when (db.Entry(begun).State == EntityState.Added)
        {
            // Somebody began it a moment before: theirs stands.
            db.ChangeTracker.Clear();
            if (await db.Grounds.AsNoTracking().AnyAsync(g => g.Case == found.Id && g.Number == begun.Number, ct)) return new NothingToBegin();
            throw;
        }

        return begun;
    }
}

/// <summary>A decision was begun after an earlier one was issued.</summary>
[Step(DataKind.DecisionDraft)]
public sealed record DecisionBegun(Reference Case, DecisionStage Stage, int Number, bool Again, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
