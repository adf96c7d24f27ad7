using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>The clocks of a case: what runs, what stood still and why, what was due on any day.</summary>
public sealed class ClocksModel(CaseClocks clocks, AskClockChange ask, AnswerClockChange answer, Acts acts) : PageModel
{
    [BindProperty]
    public ClockForm Form { get; set; } = new();

    /// <summary>Which clock the form is about.</summary>
    [BindProperty]
    public string? Clock { get; set; }

    [BindProperty]
    public bool? Agreed { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? On { get; set; }

    [TempData]
    public string? Done { get; set; }

    public CaseClocksView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await clocks.ReadAsync(asked, On, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(Clock, out var clock)) return NotFound();
        var result = await ask.RunAsync(clock, Form, acts.Now(Form.Reason), ct);
        return await AnsweredAsync(reference, result, result.IsRefused || result.Value.Asked is null ? "clocks.done" : "clocks.asked", ct);
    }

    public async Task<IActionResult> OnPostAnswerAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(Clock, out var clock)) return NotFound();
        return await AnsweredAsync(reference, await answer.RunAsync(clock, Agreed, acts.Now(), ct), "clocks.done", ct);
    }

    private async Task<IActionResult> AnsweredAsync(string reference, Result<Clock> result, string done, CancellationToken ct)
    {
        if (!result.IsRefused)
        {
            Done = done;
            return RedirectToPage(new { reference });
        }

        var shown = await OnGetAsync(reference, ct);
        return shown is PageResult ? this.Show(result.Problems.Any(p => p is ClockAnswerMissing) ? "" : nameof(Form), result.Problems) : shown;
    }
}
