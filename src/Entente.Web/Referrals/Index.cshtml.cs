using Entente.Foundation;
using Entente.Referrals;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Referrals;

/// <summary>My referrals and the drafts of my organisation; from here a new one is begun.</summary>
public sealed class IndexModel(MyReferrals mine, StartDraft start, Acts acts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Before { get; set; }

    public MyReferralsPage List { get; private set; } = new([], [], null);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await mine.ReadAsync(acts.Now(), Reference.TryParse(Before, out var before) ? before : null, drafts: true, ct) is not { } list) return NotFound();
        List = list;
        return Page();
    }

    public async Task<IActionResult> OnPostStartAsync(CancellationToken ct)
    {
        var result = await start.RunAsync(acts.Now(), ct);
        return result.Match(draft => Redirect($"/referrals/draft/{draft.Reference.ToRoute()}/A1"), problems => this.Show("", problems));
    }
}
