using Entente.Access;
using Entente.Cases;
using Entente.Cases.Contact;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>Places and people that the person is to be kept away from.</summary>
public sealed class DangersModel(DangersOfCase dangers, KeepDangers keep, EntenteDb db, Acts acts) : PageModel
{
    public DangersView View { get; private set; } = null!;

    public IReadOnlyDictionary<UserId, string> Names { get; private set; } = new Dictionary<UserId, string>();

    [BindProperty(SupportsGet = true)]
    public string? Which { get; set; }

    [BindProperty]
    public string? Because { get; set; }

    [TempData]
    public string? Done { get; set; }

    public DangerLine? Chosen => Reference.TryParse(Which, out var which) ? View.Known.FirstOrDefault(d => d.Reference == which && d.EndedAt is null) : null;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await dangers.ReadAsync(asked, "dangers", acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        Names = await db.NamesAsync(View.Known.Select(d => d.By), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var result = await keep.EndAsync(asked, Which, Because, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = "dangers.done.ended";
            return Redirect($"/cases/{asked.ToRoute()}/dangers");
        }

        var shown = await OnGetAsync(reference, ct);
        return result.Problems.Any(p => p is CaseNotFound) ? NotFound() : shown is PageResult ? this.Show("", result.Problems) : shown;
    }
}
