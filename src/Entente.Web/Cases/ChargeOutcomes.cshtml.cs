using Entente.Cases.Charges;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>What came of charges against victims, as counts.</summary>
public sealed class ChargeOutcomesModel(OutcomeCounts counts, Acts acts) : PageModel
{
    public IReadOnlyList<OutcomeLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var found = await counts.ReadAsync(acts.Now(), ct);
        if (found.IsRefused) return this.Show("", found.Problems);
        Lines = found.Value;
        return Page();
    }
}
