using Entente.Foundation;
using Entente.Support.Health;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Support;

/// <summary>One need of health: how it stands and stood, with whom it is shared by which line of the ledger, and writing it anew.</summary>
public sealed class HealthOneModel(HealthOfCase health, KeepHealth keep, ShareHealth share, Acts acts) : PageModel
{
    [BindProperty] public HealthForm Form { get; set; } = new();

    [BindProperty] public HealthShareForm Share { get; set; } = new();

    /// <summary>The sharing that is stopped.</summary>
    [BindProperty] public string? Which { get; set; }

    [TempData] public string? Done { get; set; }

    public HealthView View { get; private set; } = null!;

    public HealthLine Line { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        // Shown again after a broken text, the page keeps what was entered.
        if (HttpMethods.IsGet(Request.Method)) Form = HealthForm.Again(Line.Now);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        if (!ModelState.IsValid) return this.Show(nameof(Form), []);
        var result = await keep.RunAsync(View.Case.Reference, Form with { First = Line.Now.First.Text }, acts.Now(), ct);
        if (!result.IsRefused) return Kept("health.done.kept", result.Value.Reference);
        // Another organisation wrote on meanwhile: what they may no longer read is not there for them.
        if (result.Problems.Any(p => p is HealthNotFound)) return NotFound();
        if (!result.Problems.Any(p => p is HealthChangedMeanwhile)) return this.Show(nameof(Form), result.Problems);
        // The page shows what was saved meanwhile above what was entered here: sent again, this becomes the version after it.
        if (await FillAsync(reference, ct) is { } shut) return shut;
        this.Tell(nameof(Form), result.Problems);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    public async Task<IActionResult> OnPostShareAsync(string reference, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        Form = HealthForm.Again(Line.Now);
        var result = await share.RunAsync(reference, Share, acts.Now(), ct);
        if (result.IsRefused && result.Problems.Any(p => p is HealthNotFound)) return NotFound();
        return result.IsRefused ? this.Show(nameof(Share), result.Problems) : Kept("health.done.shared", Line.Now.Reference);
    }

    public async Task<IActionResult> OnPostStopAsync(string reference, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        Form = HealthForm.Again(Line.Now);
        var result = await share.StopAsync(reference, Which, acts.Now(), ct);
        return result.IsRefused ? this.Show("", result.Problems) : Kept("health.done.stopped", Line.Now.Reference);
    }

    private RedirectResult Kept(string done, Reference need)
    {
        Done = done;
        return Redirect($"/support/health/{need.ToRoute()}");
    }

    private async Task<IActionResult?> FillAsync(string reference, CancellationToken ct)
    {
        var found = await health.OneAsync(reference, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is HealthNotFound) ? NotFound() : this.Show("", found.Problems);
        (View, Line) = found.Value;
        return null;
    }
}
