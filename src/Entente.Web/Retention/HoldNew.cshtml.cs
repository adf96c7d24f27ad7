using Entente.Access;
using Entente.Cases;
using Entente.Foundation;
using Entente.Retention;
using Entente.Retention.Holds;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Retention;

/// <summary>Places a hold on a case.</summary>
public sealed class HoldNewModel(KeptOfCase kept, KeepHolds holds, HoldTerms terms, Acts acts) : PageModel
{
    [BindProperty] public HoldForm Form { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public KeptView View { get; private set; } = null!;

    public HoldTerms Terms => terms;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await kept.ReadAsync(asked, DataKind.LegalHolds, Verb.Write, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        // A day that cannot be read is told at its field, and nothing is done.
        if (!ModelState.IsValid)
        {
            var again = await OnGetAsync(reference, ct);
            if (again is PageResult) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return again;
        }

        var result = await holds.PlaceAsync(asked, Form, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = "hold.done.placed";
            return Redirect($"/retention/holds/{result.Value.Reference.ToRoute()}");
        }

        var shown = await OnGetAsync(reference, ct);
        return result.Problems.Any(p => p is CaseNotFound) ? NotFound() : shown is PageResult ? this.Show(nameof(Form), result.Problems) : shown;
    }
}
