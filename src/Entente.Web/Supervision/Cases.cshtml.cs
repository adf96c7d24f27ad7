using Entente.Cases;
using Entente.Clocks;
using Entente.Supervision.Board;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Supervision;

/// <summary>The cases behind one number of the team board.</summary>
public sealed class CasesModel(TeamBoard board, BoardTerms terms, ClockRules rules, Acts acts) : PageModel
{
    public ClockRules Rules => rules;

    public BoardQuestion Question { get; private set; } = new();

    public BoardCases View { get; private set; } = null!;

    /// <summary>How the page after this one is asked for; null on the last.</summary>
    public string? Next => (long)Question.Page * BoardCases.PageSize < View.Total ? BoardNumber.QueryOf(Question with { Page = Question.Page + 1 }) : null;

    public async Task<IActionResult> OnGetAsync(string? who, string? band, CaseStatus? stage, int? number, CancellationToken ct)
    {
        // A band that the data do not have counts nothing that could be shown.
        if (!string.IsNullOrEmpty(band) && !terms.Codes.Contains(band)) return NotFound();
        Question = new(who, band, stage, Math.Clamp(number ?? 1, 1, 1_000_000));
        var found = await board.CasesAsync(Question, acts.Now(), ct);
        if (found.IsRefused) return this.Show("", found.Problems);
        View = found.Value;
        return Page();
    }
}
