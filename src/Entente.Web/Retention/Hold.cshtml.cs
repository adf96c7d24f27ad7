using Entente.Access;
using Entente.Foundation;
using Entente.Retention.Holds;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Retention;

/// <summary>One hold: who placed it and why; looking at it again keeps it for another while.</summary>
public class HoldModel(HoldList holds, KeepHolds keep, HoldTerms terms, EntenteDb db, Acts acts) : PageModel
{
    [BindProperty] public HoldStepForm Form { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public HoldView View { get; private set; } = null!;

    public HoldTerms Terms => terms;

    public IReadOnlyDictionary<UserId, string> Names { get; private set; } = new Dictionary<UserId, string>();

    protected KeepHolds Keep => keep;

    protected Acts Acts => acts;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        var found = await holds.OneAsync(reference, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is HoldNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        Names = await db.NamesAsync([View.Hold.PlacedBy, View.Hold.ReviewedBy ?? View.Hold.PlacedBy, View.Hold.LiftedBy ?? View.Hold.PlacedBy], ct);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string reference, CancellationToken ct) => StepAsync(reference, ct);

    protected virtual Task<Result<LegalHold>> DoAsync(string reference, CancellationToken ct) => keep.ReviewAsync(reference, Form, acts.Now(), ct);

    protected virtual string DoneKey => "hold.done.reviewed";

    private async Task<IActionResult> StepAsync(string reference, CancellationToken ct)
    {
        var shown = await OnGetAsync(reference, ct);
        if (shown is not PageResult) return shown;
        // A day that cannot be read is told at its field, and nothing is done.
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return shown;
        }

        var result = await DoAsync(reference, ct);
        if (result.IsRefused) return result.Problems.Any(p => p is HoldNotFound) ? NotFound() : this.Show(nameof(Form), result.Problems);
        Done = DoneKey;
        return Redirect($"/retention/holds/{result.Value.Reference.ToRoute()}");
    }
}

/// <summary>Another person than whoever placed it lifts a hold.</summary>
public sealed class HoldLiftModel(HoldList holds, KeepHolds keep, HoldTerms terms, EntenteDb db, Acts acts) : HoldModel(holds, keep, terms, db, acts)
{
    protected override Task<Result<LegalHold>> DoAsync(string reference, CancellationToken ct) => Keep.LiftAsync(reference, Form, Acts.Now(), ct);

    protected override string DoneKey => "hold.done.lifted";
}
