using Entente.Access;
using Entente.Cases;
using Entente.Foundation;
using Entente.OwnPage;
using Entente.Retention;
using Entente.Retention.Requests;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Retention;

/// <summary>Takes a person's request down, from their own page or as it came another way.</summary>
public sealed class RequestNewModel(KeptOfCase kept, TakeRequest take, RequestTerms terms, EntenteDb db, Acts acts) : PageModel
{
    [BindProperty] public RequestForm Form { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public KeptView View { get; private set; } = null!;

    public RequestTerms Terms => terms;

    /// <summary>What was asked on the person's own page.</summary>
    public OwnRequest? Own { get; private set; }

    public Task<IActionResult> OnGetAsync(string reference, string? own, CancellationToken ct) => ShowAsync(reference, own, ct);

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        // A day that cannot be read is told at its field, and nothing is done.
        if (!ModelState.IsValid)
        {
            var again = await ShowAsync(reference, Form.Own, ct);
            if (again is PageResult) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return again;
        }

        var result = await take.RunAsync(asked, Form, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = "request.done.taken";
            return Redirect($"/data-requests/{result.Value.Reference.ToRoute()}");
        }

        var shown = await ShowAsync(reference, Form.Own, ct);
        return result.Problems.Any(p => p is CaseNotFound) ? NotFound() : shown is PageResult ? this.Show(nameof(Form), result.Problems) : shown;
    }

    private async Task<IActionResult> ShowAsync(string reference, string? own, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await kept.ReadAsync(asked, DataKind.DataRequests, Verb.Write, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        var dossier = View.Case.Dossier;
        Own = Reference.TryParse(own, out var known) ? await db.OwnRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Reference == known && r.Dossier == dossier && r.Sort != OwnRequestSort.AnotherLook, ct) : null;
        return Page();
    }
}
