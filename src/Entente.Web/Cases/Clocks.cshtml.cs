using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>The clocks of a case: what runs, what stood still and why, what was due on any day.</summary>
public sealed class ClocksModel(CaseClocks clocks, AskClockChange ask, AnswerClockChange answer, ClockConflict conflicts, Acts acts) : PageModel
{
    [BindProperty]
    public ClockForm Form { get; set; } = new();

    /// <summary>Which clock the form is about.</summary>
    [BindProperty]
    public string? Clock { get; set; }

    [BindProperty]
    public bool? Agreed { get; set; }

    /// <summary>What was chosen on the conflict page.</summary>
    [BindProperty]
    public ConflictChoices Choices { get; set; } = new();

    /// <summary>Set where somebody else changed the clock first: the page shows both changes instead of the clocks.</summary>
    public Conflict? Conflict { get; private set; }

    /// <summary>Whether a change was asked for with this request, rather than answered.</summary>
    public bool WasAsked => Request.HasFormContentType && Request.Form.ContainsKey("Form.Reason");

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
        return await AskedAsync(reference, clock, await ask.RunAsync(clock, Form, acts.Now(Form.Reason), ct), ct);
    }

    /// <summary>Asks for this person's change after all, or leaves the other's, unless yet another has come since.</summary>
    public async Task<IActionResult> OnPostChooseAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(Clock, out var clock)) return NotFound();
        var shown = await CompareAsync(reference, clock, ct);
        if (Conflict is not { } compared) return shown;
        if (Choices.Open(compared) is var open && (open.Count > 0 || Choices.Version != compared.TheirVersion)) return Clash(open);

        Conflict = null;
        if (!Choices.Pick(ClockConflict.Whole, mine: true, theirs: false))
        {
            Done = "clocks.conflict.left";
            return RedirectToPage(new { reference });
        }

        Form.Seen = compared.TheirVersion;
        return await AskedAsync(reference, clock, await ask.InsteadAsync(clock, Form, acts.Now(Form.Reason), ct), ct);
    }

    public async Task<IActionResult> OnPostAnswerAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(Clock, out var clock)) return NotFound();
        var result = await answer.RunAsync(clock, Agreed, Form.Seen, acts.Now(), ct);
        // What was answered is not what waits now.
        if (result.Problems.Any(p => p is AskedAnew)) ModelState.Remove(nameof(Agreed));
        return await AnsweredAsync(reference, result, "clocks.done", ct);
    }

    private async Task<IActionResult> AskedAsync(string reference, Reference clock, Result<Clock> result, CancellationToken ct)
    {
        if (!result.Problems.Any(p => p is ChangedMeanwhile)) return await AnsweredAsync(reference, result, result.IsRefused || result.Value.Asked is null ? "clocks.done" : "clocks.asked", ct);
        var shown = await CompareAsync(reference, clock, ct);
        return Conflict is null ? shown : Clash([]);
    }

    /// <summary>Both changes, with what this person entered kept on the page.</summary>
    private PageResult Clash(IReadOnlyList<Problem> open)
    {
        this.Tell("", open);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult> CompareAsync(string reference, Reference clock, CancellationToken ct)
    {
        var shown = await OnGetAsync(reference, ct);
        if (shown is not PageResult) return shown;
        if (View.Lines.Any(l => l.Reference == clock)) Conflict = await conflicts.CompareAsync(View.Case.Reference, clock, Form, ct);
        return Conflict is null ? NotFound() : shown;
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
