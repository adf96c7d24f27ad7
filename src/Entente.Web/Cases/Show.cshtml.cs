using Entente.Cases;
using Entente.Foundation;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>One case at a glance.</summary>
public sealed class ShowModel(CaseFile file, Acts acts) : PageModel
{
    public CaseView Case { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked) || await file.ReadAsync(asked, "case", acts.Now(), ct) is not { } view) return NotFound();
        Case = view;
        return Page();
    }
}
