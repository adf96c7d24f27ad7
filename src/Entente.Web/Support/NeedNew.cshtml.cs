using Entente.Access;
using Entente.Cases;
using Entente.Foundation;
using Entente.Support.Needs;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Support;

/// <summary>An area of life that is looked at for the first time. Where somebody else does it in the same moment, theirs is shown and nothing entered is lost.</summary>
[ChecksItsTexts]
public sealed class NeedNewModel(NeedsOfCase needs, AssessNeed assess, NeedTerms terms, NeedWords words, Acts acts) : PageModel
{
    [BindProperty] public NeedForm Form { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public NeedsView View { get; private set; } = null!;

    /// <summary>What somebody else wrote about this area meanwhile.</summary>
    public NeedView? Meanwhile { get; private set; }

    public NeedFields Fields => new(Form, words.Areas(Meanwhile is null ? View.NotLookedAt : terms.Areas.Where(a => a.Code == Form.Area)), Meanwhile is { Versions: [var now, ..] } ? now.Number : 0);

    public async Task<IActionResult> OnGetAsync(string reference, string? area, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        Form = new() { Area = area };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        // What cannot be read as a date is told at its field, and nothing is saved.
        if (!ModelState.IsValid) return await FillAsync(reference, ct) ?? this.Show(nameof(Form), []);
        var result = await assess.RunAsync(asked, Form, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = "need.done";
            return Redirect($"/support/needs/{result.Value.Reference.ToRoute()}");
        }

        if (await FillAsync(reference, ct) is { } refused) return refused;
        if (!result.Problems.Any(p => p is AssessedMeanwhile)) return this.Show(nameof(Form), result.Problems);
        Meanwhile = await needs.OfAreaAsync(View.Case, Form.Area, acts.Now(), ct);
        this.Tell(nameof(Form), result.Problems);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult?> FillAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await needs.ReadAsync(asked, acts.Now(), ct, Verb.Write);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return null;
    }
}
