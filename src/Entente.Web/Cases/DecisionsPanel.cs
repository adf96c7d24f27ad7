using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Home;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Cases;

/// <summary>Home: drafts that wait for a second reader, and those that came back to who drafts them.</summary>
public sealed class DecisionsPanel(Ledger ledger, Texts texts) : IHomePanel
{
    private const int Most = 8;

    public int Order => 15;

    public async Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        if (act.Reader.Role is not (Role.DecisionMaker or Role.Supervisor)) return null;
        var wanted = act.Reader.Role == Role.Supervisor ? [GroundsState.WithSecondReader] : new[] { GroundsState.Returned, GroundsState.Agreed };
        var drafts = await db.Grounds.AsNoTracking().Where(g => wanted.Contains(g.State)).OrderBy(g => g.SavedAt).Take(Most * 3)
            .Join(db.Cases, g => g.Case, c => c.Id, (g, c) => new { c.Reference, Grounds = g }).ToListAsync(ct);
        var mine = act.Reader.Role == Role.Supervisor ? drafts.Where(d => !d.Grounds.WroteIt(act.Reader.User)) : drafts;
        var lines = mine.Take(Most).Select(d => new HomeLine(d.Reference.Text, $"/cases/{d.Reference.ToRoute()}/{(d.Grounds.State == GroundsState.WithSecondReader ? "second" : "decision")}",
            texts["decision.title"], texts["decision.state." + d.Grounds.State], d.Grounds.State == GroundsState.Agreed ? "green" : "yellow")).ToList();
        if (lines.Count > 0) await ledger.RememberAsync(act, new Seen("decisions", "", lines.Count), ct);
        return new("decision.panel", "decision.panel.none", "/cases", lines);
    }
}
