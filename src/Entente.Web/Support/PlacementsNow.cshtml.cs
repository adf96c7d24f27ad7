using Entente.Support.Placements;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Support;

/// <summary>Where the people whom this reader works with live now, without addresses.</summary>
public sealed class PlacementsNowModel(PlacementsOfCase placements, Acts acts) : PageModel
{
    public IReadOnlyList<LivingLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Lines = await placements.NowAsync(acts.Now(), ct);
}
