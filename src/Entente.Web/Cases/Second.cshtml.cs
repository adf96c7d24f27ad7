using Entente.Cases;
using Entente.Foundation;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>The second reader's page.</summary>
[ChecksItsTexts]
public sealed class SecondModel(CaseFile file, ReadGroundsSecond read, Regimes regimes, Acts acts) : PageModel
{
    [BindProperty]
    public SecondReadingForm Form { get; set; } = new();

    public CaseView Case { get; private set; } = null!;

    public IReadOnlyList<Reason> Reasons => [.. regimes.Reasons.Where(r => Case.Grounds!.ReasonCodes.Contains(r.Code))];

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await file.ReadDraftAsync(asked, "second reading", acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        Case = found.Value;
        return Case.Grounds is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var result = await read.RunAsync(asked, Form, acts.Now(), ct);
        if (!result.IsRefused) return Redirect($"/cases/{asked.ToRoute()}/decision");
        var shown = await OnGetAsync(reference, ct);
        return shown is PageResult ? this.Show(nameof(Form), result.Problems) : shown;
    }
}
