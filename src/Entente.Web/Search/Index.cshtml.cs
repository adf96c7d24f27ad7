using Entente.Records.Search;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Search;

/// <summary>Search. What is typed is sent in the form's body, so that no name stands in an address or a server's log.</summary>
public sealed class IndexModel(SearchRecords search, Acts acts) : PageModel
{
    [BindProperty]
    public string? Text { get; set; }

    public SearchAnswer? Answer { get; private set; }

    public async Task OnPostAsync(CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(Text)) Answer = await search.RunAsync(Text, acts.Now(), ct);
    }
}
