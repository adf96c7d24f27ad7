using Entente.Cases;
using Entente.Foundation;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>Two lanes: the person's life, and the case.</summary>
public sealed class ChronologyModel(Chronology chronology, Acts acts) : PageModel
{
    public ChronologyView Lanes { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, int back, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var result = await chronology.ReadAsync(asked, back, acts.Now(), ct);
        if (result.IsRefused) return result.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", result.Problems);
        Lanes = result.Value;
        return Page();
    }
}
