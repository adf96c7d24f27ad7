using Entente.Cases.Consent;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>What is read out to a person before they choose, purpose by purpose, in English and beside it in their language, to read from or to print.</summary>
public sealed class ConsentTextsModel(ConsentTerms terms, TextFiles files, IConfiguration settings, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Language { get; set; }

    public IReadOnlyList<(Term Purpose, ConsentText Text, PairedTexts Words)> Texts { get; private set; } = [];

    public IActionResult OnGet()
    {
        if (Language is not null && files.Persons.Of(Language) is null) return NotFound();
        Texts = [.. Of(terms, files, Language, Calendars.Shipped.Of(settings["Territory"] ?? "GB-EAW").DayOf(clock.GetUtcNow()))];
        return Page();
    }

    /// <summary>The texts in force on a day, one a purpose.</summary>
    public static IEnumerable<(Term Purpose, ConsentText Text, PairedTexts Words)> Of(ConsentTerms terms, TextFiles files, string? language, DateOnly today) =>
        terms.Purposes.Select(p => (p, terms.TextOf(p.Code, today))).Where(p => p.Item2 is not null).Select(p => (p.p, p.Item2!, PairedTexts.OfSentences(files, language, p.Item2!.Words)));
}
