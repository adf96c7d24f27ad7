using Entente.Access;
using Entente.Audit;
using Entente.Retention.Requests;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Home;

namespace Entente.Web.Retention;

/// <summary>Home: people who wait for an answer about their data, those due first, and what waits for a second person.</summary>
public sealed class RequestsPanel(RequestList requests, Texts texts) : IHomePanel
{
    private const int Most = 8;

    public int Order => 47;

    public async Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        if (!db.Matrix.Ask(act.Reader, DataKind.DataRequests, Verb.Write).Allowed && !db.Matrix.Ask(act.Reader, DataKind.DataRequests, Verb.Approve).Allowed) return null;
        var view = await requests.GlanceAsync(act, ct);
        var open = view.All.Where(r => r.IsOpen).ToList();
        var second = view.MayAgree ? view.Withheld.Where(w => w.ProposedBy != act.Reader.User).ToList() : [];
        // Few people ask: the panel is not in the way where nobody does.
        if (open.Count + second.Count + (view.MayTake ? view.Waiting.Count : 0) == 0) return null;
        return new("request.panel", "request.panel", "/data-requests",
        [
            .. (view.MayTake ? view.Waiting : []).Take(Most).Select(o => new HomeLine(o.Reference.Text, $"/cases/{o.Case.ToRoute()}/data-requests/new?own={o.Reference.ToRoute()}", texts["request.panel.waiting", texts.Day(o.AskedAt)], texts["request.panel.take"], "yellow")),
            .. second.Take(Most).Select(w => new HomeLine(w.Reference.Text, $"/data-requests/withheld/{w.Reference.ToRoute()}", texts["request.panel.withheld"], texts["retention.panel.second"], "yellow")),
            .. open.Take(Most).Select(r => new HomeLine(r.Reference.Text, $"/data-requests/{r.Reference.ToRoute()}", texts["request.panel.due", texts.Day(r.DueOn)], texts[view.Today > r.DueOn ? "request.late" : "request.open"], view.Today > r.DueOn ? "red" : "blue")),
        ]);
    }
}
