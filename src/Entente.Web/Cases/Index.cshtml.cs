using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>The cases open to whoever is signed in.</summary>
public sealed class IndexModel(CaseList list, ClockRules rules, Acts acts) : PageModel
{
    public CaseListPage Cases { get; private set; } = new([], null);
    public ClockRules Rules => rules;
    public bool Mine { get; private set; }
    public CaseStatus? Status { get; private set; }

    public async Task OnGetAsync(bool mine, CaseStatus? status, string? before, CancellationToken ct)
    {
        (Mine, Status) = (mine, status);
        Cases = await list.ReadAsync(new(status, mine, Reference.TryParse(before, out var last) ? last : null), acts.Now(), ct);
    }
}
