using Entente.Cases;
using Entente.Supervision.Samples;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Supervision;

/// <summary>A drawn decision, decided anew without what was decided; afterwards both side by side.</summary>
[ChecksItsTexts]
public sealed class ReadingModel(ReadingFile file, AnswerReading answer, Regimes regimes, Acts acts) : PageModel
{
    [BindProperty] public ReadingForm Form { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public ReadingView View { get; private set; } = null!;

    /// <summary>Every reason that fits the person's age, whichever way it speaks.</summary>
    public IReadOnlyList<Reason> Reasons => [.. regimes.Reasons.Where(r => Enum.GetValues<GroundsOutcome>().Any(o => r.Fits(o, View.IsChild)))];

    /// <summary>Codes as the data say them now; one that they no longer have stays a code.</summary>
    public IEnumerable<string> Texts(IEnumerable<string> codes) => codes.Select(c => regimes.Reasons.FirstOrDefault(r => r.Code == c)?.Text ?? c);

    public Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => ShowAsync(reference, ct);

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        var result = await answer.RunAsync(reference, Form, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = "reading.done";
            return Redirect($"/supervision/readings/{result.Value.Reference.ToRoute()}");
        }

        var shown = await ShowAsync(reference, ct);
        if (shown is not PageResult) return shown;
        var told = this.Show(nameof(Form), result.Problems);
        if (result.Problems.Any(p => p is ReadingChanged)) Response.StatusCode = StatusCodes.Status409Conflict;
        return told;
    }

    private async Task<IActionResult> ShowAsync(string reference, CancellationToken ct)
    {
        var found = await file.ReadAsync(reference, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is ReadingNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return Page();
    }
}
