using Entente.Access;
using Entente.Cases;
using Entente.Cases.Consent;
using Entente.Cases.Disclosures;
using Entente.Foundation;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>Something is about to cross, or has: under what, and if under nothing, it is refused or shown as such.</summary>
public sealed class DisclosureNewModel(DisclosuresOfCase crossings, RecordDisclosure record, ConsentTerms terms, Powers powers, Texts texts, Acts acts) : PageModel
{
    [BindProperty]
    public DisclosureForm Form { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public DisclosuresView View { get; private set; } = null!;

    public ConsentTerms Terms => terms;

    public IReadOnlyList<Choice> Countries => ConsentWords.Countries(texts);

    /// <summary>The powers that this person's place and age leave open, whoever receives.</summary>
    public IEnumerable<Power> Open => powers.All.Where(p => p.Fits(p.Recipients.Count > 0 ? p.Recipients[0] : "", View.Case.Territory, View.IsChild, View.Day));

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        var shown = await ShowAsync(reference, ct);
        if (shown is PageResult) Form = Form with { Country = View.Case.Territory.Split('-')[0].ToLowerInvariant() };
        return shown;
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        // A date that cannot be read is told at its field, and never taken for none.
        if (!ModelState.IsValid) return await AgainAsync(reference, [], ct);
        var result = await record.RunAsync(asked, Form, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = "disclosures.done." + result.Value.Ground;
            return Redirect($"/cases/{asked.ToRoute()}/disclosures");
        }

        return await AgainAsync(reference, result.Problems, ct);
    }

    private async Task<IActionResult> AgainAsync(string reference, IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        var shown = await ShowAsync(reference, ct);
        return shown is PageResult ? this.Show(nameof(Form), problems) : shown;
    }

    private async Task<IActionResult> ShowAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await crossings.ReadAsync(asked, "disclosure-new", new(), acts.Now(), ct, Verb.Write);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return Page();
    }
}
