using Entente.Foundation;
using Entente.Records.Search;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Search;

/// <summary>Search. What is typed is sent in the form's body, also from page to page, so that no name stands in an address or a server's log.</summary>
[ChecksItsTexts]
public sealed class IndexModel(SearchRecords search, Acts acts, Texts texts) : PageModel
{
    [BindProperty]
    public SearchForm Form { get; set; } = new();

    public SearchAnswer? Answer { get; private set; }

    public IEnumerable<Choice> Sorts => Enum.GetValues<ThingSort>().Select(s => new Choice(s.ToString(), texts["search.sort." + s.ToString().ToLowerInvariant()]));

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var result = await search.RunAsync(Form, acts.Now(), ct);
        if (result.IsRefused) return this.Show(nameof(Form), result.Problems);
        Answer = result.Value;
        return Page();
    }

    /// <summary>Why a record was found, in words.</summary>
    public string Because(SearchReason reason) => texts[reason.How switch
    {
        FoundHow.ButForOneLetter => "search.by.slip",
        FoundHow.OfTheSameDossier => "search.by.dossier",
        _ => "search.by." + reason.Kind.ToString().ToLowerInvariant(),
    }, new Sentence(reason.Property)];

    /// <summary>What is told of something that is kept from this reader.</summary>
    public string Pointing(SearchPointer hidden) => hidden switch
    {
        { Compartment: null } => texts["search.pointer.hit", new Sentence(hidden.Ask)],
        { Holder.Length: > 0 } => texts["search.pointer.holder", new Sentence(hidden.Schema), hidden.Holder, new Sentence(hidden.Ask)],
        _ => texts["search.pointer.side", texts["records.compartment." + hidden.Compartment], new Sentence(hidden.Ask)],
    };
}
