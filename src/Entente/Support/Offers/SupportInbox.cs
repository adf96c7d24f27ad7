using Entente.Audit;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Offers;

/// <summary>The offers that a reader may see: those that wait, the soonest to run out first; those taken on; and the last that came to nothing.</summary>
public sealed class SupportInbox(EntenteDb db, Ledger ledger)
{
    public const int Most = 50;
    public const int MostClosed = 20;

    public async Task<InboxPage> ReadAsync(Act act, CancellationToken ct)
    {
        var page = await LookAsync(act, ct);
        await ledger.RememberAsync(act, new Seen("support offers", "", page.Waiting.Count + page.Accepted.Count + page.Closed.Count), ct);
        return page;
    }

    /// <summary>The same for a panel of the home page, which remembers for all of them.</summary>
    public async Task<InboxPage> LookAsync(Act act, CancellationToken ct)
    {
        var offers = db.SupportOffers.AsNoTracking();
        var waiting = await offers.Where(o => o.State == OfferState.Sent && o.Until > act.When).OrderBy(o => o.Until).ThenBy(o => o.Id).Take(Most).ToListAsync(ct);
        var accepted = await offers.Where(o => o.State == OfferState.Accepted).OrderByDescending(o => o.Id).Take(Most).ToListAsync(ct);
        var closed = await offers.Where(o => (o.State == OfferState.Sent && o.Until <= act.When) || (o.State != OfferState.Sent && o.State != OfferState.Accepted)).OrderByDescending(o => o.Id).Take(MostClosed).ToListAsync(ct);
        var lost = offers.Where(o => o.State == OfferState.Declined || o.State == OfferState.Expired || (o.State == OfferState.Sent && o.Until <= act.When));
        var live = offers.Where(o => o.State == OfferState.Accepted || (o.State == OfferState.Sent && o.Until > act.When));
        // Asked of all offers, not of those on the page: whoever was asked for long ago is not forgotten for those who were asked for since.
        var elsewhere = await offers.Where(o => lost.GroupBy(l => l.Dossier).Select(g => g.Max(l => l.Id)).Contains(o.Id) && !live.Any(l => l.Dossier == o.Dossier)).OrderByDescending(o => o.Id).Take(Most).ToListAsync(ct);
        var names = await db.OrganisationNamesAsync(waiting.Concat(accepted).Concat(closed).Concat(elsewhere).Select(o => o.Organisation), ct);
        return new(Lines(waiting), Lines(accepted), Lines(closed), Lines(elsewhere));

        IReadOnlyList<OfferLine> Lines(IEnumerable<SupportOffer> some) => [.. some.Select(o => new OfferLine(o, o.StateAt(act.When), names.GetValueOrDefault(o.Organisation, "")))];
    }
}

/// <summary>What lies in an inbox.</summary>
/// <param name="ToAskElsewhere">People for whom nobody who was asked will help, the latest first: the last that was heard of them is a no or a silence.</param>
public sealed record InboxPage(IReadOnlyList<OfferLine> Waiting, IReadOnlyList<OfferLine> Accepted, IReadOnlyList<OfferLine> Closed, IReadOnlyList<OfferLine> ToAskElsewhere);
