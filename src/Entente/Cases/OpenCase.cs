using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases;

/// <summary>Opens a case from a triaged referral: one to a dossier, however often it is asked.</summary>
public sealed class OpenCase(EntenteDb db, Gate gate, IdSource ids, Regimes regimes, DecisionClocks clocks)
{
    public async Task<Result<Case>> RunAsync(CaseForm form, Act act, CancellationToken ct)
    {
        var opened = Case.Open(ids, form with { Territory = clocks.TerritoryOf(form.Territory) }, act);
        var permission = await gate.AskAsync(db, act, DataKind.Assignment, Verb.Write, opened, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        // What was sent, and whether a case exists, are facts of the dossier, not of what this reader may see of it.
        if (await db.Referrals.IgnoreQueryFilters(["access"]).AnyAsync(r => r.Dossier == form.Dossier && r.Sort != ReferralSort.Referral, ct)) return new NotAReferral();
        if (await OfAsync(form.Dossier, ct) is { } before) return new CaseIsOpenAlready(before);

        db.Add(opened);
        List<Event> happened = [new CaseOpened(opened.Reference, opened.Referral, opened.Dossier)];
        if (regimes.On(opened.Territory, clocks.DayOf(opened, opened.ReceivedAt)) is { } regime) happened.AddRange(await clocks.BeginAsync(db, opened, regime, act, ct));
        try
        {
            await db.CommitAsync(act, happened, ct);
        }
        catch (DbUpdateException)
        {
            // Somebody opened it a moment before.
            db.ChangeTracker.Clear();
            if (await OfAsync(form.Dossier, ct) is { } theirs) return new CaseIsOpenAlready(theirs);
            throw;
        }

        return opened;
    }

    private Task<Reference?> OfAsync(DossierId dossier, CancellationToken ct) =>
        db.Cases.IgnoreQueryFilters(["access"]).AsNoTracking().Where(c => c.Dossier == dossier).Select(c => (Reference?)c.Reference).FirstOrDefaultAsync(ct);
}
