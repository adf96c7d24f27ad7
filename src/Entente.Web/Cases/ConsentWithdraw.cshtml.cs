using Entente.Access;
using Entente.Cases;
using Entente.Cases.Consent;
using Entente.Foundation;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>A person changes their mind: as easy as agreeing, and it counts at once.</summary>
public sealed class ConsentWithdrawModel(ConsentOfCase ledger, RecordConsent record, Acts acts) : PageModel
{
    [BindProperty]
    public WithdrawalForm Form { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public ConsentView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await ledger.ReadAsync(asked, "consent-withdraw", acts.Now(), ct, Verb.Write);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        // A date that cannot be read is told at its field, and never taken for none.
        if (!ModelState.IsValid) return await AgainAsync(reference, [], ct);
        var result = await record.WithdrawAsync(asked, Form, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = "consent.done.withdrawn";
            return Redirect($"/cases/{asked.ToRoute()}/consent");
        }

        return await AgainAsync(reference, result.Problems, ct);
    }

    private async Task<IActionResult> AgainAsync(string reference, IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        var shown = await OnGetAsync(reference, ct);
        return shown is PageResult ? this.Show(nameof(Form), problems) : shown;
    }
}
