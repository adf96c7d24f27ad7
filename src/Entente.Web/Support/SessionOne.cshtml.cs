using Entente.Support.Sessions;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Support;

/// <summary>One session: what was planned, what came of it, and telling or correcting that. Where somebody else told it first, theirs is shown and nothing entered is lost.</summary>
public sealed class SessionOneModel(SessionsOfCase sessions, KeepSessions keep, Acts acts) : PageModel
{
    [BindProperty] public SessionOutcomeForm Form { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public SessionView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        // Shown again after a broken text, the page keeps what was entered.
        if (HttpMethods.IsGet(Request.Method)) Form = SessionOutcomeForm.Of(View.Session);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        // What cannot be read as a number or a date is told at its field, and nothing is saved.
        if (!ModelState.IsValid) return this.Show(nameof(Form), []);
        var result = await keep.TellAsync(reference, Form, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = "session.done.told";
            return Redirect($"/support/sessions/{result.Value.Reference.ToRoute()}");
        }

        if (!result.Problems.Any(p => p is SessionToldMeanwhile)) return this.Show(nameof(Form), result.Problems);
        // The page shows what was told meanwhile above what was entered here: sent again, this takes its place.
        if (await FillAsync(reference, ct) is { } shut) return shut;
        this.Tell(nameof(Form), result.Problems);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult?> FillAsync(string reference, CancellationToken ct)
    {
        var found = await sessions.OneAsync(reference, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is SessionNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return null;
    }
}
