using Entente.Foundation;
using Entente.Referrals;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Referrals;

/// <summary>Somebody has read what was added to a referral. Shown on the referral's own page, to which this leads.</summary>
public sealed class NotedModel(NoteInformation note, EntenteDb db, Acts acts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await BackAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var result = await note.RunAsync(Reference, acts.Now(), ct);
        return result.IsRefused ? this.Refuse(result.Problems) : await BackAsync(ct);
    }

    private async Task<IActionResult> BackAsync(CancellationToken ct)
    {
        if (!Foundation.Reference.TryParse(Reference, out var known)) return NotFound();
        var referral = await db.Additions.AsNoTracking().Where(a => a.Reference == known).Join(db.Referrals, a => a.Referral, r => r.Id, (_, r) => (Reference?)r.Reference).SingleOrDefaultAsync(ct);
        return referral is { } to ? Redirect($"/referrals/triage/{to.ToRoute()}#added") : NotFound();
    }
}
