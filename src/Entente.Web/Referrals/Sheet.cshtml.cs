using Entente.Cases.Consent;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Web.Cases;
using Entente.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Referrals;

/// <summary>All questions on paper, for a talk without a screen: made from the same data as the pages, with their codes, conditions and reasons, and room to write.</summary>
public sealed class SheetModel(QuestionSets sets, CentreCountry centre, Texts texts, ConsentTerms terms, TextFiles files, TimeProvider clock) : PageModel
{
    /// <summary>In which language, beside English, the words stand that are read out to the person.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Language { get; set; }

    /// <summary>What is read out to the person about a referral and about support: the only words of the sheet that are for them.</summary>
    public IEnumerable<(Term Purpose, ConsentText Text, PairedTexts Words)> ReadOut =>
        ConsentTextsModel.Of(terms, files, Language, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).Where(t => t.Purpose.Code is "referral" or "support");

    public IActionResult OnGet() => Language is null || files.Persons.Of(Language) is not null ? Page() : NotFound();

    /// <summary>A list that is longer is written in words: nobody ticks one of two hundred countries.</summary>
    private const int MostChoices = 40;

    public QuestionSet Set => sets.Current;

    public int Required => Set.All.Count(q => q.Required && !q.OnCheck);

    /// <summary>What this centre asks and people can write: what stands beside an answer is asked in the talk, if at all.</summary>
    public IEnumerable<Part> Parts(Question question) => question.Parts.Where(p => centre.Uses(p.Centres) && p.Fold is null && (p.Beside is null || p.Code.EndsWith(PartsBeside.Other, StringComparison.Ordinal)));

    public IReadOnlyList<Option> Choices(Part part) =>
        part.Options is { Count: <= MostChoices } options ? [.. options.Where(o => o.IsOffered(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)) && centre.Uses(o.Centres))] : [];

    /// <summary>When it is asked, in words; null where always.</summary>
    public string? When(Question question) => question.When?.InWords(Set, new(
        (label, answers) => texts["condition.is", texts.Of(label), string.Join(texts["condition.or"], answers.Select(texts.Of))],
        label => texts["condition.answered", texts.Of(label)],
        inside => texts["condition.not", inside],
        (every, inside) => string.Join(texts[every ? "condition.and" : "condition.or"], inside.Distinct())));
}
