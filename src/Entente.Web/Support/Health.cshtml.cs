using Entente.Cases;
using Entente.Foundation;
using Entente.Support.Health;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Support;

/// <summary>What is known of a person's health, in the compartment of those who support them, each with who else may know what of it now.</summary>
public sealed class HealthModel(HealthOfCase health, Acts acts) : PageModel
{
    [TempData] public string? Done { get; set; }

    public HealthView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await health.ReadAsync(asked, "health", acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return Page();
    }
}
