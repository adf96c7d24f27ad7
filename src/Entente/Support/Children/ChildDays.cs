using Entente.Access;
using Entente.Cases;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Children;

/// <summary>The days of children on which somebody is told: best interests to be looked at again, and no guardian yet.</summary>
internal static class ChildDays
{
    extension(EntenteDb db)
    {
        public async Task<IReadOnlyList<DossierId>> ChildDossiersAsync(DateOnly near, CancellationToken ct)
        {
            var guardians = db.Guardians;
            var without = await db.Cases.Where(c => c.IsChild && c.Status != CaseStatus.NoReasonableGrounds && c.Status != CaseStatus.NoConclusiveGrounds && !guardians.Any(g => g.Dossier == c.Dossier && g.EndedOn == null)).Select(c => c.Dossier).ToListAsync(ct);
            return [.. without.Union(await db.BestInterests.Where(b => b.SupersededAt == null && b.ReviewOn <= near).Select(b => b.Dossier).Distinct().ToListAsync(ct))];
        }

        public async Task<IReadOnlyList<Day>> ChildDaysAsync(IReadOnlyList<Case> cases, DateOnly near, ChildTerms terms, Calendars calendars, DateTimeOffset now, CancellationToken ct)
        {
            var dossiers = cases.Where(c => c.IsChild).Select(c => c.Dossier).ToList();
            if (dossiers.Count == 0) return [];
            var ages = await db.ComingOfAgeAsync(dossiers, ct);
            // Whoever has come of age speaks for themselves: nothing is looked at again over their head.
            var children = cases.Where(c => c.IsChild && calendars.Find(c.Territory) is { } own && c.IsChildOn(own.DayOf(now), ages.GetValueOrDefault(c.Dossier)?.By)).ToDictionary(c => c.Dossier);
            var interests = await db.BestInterests.AsNoTracking().Where(b => dossiers.Contains(b.Dossier) && b.SupersededAt == null && b.ReviewOn <= near).OrderBy(b => b.Id).ToListAsync(ct);
            List<Day> days = [.. interests.Where(b => children.ContainsKey(b.Dossier)).GroupBy(b => (b.Dossier, b.ReviewOn)).Select(g => g.Last()).Select(b => new Day(TaskTrigger.InterestsReview, b, b.Reference.Text, b.ReviewOn))];
            foreach (var about in children.Values.Where(c => c.Status is not (CaseStatus.NoReasonableGrounds or CaseStatus.NoConclusiveGrounds)))
            {
                // Named after the day: a guardian who left without another is told of anew.
                if (await db.GuardianDueOnAsync(about, terms, calendars.Of(about.Territory), ct) is { } due && due <= near) days.Add(new(TaskTrigger.GuardianMissing, about, $"guardian {due:yyyy-MM-dd}", due));
            }

            return days;
        }
    }
}
