using Entente.Access;
using Entente.Audit;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Offers;

/// <summary>Writes down which offers nobody answered in time, each in a commit of its own, so that whoever asked is told to ask elsewhere.</summary>
public sealed class ExpireOffers(IStore store, Ledger ledger, TimeProvider clock)
{
    /// <summary>Returns how many ran out. Asked again it finds nothing; stopped half-way it goes on with the rest.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        _ = ledger; // asking for it attaches it to the store
        var act = Act.OfMachine(clock.GetUtcNow());
        await using var list = store.Open(Reader.Machine);
        var late = await list.SupportOffers.AsNoTracking().Where(o => o.State == OfferState.Sent && o.Until <= act.When).OrderBy(o => o.Id).Select(o => o.Id).ToListAsync(ct);
        var expired = 0;
        foreach (var id in late)
        {
            await using var db = store.Open(Reader.Machine);
            if (await db.SupportOffers.SingleOrDefaultAsync(o => o.Id == id, ct) is not { } offer || !offer.Expire(act.When)) continue;
            try
            {
                await db.CommitAsync(act, new SupportOfferExpired(offer.Reference, offer.Organisation, offer.Dossier), ct);
                expired++;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody took it back in this very moment: that stands.
            }
        }

        return expired;
    }
}
