using Entente.Cases;
using Entente.Foundation;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>Requests for information: who was asked what, by which power, until when; reminders and answers.</summary>
[ChecksItsTexts]
public sealed class RequestsModel(InformationRequests requests, AskForInformation ask, Acts acts) : PageModel
{
    [BindProperty]
    public InformationRequestForm Form { get; set; } = new();

    [BindProperty]
    public FollowUpForm Follow { get; set; } = new();

    /// <summary>The request that is followed up; none while a new one may be asked.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Which { get; set; }

    [TempData]
    public string? Done { get; set; }

    public InformationRequestsView View { get; private set; } = null!;

    public InformationRequest? Chosen => Reference.TryParse(Which, out var which) ? View.Requests.FirstOrDefault(r => r.Reference == which) : null;

    public Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => ShowAsync(reference, ct);

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var about)) return NotFound();
        // A date that cannot be read is told at its field, and never taken for none.
        if (!ModelState.IsValid) return await AgainAsync(reference, nameof(Form), [], ct);
        return await AfterAsync(reference, nameof(Form), "requests.done.asked", await ask.AskAsync(about, Form, acts.Now(), ct), ct);
    }

    public Task<IActionResult> OnPostChaseAsync(string reference, CancellationToken ct) => FollowAsync(reference, "requests.done.chased", ask.ChaseAsync, ct);

    public Task<IActionResult> OnPostAnswerAsync(string reference, CancellationToken ct) => FollowAsync(reference, "requests.done.answered", ask.AnswerAsync, ct);

    public Task<IActionResult> OnPostCloseAsync(string reference, CancellationToken ct) => FollowAsync(reference, "requests.done.closed", ask.CloseAsync, ct);

    private delegate Task<Result<InformationRequest>> Step(Reference about, Reference request, FollowUpForm form, Entente.Audit.Act act, CancellationToken ct);

    private async Task<IActionResult> FollowAsync(string reference, string done, Step step, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var about) || !Reference.TryParse(Which, out var request)) return NotFound();
        return await AfterAsync(reference, nameof(Follow), done, await step(about, request, Follow, acts.Now(), ct), ct);
    }

    private async Task<IActionResult> AfterAsync(string reference, string form, string done, Result<InformationRequest> result, CancellationToken ct)
    {
        if (!result.IsRefused)
        {
            Done = done;
            return Redirect($"/cases/{Reference.Parse(reference).ToRoute()}/requests");
        }

        return result.Problems.Any(p => p is CaseNotFound) ? NotFound() : await AgainAsync(reference, form, result.Problems, ct);
    }

    private async Task<IActionResult> AgainAsync(string reference, string form, IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        var shown = await ShowAsync(reference, ct);
        return shown is PageResult ? this.Show(form, problems) : shown;
    }

    private async Task<IActionResult> ShowAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await requests.ReadAsync(asked, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return Page();
    }
}
