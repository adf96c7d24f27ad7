using Entente.Access;
using Entente.Cases;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Entente.Support.Placements;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Support;

/// <summary>Where the person of a case lives, lived and may live; the next step with one place.</summary>
public sealed class PlacementsModel(PlacementsOfCase placements, KeepPlacements keep, AskPlacementOverride ask, EntenteDb db, Acts acts) : PageModel
{
    [BindProperty] public PlacementStepForm Form { get; set; } = new();

    [BindProperty] public string? Reason { get; set; }

    /// <summary>The place that something is done with.</summary>
    [BindProperty(SupportsGet = true)] public string? Which { get; set; }

    [TempData] public string? Done { get; set; }

    public PlacementsView View { get; private set; } = null!;

    public IReadOnlyDictionary<UserId, string> Names { get; private set; } = new Dictionary<UserId, string>();

    public Placement? Chosen => Reference.TryParse(Which, out var which) ? View.All.FirstOrDefault(p => p.Reference == which && p.IsCurrent) : null;

    public Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => ShowAsync(reference, ct);

    public Task<IActionResult> OnPostOfferAsync(string reference, CancellationToken ct) => StepAsync(reference, "placements.done.offered", r => keep.OfferAsync(r, Which, Form, acts.Now(), ct), ct);

    public Task<IActionResult> OnPostBeginAsync(string reference, CancellationToken ct) => StepAsync(reference, "placements.done.begun", r => keep.BeginAsync(r, Which, Form, acts.Now(), ct), ct);

    public Task<IActionResult> OnPostDeclineAsync(string reference, CancellationToken ct) => StepAsync(reference, "placements.done.declined", r => keep.DeclineAsync(r, Which, Form, acts.Now(), ct), ct);

    public Task<IActionResult> OnPostEndAsync(string reference, CancellationToken ct) => StepAsync(reference, "placements.done.ended", r => keep.EndAsync(r, Which, Form, acts.Now(), ct), ct);

    public Task<IActionResult> OnPostAskAsync(string reference, CancellationToken ct) => StepAsync(reference, "exceptions.done.asked", r => ask.RunAsync(r, Which, Reason, Form, acts.Now(), ct), ct, "");

    private async Task<IActionResult> StepAsync<T>(string reference, string done, Func<Reference, Task<Result<T>>> step, CancellationToken ct, string form = nameof(Form)) where T : class
    {
        if (!Reference.TryParse(reference, out var about)) return NotFound();
        // A day that cannot be read is told at its field, and nothing is done.
        if (!ModelState.IsValid)
        {
            var again = await ShowAsync(reference, ct);
            Response.StatusCode = again is PageResult ? StatusCodes.Status422UnprocessableEntity : Response.StatusCode;
            return again;
        }

        var result = await step(about);
        if (!result.IsRefused)
        {
            Done = done;
            return Redirect($"/cases/{about.ToRoute()}/placements");
        }

        var shown = await ShowAsync(reference, ct);
        return result.Problems.Any(p => p is CaseNotFound) ? NotFound() : shown is PageResult ? this.Show(form, result.Problems) : shown;
    }

    private async Task<IActionResult> ShowAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await placements.ReadAsync(asked, "placements of case", acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        Names = await db.NamesAsync(View.All.Select(p => p.By), ct);
        return Page();
    }
}
