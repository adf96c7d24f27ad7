using Entente.Cases;
using Entente.Foundation;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>The issued decisions of a case, each shown from what was kept with it: the same screen years later, whatever the law and the case have become.</summary>
public sealed class IssuedModel(CaseFile file, Acts acts) : PageModel
{
    /// <summary>Which of the case's decisions; the last where none is named.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Number { get; set; }

    public CaseView Case { get; private set; } = null!;

    public IReadOnlyList<Grounds> Issued => [.. Case.Decisions.Where(d => d.State == GroundsState.Issued)];

    public Grounds? Shown => Number is { } number ? Issued.FirstOrDefault(d => d.Number == number) : Issued is [.., var last] ? last : null;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await file.ReadDraftAsync(asked, "issued decision", acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        Case = found.Value;
        return Number is not null && Shown is null ? NotFound() : Page();
    }
}
