using Entente.Cases;
using Entente.Cases.Letters;
using Entente.Foundation;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>A paragraph that somebody wrote for a letter is put into another language, by a translator who is named.</summary>
[ChecksItsTexts]
public sealed class LetterTranslateModel(EnterTranslation enter, Acts acts) : PageModel
{
    [BindProperty(SupportsGet = true)] public int? Number { get; set; }

    [BindProperty(SupportsGet = true)] public string? Language { get; set; }

    [BindProperty(SupportsGet = true)] public int Place { get; set; }

    [BindProperty] public TranslationForm Form { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public ToTranslate View { get; private set; } = null!;

    /// <summary>What whoever sends the form has seen: kept while they mend it, and new once they were shown what somebody else did.</summary>
    public string Of => _shown || Form.Of is null ? ParagraphTranslation.MarkOf(View.English) : Form.Of;

    public int Version => _shown ? View.Version : Form.Version;

    private bool _shown;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        _shown = true;
        if (HttpMethods.IsGet(Request.Method)) Form = new() { Words = View.Last?.Words, Translator = View.Last?.Translator };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        var result = await enter.RunAsync(View.About.Reference, Number, Language, Place, Form, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = "letter.translate.done";
            return Redirect($"/cases/{View.About.Reference.ToRoute()}/letter?language={View.Language.Language}&number={View.Grounds.Number}");
        }

        if (result.Problems.Any(p => p is ParagraphNotFound)) return NotFound();
        if (!result.Problems.Any(p => p is EnglishHasChanged or TranslatedMeanwhile)) return this.Show(nameof(Form), result.Problems);
        // The page shows what stands now beside what was entered: sent again, it is entered knowingly.
        if (await FillAsync(reference, ct) is { } shut) return shut;
        _shown = true;
        this.Tell(nameof(Form), result.Problems);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult?> FillAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await enter.OpenAsync(asked, Number, Language, Place, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound or ParagraphNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return null;
    }
}
