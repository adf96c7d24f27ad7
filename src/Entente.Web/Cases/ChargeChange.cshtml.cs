using Entente.Access;
using Entente.Cases.Charges;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>A charge is looked at and changed; what a referral proposed is kept by it. Where somebody else did so first, theirs is shown and nothing entered is lost.</summary>
[ChecksItsTexts]
public sealed class ChargeChangeModel(ChargesOfCase charges, KeepCharge keep, Acts acts) : PageModel
{
    [BindProperty] public ChargeForm Form { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public ChargeView View { get; private set; } = null!;

    /// <summary>Whether somebody else changed it since the form was opened.</summary>
    public bool Meanwhile { get; private set; }

    /// <summary>The version that the form on the page changes: of a form that was sent back, the one that its sender has seen.</summary>
    public int Version => Meanwhile || HttpMethods.IsGet(Request.Method) ? View.Charge.Version : Form.Version;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        // Shown again after a broken text, the page keeps what was entered.
        if (HttpMethods.IsGet(Request.Method)) Form = ChargeForm.Of(View.Charge);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        // What cannot be read as a date is told at its field, and nothing is saved.
        if (!ModelState.IsValid) return this.Show(nameof(Form), []);
        var result = await keep.ChangeAsync(reference, Form, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = "charge.done";
            return Redirect($"/charges/{result.Value.Reference.ToRoute()}");
        }

        if (!result.Problems.Any(p => p is ChargeChangedMeanwhile)) return this.Show(nameof(Form), result.Problems);
        // What stands now is shown above what was entered here: sent again, this takes its place knowingly.
        if (await FillAsync(reference, ct) is { } shut) return shut;
        Meanwhile = true;
        this.Tell(nameof(Form), result.Problems);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult?> FillAsync(string reference, CancellationToken ct)
    {
        var found = await charges.OneAsync(reference, acts.Now(), ct, Verb.Write);
        if (found.IsRefused) return found.Problems.Any(p => p is ChargeNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return null;
    }
}
