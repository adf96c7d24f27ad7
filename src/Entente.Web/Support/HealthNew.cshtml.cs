using Entente.Access;
using Entente.Cases;
using Entente.Foundation;
using Entente.Support.Health;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Support;

/// <summary>Writes down a need of health. No consent is asked for here: it stays in the compartment.</summary>
public sealed class HealthNewModel(HealthOfCase health, KeepHealth keep, Acts acts) : PageModel
{
    [BindProperty] public HealthForm Form { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public HealthView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => await FillAsync(reference, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        if (!ModelState.IsValid) return this.Show(nameof(Form), []);
        var result = await keep.RunAsync(View.Case.Reference, Form with { First = null, Number = 0 }, acts.Now(), ct);
        if (result.IsRefused) return this.Show(nameof(Form), result.Problems);
        Done = "health.done.kept";
        return Redirect($"/cases/{View.Case.Reference.ToRoute()}/health");
    }

    private async Task<IActionResult?> FillAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await health.ReadAsync(asked, "health", acts.Now(), ct, Verb.Write);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return null;
    }
}
