using Entente.Cases;
using Entente.Foundation;
using Entente.Supervision.CaseReaders;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Supervision;

/// <summary>S46: who has this case, why, since when they looked last, and who was kept out.</summary>
public sealed class ReadersModel(WhoHasCase who, Acts acts) : PageModel
{
    public WhoHasView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var about)) return NotFound();
        var found = await who.ReadAsync(about, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return Page();
    }

    /// <summary>The rule that refused, in the words of the no-access page.</summary>
    public static string InWords(Texts texts, string rule) => RuleInWords.Tell(texts, rule);
}
