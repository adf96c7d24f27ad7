using Entente.Access;
using Entente.Cases;
using Entente.Cases.Interviews;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>How often a person was asked to tell it, by whom, and what can be used instead of asking again.</summary>
public sealed class InterviewsModel(TellingsOfCase tellings, InterviewTopics topics, EntenteDb db, Acts acts) : PageModel
{
    public TellingsView View { get; private set; } = null!;

    public InterviewTopics Topics => topics;

    public IReadOnlyDictionary<UserId, string> Names { get; private set; } = new Dictionary<UserId, string>();

    [TempData]
    public string? Done { get; set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await tellings.ReadAsync(asked, "interviews", acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        Names = await db.NamesAsync(View.Tellings.Select(t => t.By), ct);
        return Page();
    }
}
