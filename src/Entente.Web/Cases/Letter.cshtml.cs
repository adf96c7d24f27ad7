using Entente.Cases;
using Entente.Foundation;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>The decision's letter as a page to read and print.</summary>
public sealed class LetterModel(CaseFile file, Regimes regimes, DecisionClocks clocks, Acts acts) : PageModel
{
    private static readonly LetterTexts English = LetterTexts.ReasonableGrounds(DataFolder.Shipped, "en");

    public CaseView Case { get; private set; } = null!;

    public Letter? Letter { get; private set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var act = acts.Now();
        var found = await file.ReadDraftAsync(asked, "letter", act, ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        Case = found.Value;
        if (Case is { Grounds: { Outcome: not null } grounds, Regime: { } regime })
        {
            var decided = clocks.DayOf(Case.Case, grounds.IssuedAt ?? act.When);
            Letter = Letter.Of(English, Case.Case, grounds, regime, regimes.Reasons, decided, Case.Clocks.FirstOrDefault(c => c.Rule == regime.RecoveryRule)?.Due ?? decided.AddDays(regime.RecoveryDays));
        }

        return Page();
    }
}
