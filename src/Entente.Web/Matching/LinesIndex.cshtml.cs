using Entente.Matching.Lines;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Matching;

/// <summary>How sure a match must be, for every purpose, and how often the lists are wrong.</summary>
public sealed class LinesIndexModel(LinesFile file, Acts acts) : PageModel
{
    public IReadOnlyList<LinesView> Views { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var found = await file.AllAsync(acts.Now(), ct);
        if (found.IsRefused) return this.Show("", found.Problems);
        Views = found.Value;
        return Page();
    }
}
