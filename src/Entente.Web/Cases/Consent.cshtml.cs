using Entente.Access;
using Entente.Cases;
using Entente.Cases.Consent;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>The ledger of consent of one person: what counts now, and how it came about.</summary>
public sealed class ConsentModel(ConsentOfCase ledger, EntenteDb db, Acts acts) : PageModel
{
    public ConsentView View { get; private set; } = null!;

    /// <summary>Whoever wrote each line, as their colleagues see them.</summary>
    public IReadOnlyDictionary<UserId, string> Takers { get; private set; } = new Dictionary<UserId, string>();

    [TempData]
    public string? Done { get; set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await ledger.ReadAsync(asked, "consent", acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        Takers = await db.NamesAsync(View.Entries.Select(e => e.TakenBy), ct);
        return Page();
    }
}
