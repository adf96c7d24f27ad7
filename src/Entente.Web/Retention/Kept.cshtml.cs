using Entente.Access;
using Entente.Cases;
using Entente.Foundation;
using Entente.Retention;
using Entente.Retention.Deletion;
using Entente.Retention.Schedule;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Retention;

/// <summary>S47: how long a case is kept and why, its holds, what would go; and the first of two people who propose that it goes.</summary>
public sealed class KeptModel(KeptOfCase kept, ProposeDeletion propose, RetentionSchedule schedule, EntenteDb db, Acts acts) : PageModel
{
    [BindProperty] public string? Words { get; set; }

    [TempData] public string? Done { get; set; }

    public KeptView View { get; private set; } = null!;

    public RetentionSchedule Schedule => schedule;

    public IReadOnlyDictionary<UserId, string> Names { get; private set; } = new Dictionary<UserId, string>();

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await kept.ReadAsync(asked, DataKind.Retention, Verb.Read, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        Names = await db.NamesAsync([.. View.Holds.Select(h => h.PlacedBy), .. View.Proposals.Select(p => p.ProposedBy)], ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var result = await propose.RunAsync(asked, Words, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = "retention.done.proposed";
            return Redirect($"/retention/deletions/{result.Value.Reference.ToRoute()}");
        }

        var shown = await OnGetAsync(reference, ct);
        return result.Problems.Any(p => p is CaseNotFound) ? NotFound() : shown is PageResult ? this.Show("", result.Problems) : shown;
    }
}
