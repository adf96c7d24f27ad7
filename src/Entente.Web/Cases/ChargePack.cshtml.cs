using Entente.Access;
using Entente.Cases.Charges;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>What shows that an act was compelled is handed to a prosecutor, under the person's yes or a named power.</summary>
[ChecksItsTexts]
public sealed class ChargePackModel(ChargesOfCase charges, HandOverPack hand, Acts acts) : PageModel
{
    [BindProperty] public PackForm Form { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public ChargeView View { get; private set; } = null!;

    /// <summary>The version of the charge that whoever sends the form has seen.</summary>
    public int Version => _meanwhile || HttpMethods.IsGet(Request.Method) ? View.Charge.Version : Form.Version;

    private bool _meanwhile;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        if (HttpMethods.IsGet(Request.Method)) Form = new() { Records = [.. View.Charge.RecordCodes.Intersect(View.Of.Records.Where(r => r.MayCross).Select(r => r.Reference.Text))], Day = View.Of.Today };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        // What cannot be read as a date is told at its field, and nothing is handed over.
        if (!ModelState.IsValid) return this.Show(nameof(Form), []);
        var result = await hand.RunAsync(reference, Form, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = "pack.done";
            return Redirect($"/charges/{View.Charge.Reference.ToRoute()}");
        }

        if (!result.Problems.Any(p => p is ChargeChangedMeanwhile)) return this.Show(nameof(Form), result.Problems);
        // The page shows the charge as it stands now: sent again, it is handed over knowingly.
        if (await FillAsync(reference, ct) is { } shut) return shut;
        _meanwhile = true;
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
