using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Supervision.Samples;

/// <summary>Who may decide a drawn decision anew: somebody who had no part in the case, never looked at it, and has no role in which lists tell its outcome.</summary>
internal static class SampleReaders
{
    /// <summary>The name in the log under which a reader sees what is kept of a drawn decision: it tells no outcome.</summary>
    public const string Page = "drawn decision";

    /// <summary>Everything that speaks against this reader; asked of the store past the filter, because who had a part is a fact of the case and not of what somebody may see of it.</summary>
    public static async Task<IReadOnlyList<Problem>> WhyNotAsync(EntenteDb db, DrawnDecision item, UserId user, DateTimeOffset when, CancellationToken ct)
    {
        var about = await db.Cases.IgnoreQueryFilters(["access"]).AsNoTracking().SingleOrDefaultAsync(c => c.Id == item.Case, ct);
        var decisions = await db.Grounds.IgnoreQueryFilters(["access"]).AsNoTracking().Where(g => g.Case == item.Case).ToListAsync(ct);
        if (about is null || decisions.FirstOrDefault(g => g.Id == item.Grounds) is not { } drawn) return [new ReadingNotFound()];

        List<Problem> problems = [];
        var part = (await ConflictOfInterest.AskAsync(db, about, drawn, user, ct)).Count > 0
            || decisions.Exists(g => g.WroteIt(user) || g.SecondReader == user || g.Issuer == user)
            || await db.SecondReadings.IgnoreQueryFilters(["access"]).AnyAsync(r => r.Case == item.Case && r.Reader == user, ct)
            || await db.Set<Assignment>().AnyAsync(a => a.Dossier == item.Dossier && a.User == user, ct);
        if (part) problems.Add(new ReaderHadAPart());
        else if (await HasLookedAsync(db, item.Dossier, user, ct)) problems.Add(new ReaderKnowsTheCase());
        if (await SeesOutcomesAsync(db, item, user, when, ct)) problems.Add(new ReaderSeesOutcomes());
        return problems;
    }

    /// <summary>Any page of the dossier, not only those of the decision: what a case has become stands on most of them. Being refused showed nothing.</summary>
    private static async Task<bool> HasLookedAsync(EntenteDb db, DossierId dossier, UserId user, CancellationToken ct)
    {
        var lines = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.About == dossier && e.Who == user && e.Sort != EventSort.Refusal).ToListAsync(ct);
        return lines.Exists(e => e.What != nameof(Seen) || e.Read<Seen>().What != Page);
    }

    /// <summary>Whoever reads the outcomes of a team in lists cannot be blind to one of them; a log of lists does not say which.</summary>
    private static async Task<bool> SeesOutcomesAsync(EntenteDb db, DrawnDecision item, UserId user, DateTimeOffset when, CancellationToken ct)
    {
        if (await db.Users.IgnoreQueryFilters(["access"]).AsNoTracking().SingleOrDefaultAsync(u => u.Id == user, ct) is not { } person) return false;
        var held = await db.UserRoles.AsNoTracking().Where(r => r.User == user && r.EndedAt == null).ToListAsync(ct);
        var relation = (person.Team == item.Team || item.Team == default ? Relation.Team : Relation.Other) | (person.Organisation == item.Organisation ? Relation.Own : Relation.Other);
        return held.Where(r => r.Holds(when)).Any(r => db.Matrix.Reading(r.Role, DataKind.DecisionOutcome).Any(g => g.Opens(relation)));
    }
}
