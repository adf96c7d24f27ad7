using Entente.Access;
using Entente.Cases;
using Entente.Foundation;
using Entente.Support.Placements;
using Entente.Web.Cases;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Support;

/// <summary>Writes down a place to live for a person, with what makes it suitable.</summary>
public sealed class PlacementNewModel(PlacementsOfCase placements, KeepPlacements keep, Texts texts, Acts acts) : PageModel
{
    [BindProperty] public PlacementForm Form { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public PlacementsView View { get; private set; } = null!;

    public IReadOnlyList<Choice> Types => texts.Choices(PlacementTerms.Shipped.Types);

    public IReadOnlyList<Choice> Suits => texts.SuitChoices(View.Case.IsChild);

    public PlaceFields Place => new(Form.Address, Form.Town, Form.PostCode, Form.Latitude, Form.Longitude);

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await placements.ReadAsync(asked, "placement-new", acts.Now(), ct, Verb.Write);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        // What cannot be read as a number or a day is told at its field, and nothing is saved.
        if (!ModelState.IsValid)
        {
            var again = await OnGetAsync(reference, ct);
            Response.StatusCode = again is PageResult ? StatusCodes.Status422UnprocessableEntity : Response.StatusCode;
            return again;
        }

        var result = await keep.PrepareAsync(asked, Form, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = "placements.done.prepared";
            return Redirect($"/cases/{asked.ToRoute()}/placements?which={result.Value.Reference.ToRoute()}");
        }

        var shown = await OnGetAsync(reference, ct);
        return shown is PageResult ? this.Show(nameof(Form), result.Problems) : shown;
    }
}
