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

    // Each step has a form of its own, so that a mistake in one is told in that one alone.
    [BindProperty] public EarlyEndStepForm NoticeStep { get; set; } = new();

    [BindProperty] public EarlyEndStepForm AnswerStep { get; set; } = new();

    [BindProperty] public EarlyEndStepForm HandOnStep { get; set; } = new();

    [BindProperty] public EarlyEndStepForm ReadStep { get; set; } = new();

    [BindProperty] public EarlyEndStepForm EndStep { get; set; } = new();

    [BindProperty] public EarlyEndStepForm LetGoStep { get; set; } = new();

    [BindProperty] public EarlyEndStepForm AskStep { get; set; } = new();

    [BindProperty] public EarlyEndStepForm ReviewStep { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public EarlyEndView View { get; private set; } = null!;

    public EarlyEndTerms Terms => terms;

    public IReadOnlyList<Choice> Grounds => [.. (View.Regime?.EarlyEnds ?? []).Select(e => new Choice(e.Code, texts.Of(e.Text), texts["law.early." + e.Sort]))];

    public IReadOnlyList<Choice> Ways => [.. terms.Ways.Select(w => new Choice(w.Code, texts.Of(w.Text)))];

    public IReadOnlyList<Choice> Askers => [.. Enum.GetValues<AskedBy>().Where(a => a != AskedBy.Court).Select(a => new Choice(a.ToString(), texts["begin.by." + a]))];

    /// <summary>Why none may be begun, in words.</summary>
    public IEnumerable<string> Closed => View.Closed.Select(texts.Of);

    /// <summary>The version that a step's form carries: what was on the page of whoever mends it, else what stands now.</summary>
    public int VersionOf(string form) => _mended == form && Request.Form.TryGetValue(form + ".Version", out var sent) && int.TryParse(sent, System.Globalization.CultureInfo.InvariantCulture, out var version) && version > 0 ? version : View.Last?.Version ?? 0;

    private string? _mended;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => await FillAsync(reference, ct) ?? Page();

    public Task<IActionResult> OnPostAsync(string reference, CancellationToken ct) => DoAsync(reference, nameof(Form), "begun", (about, act) => steps.BeginAsync(about, Form, act, ct), ct);

    public Task<IActionResult> OnPostNoticeAsync(string reference, CancellationToken ct) => DoAsync(reference, nameof(NoticeStep), "notice", (about, act) => steps.NoticeAsync(about, NoticeStep, act, ct), ct);

    public Task<IActionResult> OnPostAnswerAsync(string reference, CancellationToken ct) => DoAsync(reference, nameof(AnswerStep), "answer", (about, act) => steps.AnswerAsync(about, AnswerStep, act, ct), ct);

    public Task<IActionResult> OnPostHandOnAsync(string reference, CancellationToken ct) => DoAsync(reference, nameof(HandOnStep), "hand-on", (about, act) => steps.HandOnAsync(about, HandOnStep, act, ct), ct);

    public Task<IActionResult> OnPostReadAsync(string reference, CancellationToken ct) => DoAsync(reference, nameof(ReadStep), "read", (about, act) => steps.ReadAsync(about, ReadStep, act, ct), ct);

    public Task<IActionResult> OnPostEndAsync(string reference, CancellationToken ct) => DoAsync(reference, nameof(EndStep), "end", (about, act) => steps.EndAsync(about, EndStep, act, ct), ct);

    public Task<IActionResult> OnPostLetGoAsync(string reference, CancellationToken ct) => DoAsync(reference, nameof(LetGoStep), "let-go", (about, act) => steps.LetGoAsync(about, LetGoStep, act, ct), ct);

    public Task<IActionResult> OnPostAskAsync(string reference, CancellationToken ct) => DoAsync(reference, nameof(AskStep), "ask", (about, act) => steps.AskAsync(about, AskStep, act, ct), ct);

    public Task<IActionResult> OnPostReviewAsync(string reference, CancellationToken ct) => DoAsync(reference, nameof(ReviewStep), "review", (about, act) => steps.ReviewAsync(about, ReviewStep, act, ct), ct);

    private async Task<IActionResult> DoAsync(string reference, string form, string done, Func<Reference, Entente.Audit.Act, Task<Result<EarlyEnding>>> step, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        _mended = form;
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
        _mended = null;
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
