using Entente.Cases;
using Entente.Cases.EarlyEnds;
using Entente.Foundation;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>Ending a recovery period early, for public order or bad faith: begun, told, answered, read by a second person, decided, and looked at again.</summary>
[ChecksItsTexts]
public sealed class EarlyEndModel(EarlyEndOfCase read, EarlyEndSteps steps, EarlyEndTerms terms, Texts texts, Acts acts) : PageModel
{
    [BindProperty] public EarlyEndForm Form { get; set; } = new();

    [BindProperty] public EarlyEndStepForm Step { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public EarlyEndView View { get; private set; } = null!;

    public EarlyEndTerms Terms => terms;

    public IReadOnlyList<Choice> Grounds => [.. (View.Regime?.EarlyEnds ?? []).Select(e => new Choice(e.Code, texts.Of(e.Text), texts["law.early." + e.Sort]))];

    public IReadOnlyList<Choice> Ways => [.. terms.Ways.Select(w => new Choice(w.Code, texts.Of(w.Text)))];

    public IReadOnlyList<Choice> Askers => [.. Enum.GetValues<AskedBy>().Where(a => a != AskedBy.Court).Select(a => new Choice(a.ToString(), texts["begin.by." + a]))];

    /// <summary>Why none may be begun, in words.</summary>
    public IEnumerable<string> Closed => View.Closed.Select(texts.Of);

    public int Version => _meanwhile || Step.Version == 0 ? View.Last?.Version ?? 0 : Step.Version;

    private bool _meanwhile;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => await FillAsync(reference, ct) ?? Page();

    public Task<IActionResult> OnPostAsync(string reference, CancellationToken ct) => DoAsync(reference, nameof(Form), "begun", (about, act) => steps.BeginAsync(about, Form, act, ct), ct);

    public Task<IActionResult> OnPostNoticeAsync(string reference, CancellationToken ct) => DoAsync(reference, nameof(Step), "notice", (about, act) => steps.NoticeAsync(about, Step, act, ct), ct);

    public Task<IActionResult> OnPostAnswerAsync(string reference, CancellationToken ct) => DoAsync(reference, nameof(Step), "answer", (about, act) => steps.AnswerAsync(about, Step, act, ct), ct);

    public Task<IActionResult> OnPostHandOnAsync(string reference, CancellationToken ct) => DoAsync(reference, nameof(Step), "hand-on", (about, act) => steps.HandOnAsync(about, Step, act, ct), ct);

    public Task<IActionResult> OnPostReadAsync(string reference, CancellationToken ct) => DoAsync(reference, nameof(Step), "read", (about, act) => steps.ReadAsync(about, Step, act, ct), ct);

    public Task<IActionResult> OnPostEndAsync(string reference, CancellationToken ct) => DoAsync(reference, nameof(Step), "end", (about, act) => steps.EndAsync(about, Step, act, ct), ct);

    public Task<IActionResult> OnPostLetGoAsync(string reference, CancellationToken ct) => DoAsync(reference, nameof(Step), "let-go", (about, act) => steps.LetGoAsync(about, Step, act, ct), ct);

    public Task<IActionResult> OnPostAskAsync(string reference, CancellationToken ct) => DoAsync(reference, nameof(Step), "ask", (about, act) => steps.AskAsync(about, Step, act, ct), ct);

    public Task<IActionResult> OnPostReviewAsync(string reference, CancellationToken ct) => DoAsync(reference, nameof(Step), "review", (about, act) => steps.ReviewAsync(about, Step, act, ct), ct);

    private async Task<IActionResult> DoAsync(string reference, string form, string done, Func<Reference, Entente.Audit.Act, Task<Result<EarlyEnding>>> step, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        // What cannot be read as a date is told at its field, and nothing is saved.
        if (!ModelState.IsValid) return this.Show(form, []);
        var result = await step(View.Case.Reference, acts.Now());
        if (!result.IsRefused)
        {
            Done = "earlyend.done." + done;
            return Redirect($"/cases/{View.Case.Reference.ToRoute()}/early-end");
        }

        if (!result.Problems.Any(p => p is EarlyEndChangedMeanwhile or EarlyEndStepOver or NoEarlyEndRuns)) return this.Show(form, result.Problems);
        // The page shows how it stands now: sent again, it is done knowingly.
        if (await FillAsync(reference, ct) is { } shut) return shut;
        _meanwhile = true;
        this.Tell(form, result.Problems);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult?> FillAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await read.ReadAsync(asked, "early end", acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return null;
    }
}
