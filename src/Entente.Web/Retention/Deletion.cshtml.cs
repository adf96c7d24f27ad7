using Entente.Access;
using Entente.Retention.Deletion;
using Entente.Retention.Holds;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Retention;

/// <summary>A proposed deletion: what would go, in counts; the second person confirms.</summary>
public sealed class DeletionModel(DeletionFile file, ConfirmDeletion confirm, EntenteDb db, Acts acts) : PageModel
{
    [BindProperty] public ConfirmForm Form { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public DeletionView View { get; private set; } = null!;

    public IReadOnlyDictionary<UserId, string> Names { get; private set; } = new Dictionary<UserId, string>();

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        var found = await file.ReadAsync(reference, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is DeletionNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        Names = await db.NamesAsync([View.Proposal.ProposedBy, View.Proposal.DeclinedBy ?? View.Proposal.ProposedBy], ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        var result = await confirm.RunAsync(reference, Form, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = "deletion.done.deleted";
            return Redirect($"/retention/certificates/{result.Value.Reference.ToRoute()}");
        }

        if (result.Problems.Any(p => p is DeletionNotFound)) return NotFound();
        // The number that was shown is shown anew: it must not be sent back as it was.
        ModelState.Remove("Form.Seen");
        var shown = await OnGetAsync(reference, ct);
        if (shown is not PageResult) return shown;
        var answer = this.Show("", [.. result.Problems.Select(p => p is DeletionSureMissing ? p with { Field = "Form.Sure" } : p)]);
        if (result.Problems.Any(p => p is DeletionCountChanged or ChangedMeanwhile)) Response.StatusCode = StatusCodes.Status409Conflict;
        return answer;
    }
}

/// <summary>A dossier stays: the second person says so, or whoever proposed it takes it back.</summary>
public sealed class DeletionDeclineModel(DeletionFile file, ConfirmDeletion confirm, HoldTerms terms, Acts acts) : PageModel
{
    [BindProperty] public ConfirmForm Form { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public DeletionView View { get; private set; } = null!;

    public HoldTerms Terms => terms;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        var found = await file.ReadAsync(reference, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is DeletionNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        var result = await confirm.DeclineAsync(reference, Form, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = "deletion.done.declined";
            return Redirect($"/retention/deletions/{result.Value.Reference.ToRoute()}");
        }

        if (result.Problems.Any(p => p is DeletionNotFound)) return NotFound();
        var shown = await OnGetAsync(reference, ct);
        return shown is PageResult ? this.Show(nameof(Form), result.Problems) : shown;
    }
}
