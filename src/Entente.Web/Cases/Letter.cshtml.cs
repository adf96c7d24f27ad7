using Entente.Cases;
using Entente.Foundation;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>The decision's letter as a page to read and print.</summary>
public sealed class LetterModel(CaseFile file, Regimes regimes, DecisionClocks clocks, LetterTexts texts, Acts acts) : PageModel
{
    public CaseView Case { get; private set; } = null!;

    public Letter? Letter { get; private set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var act = acts.Now();
        var found = await file.ReadDraftAsync(asked, "letter", act, ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        Case = found.Value;
        if (Case is { HidesDraft: false, Grounds: { Outcome: not null } grounds, Regime: { } regime })
        {
            // Before it is issued the letter is what it would be today; afterwards it is what was issued.
            Letter = grounds.Letter ?? Letter.Of(texts, Case.Case, grounds, regime, regimes.Reasons, clocks.DayOf(Case.Case, act.When), clocks.Ends(Case.Case, regime, act));
        }

        return Page();
    }
}
