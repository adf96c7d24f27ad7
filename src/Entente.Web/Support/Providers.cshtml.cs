using Entente.Support.Offers;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Support;

/// <summary>How providers answered, as counts.</summary>
public sealed class ProvidersModel(ProviderCounts counts, Acts acts) : PageModel
{
    public IReadOnlyList<ProviderLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var found = await counts.ReadAsync(acts.Now(), ct);
        if (found.IsRefused) return this.Show("", found.Problems);
        Lines = found.Value;
        return Page();
    }
}
