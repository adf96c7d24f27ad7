using Entente.Access;
using Entente.Audit;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases;

/// <summary>Whether somebody has read a decision before they were to read it blind: what was seen is not unseen, and their view would be counted as one of their own.</summary>
internal static class BlindReader
{
    /// <summary>Pages that show what the draft says, by their names in the log.</summary>
    private static readonly string[] Pages = ["decision", "second reading", "letter", Paragraph];

    /// <summary>The page on which a draft's paragraph is put into another language.</summary>
    public const string Paragraph = "letter paragraph";

    /// <summary>The name in the log of a read in which the draft was kept back.</summary>
    public static string KeptBack(string page) => page + ", draft kept back";

    public static async Task<bool> HasSeenAsync(EntenteDb db, Grounds draft, UserId user, CancellationToken ct)
    {
        if (await db.Set<SecondReading>().IgnoreQueryFilters(["access"]).AnyAsync(r => r.Grounds == draft.Id && r.Reader == user, ct)) return true;
        var log = db.Set<AuditEntry>().AsNoTracking().Where(e => e.About == draft.Dossier);
        // What was read of the decision before says nothing of this one, and before its first save there was nothing to read.
        var begun = draft.Number == 1 ? 0 : await log.Where(e => e.What == nameof(DecisionBegun)).MaxAsync(e => (long?)e.Seq, ct) ?? 0;
        if (await log.Where(e => e.What == nameof(GroundsDrafted) && e.Seq > begun).MinAsync(e => (long?)e.Seq, ct) is not { } saved) return false;
        var seen = await log.Where(e => e.Who == user && e.What == nameof(Seen) && e.Seq > saved).ToListAsync(ct);
        return seen.Exists(e => Pages.Contains(e.Read<Seen>().What));
    }
}
