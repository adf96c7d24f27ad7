using Entente.Cases;
using Entente.Cases.Appeals;
using Entente.Foundation;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>What courts were asked about the decisions of a case, and what they may be asked.</summary>
public sealed class AppealsModel(AppealsOfCase appeals, AppealTerms terms, Acts acts) : PageModel
{
    public AppealsView View { get; private set; } = null!;

    public AppealTerms Terms => terms;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await appeals.ReadAsync(asked, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return Page();
    }
}
