using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Retention;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Home;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Retention;

/// <summary>Home of whoever confirms deletions or lifts holds: what waits for a second person, and holds that nobody has looked at in time.</summary>
public sealed class RetentionPanel(Ledger ledger, Calendars calendars, Texts texts) : IHomePanel
{
    private const int Most = 8;

    public int Order => 46;

    public async Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        var (confirms, lifts) = (db.Matrix.Ask(act.Reader, DataKind.Retention, Verb.Approve).Allowed, db.Matrix.Ask(act.Reader, DataKind.LegalHolds, Verb.Approve).Allowed);
        if (!confirms && !lifts) return null;
        var today = calendars.Home.DayOf(act.When);
        var waiting = confirms ? await db.DossierDeletions.AsNoTracking().Where(d => d.DeclinedAt == null && d.ProposedBy != act.Reader.User).OrderBy(d => d.Id).Take(Most).ToListAsync(ct) : [];
        var holds = lifts ? await db.LegalHolds.AsNoTracking().Where(h => h.LiftedAt == null && h.ReviewOn <= today && (h.Until == null || h.Until >= today)).OrderBy(h => h.ReviewOn).Take(Most).ToListAsync(ct) : [];
        // On most days nothing waits: the panel is not in the way then.
        if (waiting.Count + holds.Count == 0) return null;
        await ledger.RememberAsync(act, new Seen("retention", "", waiting.Count + holds.Count), ct);
        return new("retention.panel", "retention.panel", lifts && !confirms ? "/retention/holds" : "/retention",
        [
            .. waiting.Select(d => new HomeLine(d.Reference.Text, $"/retention/deletions/{d.Reference.ToRoute()}", texts["retention.panel.deletion", texts.Day(d.ProposedAt)], texts["retention.panel.second"], "yellow")),
            .. holds.Select(h => new HomeLine(h.Reference.Text, $"/retention/holds/{h.Reference.ToRoute()}", texts["retention.panel.hold", texts.Day(h.ReviewOn)], texts["hold.review.due"], "red")),
        ]);
    }
}
