using Entente.Cases;
using Entente.Foundation;
using Entente.Support.Needs;
using Entente.Support.Plans;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Support;

/// <summary>The support plan of a case by what the person is entitled to; a new step.</summary>
public sealed class PlanModel(PlanOfCase plan, KeepPlan keep, NeedsOfCase needs, NeedTerms terms, Entitlements entitlements, OfferWords words, Texts texts, Acts acts) : PageModel
{
    [BindProperty] public StepForm Form { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public PlanView View { get; private set; } = null!;

    public StepFields Fields => StepFields.Of(Form, entitlements, words, texts);

    public string Source => entitlements.Source;

    public static string Colour(StepState state) => state switch { StepState.Done => "green", StepState.UnderWay => "blue", StepState.Planned => "yellow", StepState.NotGiven => "red", _ => "grey" };

    /// <param name="need">The need that a step is planned for: what is known of it is filled in, and what is done about it is left to whoever plans.</param>
    public async Task<IActionResult> OnGetAsync(string reference, string? need, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        if (need is null || !View.MayWrite) return Page();
        var found = await needs.OneAsync(need, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is NeedNotFound) ? NotFound() : this.Show("", found.Problems);
        if (found.Value.Case == View.Case.Reference && found.Value.Versions is [var now, ..]) Form = new() { Need = now.Reference.Text, Entitlement = terms.AreaOf(now.Area)?.Entitlement, Goal = now.View, Language = now.Language };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        // A date that cannot be read is told at its field, and never taken for none.
        if (!ModelState.IsValid) return await FillAsync(reference, ct) ?? this.Show(nameof(Form), []);
        var result = await keep.AddAsync(asked, Form, acts.Now(), ct);
        if (result.IsRefused)
        {
            if (result.Problems.Any(p => p is CaseNotFound)) return NotFound();
            return await FillAsync(reference, ct) ?? this.Show(nameof(Form), result.Problems);
        }

        Done = "plan.done.added";
        return Redirect($"/cases/{asked.ToRoute()}/plan");
    }

    private async Task<IActionResult?> FillAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await plan.ReadAsync(asked, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return null;
    }
}
