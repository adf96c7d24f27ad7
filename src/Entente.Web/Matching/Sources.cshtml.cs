using Entente.Foundation;
using Entente.Matching.Grading;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Matching;

/// <summary>Sources, and how far each is trusted where records are compared.</summary>
public sealed class SourcesModel(SourceGrades grades, Acts acts) : PageModel
{
    public string? Name { get; private set; }

    public SourcePage Shown { get; private set; } = new([], null);

    public async Task OnGetAsync(string? name, string? after, CancellationToken ct)
    {
        Name = name;
        Shown = await grades.ListAsync(name, Reference.TryParse(after, out var place) ? place : null, acts.Now(), ct);
    }
}
