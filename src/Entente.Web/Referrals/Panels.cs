using Entente.Access;
using Entente.Audit;
using Entente.Referrals;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Home;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Referrals;

/// <summary>Danger now, first on the home page of the desk.</summary>
public sealed class AlertPanel(AccessMatrix matrix, Texts texts) : IHomePanel
{
    public int Order => 0;

    public async Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        if (act.Reader.Role is not (Role.DutyOfficer or Role.Supervisor) || !matrix.Ask(act.Reader, DataKind.DutyLog, Verb.Read).Allowed) return null;
        var open = await db.Alerts.AsNoTracking().Where(a => a.ClosedAt == null).OrderBy(a => a.Id).Take(5).Select(a => new { a.Reference, a.RaisedAt, a.TakenBy }).ToListAsync(ct);
        return new("home.alerts", "home.alerts.none", "/referrals/alerts",
            [.. open.Select(a => new HomeLine(a.Reference.Text, $"/referrals/alerts/{a.Reference.ToRoute()}", texts["alerts.since", texts.Moment(a.RaisedAt)], texts[a.TakenBy is null ? "alerts.new" : "alerts.taken"], a.TakenBy is null ? "red" : "yellow"))]);
    }
}

/// <summary>Drafts of one's organisation that go on.</summary>
public sealed class DraftPanel(AccessMatrix matrix, Texts texts) : IHomePanel
{
    public int Order => 20;

    public async Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        if (!matrix.Ask(act.Reader, DataKind.DraftReferral, Verb.Write).Allowed) return null;
        var drafts = await db.Drafts.AsNoTracking().Where(d => d.Organisation == act.Reader.Organisation && d.SentAt == null).OrderByDescending(d => d.SavedAt).Take(5)
            .Select(d => new { d.Reference, d.SavedAt, d.HeldBy }).ToListAsync(ct);
        return new("home.drafts", "home.drafts.none", "/referrals",
            [.. drafts.Select(d => new HomeLine(d.Reference.Text, $"/referrals/draft/{d.Reference.ToRoute()}", texts["referrals.saved", texts.Moment(d.SavedAt)], d.HeldBy == act.Reader.User ? texts["referrals.mine"] : "", "blue"))]);
    }
}
