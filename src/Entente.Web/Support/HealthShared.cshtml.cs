using Entente.Cases;
using Entente.Foundation;
using Entente.Support.Health;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Support;

/// <summary>What of a person's health this reader may know by the person's agreement, as it stands in the ledger now.</summary>
public sealed class HealthSharedModel(SharedHealth shared, Acts acts) : PageModel
{
    public SharedHealthView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await shared.ReadAsync(asked, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return Page();
    }
}
