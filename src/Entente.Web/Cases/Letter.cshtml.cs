using Entente.Cases;
using Entente.Cases.Letters;
using Entente.Foundation;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>A decision's letter as a page to read and print, in English and beside it in the person's language.</summary>
public sealed class LetterModel(LetterOfCase letters, Acts acts) : PageModel
{
    /// <summary>Which of the case's decisions; the one in hand where none is named.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Number { get; set; }

    /// <summary>The language beside English; the person's own where none is named, "en" for English alone.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Language { get; set; }

    /// <summary>Each language on pages of its own.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Apart { get; set; }

    [TempData]
    public string? Done { get; set; }

    public LetterView View { get; private set; } = null!;

    public CaseView Case => View.Case;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked) || !ModelState.IsValid) return NotFound();
        var found = await letters.ReadAsync(asked, Number, Language, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound or ParagraphNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return Page();
    }

    /// <summary>This page in another shape.</summary>
    public string Shape(string language, bool apart) => $"/cases/{Case.Case.Reference.ToRoute()}/letter?language={language}{(apart ? "&apart=true" : "")}{(Number is { } number ? $"&number={number}" : "")}";

    public string TranslateAt(int place) => $"/cases/{Case.Case.Reference.ToRoute()}/letter/translate?number={View.Grounds!.Number}&language={View.Other!.Language}&place={place}";
}
