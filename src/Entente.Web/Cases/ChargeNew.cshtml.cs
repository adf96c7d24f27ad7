using Entente.Access;
using Entente.Cases;
using Entente.Cases.Charges;
using Entente.Foundation;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>A charge, or an act that may become one, is written down.</summary>
[ChecksItsTexts]
public sealed class ChargeNewModel(ChargesOfCase charges, KeepCharge keep, Acts acts) : PageModel
{
    [BindProperty] public ChargeForm Form { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public ChargesView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => await FillAsync(reference, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        // What cannot be read as a date is told at its field, and nothing is saved.
        if (!ModelState.IsValid) return this.Show(nameof(Form), []);
        var result = await keep.AddAsync(View.Case.Reference, Form, acts.Now(), ct);
        if (result.IsRefused) return this.Show(nameof(Form), result.Problems);
        Done = "charge.done";
        return Redirect($"/charges/{result.Value.Reference.ToRoute()}");
    }

    private async Task<IActionResult?> FillAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await charges.ReadAsync(asked, acts.Now(), ct, Verb.Write);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return null;
    }
}
