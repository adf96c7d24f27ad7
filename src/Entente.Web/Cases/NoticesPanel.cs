using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Disclosures;
using Entente.Clocks;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Home;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Cases;

/// <summary>Home: who still has to be told, or has not answered, that consent was taken back. The latest first.</summary>
public sealed class NoticesPanel(Ledger ledger, Calendars calendars, Texts texts) : IHomePanel
{
    private const int Most = 8;

    public int Order => 5;

    public async Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        if (!db.Matrix.Ask(act.Reader, DataKind.Disclosures, Verb.Read).Allowed) return null;
        var notices = await (from notice in db.Notices.AsNoTracking()
                             where notice.AnsweredAt == null
                             join about in db.Cases.AsNoTracking() on notice.Dossier equals about.Dossier
                             orderby notice.Due, notice.Id
                             select new { notice, about.Reference, about.Territory }).Take(Most).ToListAsync(ct);
        // Nothing to call back is the usual day: the panel is not in the way then.
        if (notices.Count == 0) return null;
        await ledger.RememberAsync(act, new Seen("notices", "", notices.Count), ct);
        return new("notices.panel", "notices.panel.none", "/cases",
        [
            .. from line in notices
               let state = line.notice.On(calendars.Of(line.Territory).DayOf(act.When))
               select new HomeLine(line.Reference.Text, $"/cases/{line.Reference.ToRoute()}/disclosures", texts["notices.panel.line", texts.Recipient(line.notice.Recipient), texts.Day(line.notice.Due)],
                   texts["notice.state." + state], state is NoticeState.TellingLate or NoticeState.AnswerLate ? "red" : "yellow"),
        ]);
    }
}
