using Entente.Support.Needs;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Support;

/// <summary>One area of what a person needs: how it stands, how it stood, and looking at it again.</summary>
public sealed class NeedOneModel(NeedsOfCase needs, AssessNeed assess, Acts acts) : PageModel
{
    [BindProperty] public NeedForm Form { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public NeedView View { get; private set; } = null!;

    public NeedFields Fields => new(Form with { Area = View.Area }, [], View.Versions[0].Number);

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        // Shown again after a broken text, the page keeps what was entered.
        if (View.Versions.Count > 0 && HttpMethods.IsGet(Request.Method)) Form = NeedForm.Again(View.Versions[0]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        // What cannot be read as a date is told at its field, and nothing is saved.
        if (!ModelState.IsValid) return this.Show(nameof(Form), []);
        var result = await assess.RunAsync(View.Case, Form with { Area = View.Area }, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = "need.done";
            return Redirect($"/support/needs/{result.Value.Reference.ToRoute()}");
        }

        if (!result.Problems.Any(p => p is AssessedMeanwhile)) return this.Show(nameof(Form), result.Problems);
        // The page shows what was saved meanwhile above what was entered here: sent again, this becomes the version after it.
        if (await FillAsync(reference, ct) is { } shut) return shut;
        this.Tell(nameof(Form), result.Problems);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult?> FillAsync(string reference, CancellationToken ct)
    {
        var found = await needs.OneAsync(reference, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is NeedNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return null;
    }
}
