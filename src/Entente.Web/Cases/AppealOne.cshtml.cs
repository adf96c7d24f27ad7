using Entente.Cases.Appeals;
using Entente.Foundation;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>One challenge before a court: its days, and what came of it.</summary>
[ChecksItsTexts]
public sealed class AppealOneModel(AppealsOfCase appeals, KeepAppeal keep, EndAppeal end, AppealTerms terms, Acts acts) : PageModel
{
    [BindProperty] public HearingForm Hearing { get; set; } = new();

    [BindProperty] public AppealOutcomeForm Outcome { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public AppealView View { get; private set; } = null!;

    public AppealTerms Terms => terms;

    /// <summary>The version that whoever sends a form has seen.</summary>
    public int VersionFor(int sent) => _meanwhile || sent == 0 ? View.Appeal.Version : sent;

    private bool _meanwhile;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => await FillAsync(reference, ct) ?? Page();

    public Task<IActionResult> OnPostHearingAsync(string reference, CancellationToken ct) => DoAsync(reference, nameof(Hearing), "appeal.hearing.done", async () => (await keep.HearAsync(reference, Hearing, acts.Now(), ct)).Problems, ct);

    public Task<IActionResult> OnPostCallOffAsync(string reference, string? which, int version, CancellationToken ct) => DoAsync(reference, "", "appeal.hearing.off.done", async () => (await keep.CallOffAsync(reference, which, version, acts.Now(), ct)).Problems, ct);

    public Task<IActionResult> OnPostOutcomeAsync(string reference, CancellationToken ct) => DoAsync(reference, nameof(Outcome), "appeal.outcome.done", async () => (await end.RunAsync(reference, Outcome, acts.Now(), ct)).Problems, ct);

    private async Task<IActionResult> DoAsync(string reference, string form, string done, Func<Task<IReadOnlyList<Problem>>> act, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        // What cannot be read as a date is told at its field, and nothing is saved.
        if (!ModelState.IsValid) return this.Show(form, []);
        var problems = await act();
        if (problems.Count == 0)
        {
            Done = done;
            return Redirect($"/appeals/{View.Appeal.Reference.ToRoute()}");
        }

        if (!problems.Any(p => p is AppealChangedMeanwhile)) return this.Show(form, problems);
        // The page shows how it stands now: sent again, it is done knowingly.
        if (await FillAsync(reference, ct) is { } shut) return shut;
        _meanwhile = true;
        this.Tell(form, problems);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult?> FillAsync(string reference, CancellationToken ct)
    {
        var found = await appeals.OneAsync(reference, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is AppealNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return null;
    }
}
