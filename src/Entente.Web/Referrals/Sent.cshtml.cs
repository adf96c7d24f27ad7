using Entente.Referrals;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Referrals;

/// <summary>The receipt: the reference, and what happens by which day.</summary>
public sealed class SentModel(ReadReceipt read, Acts acts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    public Receipt Receipt { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await read.RunAsync(Reference, acts.Now(), ct);
        if (result.IsRefused) return this.Refuse(result.Problems);
        Receipt = result.Value;
        return Page();
    }
}
