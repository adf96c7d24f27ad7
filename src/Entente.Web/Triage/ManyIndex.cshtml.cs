using Entente.Triage.Many;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Triage;

/// <summary>What the reader's team did with many at once.</summary>
public sealed class ManyIndexModel(ManyFile file, Acts acts) : PageModel
{
    public IReadOnlyList<ManyLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Lines = await file.ListAsync(acts.Now(), ct);
}
