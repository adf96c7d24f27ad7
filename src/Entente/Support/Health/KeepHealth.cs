using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Health;

/// <summary>Keeps a need of health, or its next version beside the one before. No consent is asked for: it stays with those who support the person.</summary>
public sealed class KeepHealth(EntenteDb db, Gate gate, IdSource ids, HealthTerms terms)
{
    public async Task<Result<HealthNeed>> RunAsync(Reference reference, HealthForm form, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.Health, Verb.Write, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        HealthNeed? before = null;
        if (!string.IsNullOrEmpty(form.First))
        {
            if (!Reference.TryParse(form.First, out var first) || await db.HealthNeeds.SingleOrDefaultAsync(n => n.First == first && n.Dossier == about.Dossier && n.SupersededAt == null, ct) is not { } now) return new HealthNotFound();
            before = now;
        }

        var need = HealthNeed.From(form, about, before, terms, ids, act);
        if (need.IsRefused) return need;
        if (form.Number != (before?.Number ?? 0)) return new HealthChangedMeanwhile();
        before?.Supersede(act.When);
        try
        {
            db.Add(need.Value);
            await db.CommitAsync(act, new HealthNeedKept(need.Value.Reference, reference, need.Value.Number, about.Dossier), ct);
            return need;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new HealthChangedMeanwhile();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await db.HealthNeeds.IgnoreQueryFilters(["access"]).AnyAsync(n => n.First == need.Value.First && n.Number >= need.Value.Number, ct)) return new HealthChangedMeanwhile();
            throw;
        }
    }
}
