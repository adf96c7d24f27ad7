using Entente.Access;
using Entente.Audit;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Home;

/// <summary>Home by role: alerts, clocks about to run out, my work.</summary>
public sealed class IndexModel(EntenteDb db, Ledger ledger, Acts acts, IEnumerable<IHomePanel> panels) : PageModel
{
    public IReadOnlyList<HomePanel> Panels { get; private set; } = [];

    /// <summary>Whose home it is: where no room has anything for a role, its page says why.</summary>
    public Role Role { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var act = acts.Now();
        Role = act.Reader.Role;
        var shown = new List<HomePanel>();
        foreach (var panel in panels.OrderBy(p => p.Order))
        {
            if (await panel.ForAsync(db, act, ct) is { } filled) shown.Add(filled);
        }

        await ledger.RememberAsync(act, new Seen("home", "", shown.Sum(p => p.Lines.Count)), ct);
        Panels = shown;
        if (shown.Any(p => p.IsLive)) Response.ReloadsItself();
    }
}
