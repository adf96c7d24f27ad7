using Entente.Records.Export;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Exports;

/// <summary>Exports that somebody must approve or decline.</summary>
public sealed class WaitingModel(ExportList exports, Acts acts) : PageModel
{
    public IReadOnlyList<ExportCard> Cards { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Cards = await exports.WaitingAsync(acts.Now(), ct);
}
