using Entente.Access;
using Entente.Cases;
using Entente.Cases.Tasks;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>The tasks of one case: what is to be done and by when, what was done and by whom.</summary>
public sealed class CaseTasksModel(TaskQueue list, EntenteDb db, Acts acts) : PageModel
{
    public CaseTasks View { get; private set; } = null!;

    public IReadOnlyDictionary<UserId, string> Names { get; private set; } = new Dictionary<UserId, string>();

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await list.OfCaseAsync(asked, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        Names = await db.NamesAsync(View.Open.Concat(View.Ended).Select(l => l.Owner ?? default), ct);
        return Page();
    }
}
