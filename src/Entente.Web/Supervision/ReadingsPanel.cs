using Entente.Access;
using Entente.Audit;
using Entente.Storage;
using Entente.Supervision;
using Entente.Web.Design;
using Entente.Web.Home;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Supervision;

/// <summary>Home: drawn decisions that were given to this reader and wait for their answer.</summary>
public sealed class ReadingsPanel(Ledger ledger, Texts texts) : IHomePanel
{
    private const int Most = 8;

    public int Order => 45;

    public async Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        if (!db.Matrix.Ask(act.Reader, DataKind.QualitySamples, Verb.Write).Allowed) return null;
        var me = act.Reader.User;
        var waiting = await db.DrawnDecisions.AsNoTracking().Where(i => i.GivenTo == me && i.AnsweredAt == null).OrderBy(i => i.Id).Take(Most).Select(i => i.Reference).ToListAsync(ct);
        if (waiting.Count > 0) await ledger.RememberAsync(act, new Seen("readings", "", waiting.Count), ct);
        return new("samples.panel", "samples.panel.none", "/supervision/samples",
            [.. waiting.Select(r => new HomeLine(r.Text, $"/supervision/readings/{r.ToRoute()}", texts["samples.panel.line"], texts["samples.panel.tag"], "blue"))]);
    }
}
