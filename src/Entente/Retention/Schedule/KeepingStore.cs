using Entente.Access;
using Entente.Cases;
using Entente.Cases.Appeals;
using Entente.Clocks;
using Entente.Storage;
using Entente.Support.Exit;
using Entente.Support.Offers;
using Microsoft.EntityFrameworkCore;

namespace Entente.Retention.Schedule;

/// <summary>Looks up what periods count from, past the row filters: only days are told of it, to whoever may know how long a case is kept.</summary>
internal static class KeepingStore
{
    extension(EntenteDb db)
    {
        /// <summary>How long one case is kept.</summary>
        internal async Task<Kept> KeptAsync(Case about, RetentionSchedule schedule, Calendars calendars, DateTimeOffset when, CancellationToken ct) => (await db.KeptAsync([about], schedule, calendars, when, ct))[about.Dossier];

        /// <summary>The same of many, each table asked once.</summary>
        internal async Task<Dictionary<DossierId, Kept>> KeptAsync(IReadOnlyList<Case> cases, RetentionSchedule schedule, Calendars calendars, DateTimeOffset when, CancellationToken ct)
        {
            var dossiers = cases.Select(c => c.Dossier).ToArray();
            var ids = cases.Select(c => c.Id).ToArray();
            var grounds = (await db.Grounds.IgnoreQueryFilters(["access"]).AsNoTracking().Where(g => EF.Parameter(ids).Contains(g.Case)).Select(g => new { g.Case, g.IssuedAt }).ToListAsync(ct)).ToLookup(g => g.Case, g => g.IssuedAt);
            var exits = (await db.Set<SupportExit>().IgnoreQueryFilters(["access"]).AsNoTracking().Where(x => EF.Parameter(dossiers).Contains(x.Dossier)).Select(x => new { x.Dossier, x.Offer, x.LeftOn }).ToListAsync(ct)).ToLookup(x => x.Dossier);
            var helped = (await db.Set<SupportOffer>().IgnoreQueryFilters(["access"]).AsNoTracking().Where(o => EF.Parameter(dossiers).Contains(o.Dossier) && o.State == OfferState.Accepted).Select(o => new { o.Dossier, o.Reference }).ToListAsync(ct)).ToLookup(o => o.Dossier, o => o.Reference);
            var held = await db.HeldAsync(dossiers, calendars, when, ct);
            var asked = await db.AskedAsync(dossiers, ct);
            // While a court may still overturn the decision, the case is not over.
            var challenged = await db.Set<Appeal>().IgnoreQueryFilters(["access"]).AsNoTracking().Where(a => EF.Parameter(dossiers).Contains(a.Dossier) && a.State == AppealState.Pending).Select(a => a.Dossier).ToHashSetAsync(ct);
            var ages = await db.ComingOfAgeAsync(dossiers, ct);
            var kept = new Dictionary<DossierId, Kept>();
            foreach (var about in cases)
            {
                var calendar = calendars.Of(about.Territory);
                var ended = exits[about.Dossier].ToList();
                var issued = grounds[about.Id].ToList();
                var isOpen = about.Status is CaseStatus.AwaitingReasonableGrounds or CaseStatus.InRecovery || issued.Count == 0 || issued.Contains(null) || challenged.Contains(about.Dossier);
                kept[about.Dossier] = Keeping.Of(new(
                    about.Territory,
                    isOpen ? null : calendar.DayOf(issued.Max()!.Value),
                    ended.Count == 0 ? null : ended.Max(e => e.LeftOn),
                    helped[about.Dossier].Except(ended.Select(e => e.Offer)).Any(),
                    about.IsChild,
                    ages.GetValueOrDefault(about.Dossier)?.By), schedule, held.Contains(about.Dossier), asked.Contains(about.Dossier), calendar.DayOf(when));
            }

            return kept;
        }
    }
}
