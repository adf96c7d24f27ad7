using Entente.Access;
using Entente.Audit;
using Entente.Cases.Contact;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Home;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Cases;

/// <summary>Home of whoever may agree to exceptions from the safety check: those that wait for a second person, the oldest first.</summary>
public sealed class ExceptionsPanel(Ledger ledger, Texts texts) : IHomePanel
{
    private const int Most = 8;

    public int Order => 3;

    public async Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        if (!db.Matrix.Ask(act.Reader, DataKind.SafetyOverrides, Verb.Approve).Allowed) return null;
        var waiting = await db.SafetyOverrides.AsNoTracking().Where(o => o.AnsweredAt == null && o.AskedBy != act.Reader.User).OrderBy(o => o.Id).Take(Most).ToListAsync(ct);
        // Nobody asks for one on most days: the panel is not in the way then.
        if (waiting.Count == 0) return null;
        await ledger.RememberAsync(act, new Seen("exceptions", "", waiting.Count), ct);
        return new("exceptions.panel", "exceptions.none", "/cases",
            [.. waiting.Select(o => new HomeLine(o.Case.Text, $"/cases/{o.Case.ToRoute()}/exceptions?which={o.Reference.ToRoute()}", texts["exceptions.panel.line", texts["exceptions.for." + o.For], texts.Moment(o.AskedAt)], texts["exceptions.state.Asked"], "yellow"))]);
    }
}
