using Entente.Cases;
using Entente.Cases.Charges;
using Entente.Foundation;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>What the person of a case is or may be punished for, and which of it no prosecutor was told of.</summary>
public sealed class ChargesModel(ChargesOfCase charges, Acts acts) : PageModel
{
    public ChargesView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await charges.ReadAsync(asked, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return Page();
    }
}
