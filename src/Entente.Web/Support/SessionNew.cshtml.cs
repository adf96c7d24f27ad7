using Entente.Access;
using Entente.Cases;
using Entente.Foundation;
using Entente.Support.Sessions;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Support;

/// <summary>Plans a session, or writes down one that nobody planned.</summary>
public sealed class SessionNewModel(SessionsOfCase sessions, KeepSessions keep, Acts acts) : PageModel
{
    [BindProperty] public SessionPlanForm Form { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public SessionsView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => await FillAsync(reference, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        // What cannot be read as a date is told at its field, and nothing is saved.
        if (!ModelState.IsValid) return await FillAsync(reference, ct) ?? this.Show(nameof(Form), []);
        var result = await keep.PlanAsync(asked, Form, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = "session.done.planned";
            return Redirect($"/cases/{asked.ToRoute()}/sessions");
        }

        return result.Problems.Any(p => p is CaseNotFound) ? NotFound() : await FillAsync(reference, ct) ?? this.Show(nameof(Form), result.Problems);
    }

    private async Task<IActionResult?> FillAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await sessions.ReadAsync(asked, acts.Now(), ct, Verb.Write);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return null;
    }
}
