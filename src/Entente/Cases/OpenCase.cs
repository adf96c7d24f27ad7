using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
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

        // Whether one exists is a fact of the dossier, not of what this reader may see of it.
        var before = await db.Cases.IgnoreQueryFilters().AsNoTracking().Where(c => c.Dossier == form.Dossier).Select(c => (Reference?)c.Reference).FirstOrDefaultAsync(ct);
        if (before is { } reference) return new CaseIsOpenAlready(reference);

        db.Add(opened);
        List<Event> happened = [new CaseOpened(opened.Reference, opened.Referral, opened.Dossier)];
        if (regimes.On(opened.Territory, clocks.DayOf(opened, opened.ReceivedAt)) is { } regime) happened.AddRange(await clocks.BeginAsync(db, opened, regime, act, ct));
        await db.CommitAsync(act, happened, ct);
        return opened;
    }
}
