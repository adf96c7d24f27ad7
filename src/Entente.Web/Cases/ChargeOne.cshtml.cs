using Entente.Cases.Charges;
using Entente.Foundation;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>One charge: the act behind it, what was handed over, what the prosecutor answered, what was done against a conviction, and the law.</summary>
[ChecksItsTexts]
public sealed class ChargeOneModel(ChargesOfCase charges, KeepCharge keep, TakeAnswer take, Acts acts) : PageModel
{
    [BindProperty] public ChargeStepForm Answer { get; set; } = new();

    [BindProperty] public ChargeStepForm Remedy { get; set; } = new();

    [BindProperty] public SetAsideForm Aside { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public ChargeView View { get; private set; } = null!;

    private bool _meanwhile;

    /// <summary>The version that a form on the page is about: of one that was sent back, the one that its sender has seen.</summary>
    public int VersionFor(int sent) => sent > 0 && !_meanwhile ? sent : View.Charge.Version;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => await FillAsync(reference, ct) ?? Page();

    public Task<IActionResult> OnPostAnswerAsync(string reference, CancellationToken ct) => DoAsync(reference, nameof(Answer), "charge.answer.done", async () => (await take.AnswerAsync(reference, Answer, acts.Now(), ct)).Problems, ct);

    public Task<IActionResult> OnPostRemedyAsync(string reference, CancellationToken ct) => DoAsync(reference, nameof(Remedy), "charge.remedy.done", async () => (await take.RemedyAsync(reference, Remedy, acts.Now(), ct)).Problems, ct);

    public Task<IActionResult> OnPostSetAsideAsync(string reference, CancellationToken ct) => DoAsync(reference, nameof(Aside), "charge.set-aside.done", async () => (await keep.SetAsideAsync(reference, Aside, acts.Now(), ct)).Problems, ct);

    private async Task<IActionResult> DoAsync(string reference, string form, string done, Func<Task<IReadOnlyList<Problem>>> act, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        // What cannot be read as a date is told at its field, and nothing is saved.
        if (!ModelState.IsValid) return this.Show(form, []);
        var problems = await act();
        if (problems.Count == 0)
        {
            Done = done;
            return Redirect($"/charges/{View.Charge.Reference.ToRoute()}");
        }

        if (!problems.Any(p => p is ChargeChangedMeanwhile)) return this.Show(form, problems);
        if (await FillAsync(reference, ct) is { } shut) return shut;
        _meanwhile = true;
        this.Tell(form, problems);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult?> FillAsync(string reference, CancellationToken ct)
    {
        var found = await charges.OneAsync(reference, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is ChargeNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return null;
    }
}
