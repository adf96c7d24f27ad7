using Entente.Referrals;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Referrals;

/// <summary>The receipt: the reference, and what happens by which day.</summary>
public sealed class SentModel(ReadReferral read, Acts acts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    public ReferralView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await read.RunAsync(Reference, "receipt", acts.Now(), ct);
        if (result.IsRefused) return this.Refuse(result.Problems);
        View = result.Value;
        return Page();
    }
}
