using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Children;

/// <summary>Opens a case to write of a child, or of those who depend on the person; and asks whether it is a child's today.</summary>
internal static class ChildDoor
{
    extension(EntenteDb db)
    {
        public async Task<Result<Case>> OpenForChildAsync(Gate gate, Reference reference, DataKind kind, Act act, CancellationToken ct)
        {
            if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
            var permission = await gate.AskAsync(db, act, kind, Verb.Write, about, ct);
            return permission.Allowed ? about : NotAllowed.By(permission);
        }

        /// <summary>Counted by the day, whoever may know the birth date.</summary>
        public async Task<bool> IsChildNowAsync(Case about, DateOnly today, CancellationToken ct) => about.IsChild && about.IsChildOn(today, (await db.ComingOfAgeAsync(about.Dossier, ct))?.By);

        /// <summary>The day on which somebody is told that a child has no guardian; null where there is one, or the person is no child.</summary>
        public async Task<DateOnly?> GuardianDueOnAsync(Case about, ChildTerms terms, WorkingCalendar calendar, CancellationToken ct)
        {
            if (!about.IsChild) return null;
            var all = await db.Guardians.IgnoreQueryFilters(["access"]).AsNoTracking().Where(g => g.Dossier == about.Dossier).Select(g => g.EndedOn).ToListAsync(ct);
            return all.Contains(null) ? null : (all.Max() ?? calendar.DayOf(about.ReceivedAt)).AddDays(terms.GuardianWithin.Days);
        }
    }
}
