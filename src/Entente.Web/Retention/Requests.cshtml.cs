using Entente.Retention.Requests;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Retention;

/// <summary>People who asked about their data, those due first.</summary>
public sealed class RequestsModel(RequestList requests, Acts acts) : PageModel
{
    public RequestsView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => View = await requests.ReadAsync(acts.Now(), ct);
}
