using Entente.Referrals;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc.RazorPages;

using Alert = Entente.Referrals.Alert;

namespace Entente.Web.Referrals;

/// <summary>Who is in danger now.</summary>
public sealed class AlertsModel(AlertList alerts, Acts acts) : PageModel
{
    public IReadOnlyList<Alert> Open { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Response.ReloadsItself();
        Open = await alerts.OpenAsync(acts.Now(), ct);
    }
}
