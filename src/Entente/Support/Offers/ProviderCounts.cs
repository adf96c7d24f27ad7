using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Offers;

/// <summary>How each provider answered in the last twelve months, over all teams, as counts: to see whether the same few carry all, and who is asked in vain. Nobody is named and no offer is opened.</summary>
public sealed class ProviderCounts(EntenteDb db, Ledger ledger)
{
    /// <summary>A smaller number could point to one person; it is not told, and neither is a sum from which it could be worked out.</summary>
    public const int Least = 5;

    public const int Months = 12;

    public async Task<Result<IReadOnlyList<ProviderLine>>> ReadAsync(Act act, CancellationToken ct)
    {
        var permission = db.Matrix.Ask(act.Reader, DataKind.StatisticsMicro, Verb.Read);
        if (!permission.Allowed)
        {
            await ledger.RememberAsync(act, new Refused($"{Verb.Read} {DataKind.StatisticsMicro}", permission.Rule), ct);
            return NotAllowed.By(permission);
        }

        var since = act.When.AddMonths(-Months);
        // Past the row filter on purpose: counts alone leave this method, and small ones do not.
        var counted = await db.SupportOffers.IgnoreQueryFilters(["access"]).AsNoTracking().Where(o => o.SentAt >= since)
            .GroupBy(o => new { o.Organisation, o.State, Answered = o.AnsweredAt != null, Late = o.Until <= act.When })
            .Select(g => new { g.Key.Organisation, g.Key.State, g.Key.Answered, g.Key.Late, Count = g.Count() }).ToListAsync(ct);
        var names = await db.OrganisationNamesAsync(counted.Select(c => c.Organisation), ct);
        await ledger.RememberAsync(act, new Seen("provider counts", "", names.Count), ct);
        return counted.GroupBy(c => c.Organisation).Select(provider => new ProviderLine(names.GetValueOrDefault(provider.Key, ""))
        {
            // What was accepted and later ended or was taken back was accepted all the same.
            Accepted = Told(provider.Where(c => c.Answered && c.State != OfferState.Declined).Sum(c => c.Count)),
            Declined = Told(provider.Where(c => c.State == OfferState.Declined).Sum(c => c.Count)),
            Expired = Told(provider.Where(c => c.State == OfferState.Expired || (c.State == OfferState.Sent && c.Late)).Sum(c => c.Count)),
            Ended = Told(provider.Where(c => c.State == OfferState.Ended).Sum(c => c.Count)),
        }).OrderBy(l => l.Provider, StringComparer.Ordinal).ToList();
    }

    /// <summary>The number, or null where it is too small to be told.</summary>
    public static int? Told(int count) => count < Least ? null : count;
}

/// <summary>One provider's answers in figures; null is fewer than <see cref="ProviderCounts.Least"/>, none among it.</summary>
public sealed record ProviderLine(string Provider)
{
    public int? Accepted { get; init; }

    public int? Declined { get; init; }

    public int? Expired { get; init; }

    public int? Ended { get; init; }
}
