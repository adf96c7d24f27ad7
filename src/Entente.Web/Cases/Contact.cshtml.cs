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

/// <summary>The ways to reach the person, whether each is safe, and what speaks against it.</summary>
public sealed class ContactModel(WaysOfCase ways, KeepWays keep, EntenteDb db, Acts acts) : PageModel
{
    public WaysView View { get; private set; } = null!;

    public IReadOnlyDictionary<UserId, string> Names { get; private set; } = new Dictionary<UserId, string>();

    /// <summary>The way that something is said of.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Which { get; set; }

    [BindProperty]
    public string? Because { get; set; }

    [BindProperty]
    public WaySafety? Safety { get; set; }

    [TempData]
    public string? Done { get; set; }

    public WayLine? Chosen => Reference.TryParse(Which, out var which) ? View.InUse.FirstOrDefault(w => w.Reference == which) : null;

    public Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => ShowAsync(reference, ct);

    public async Task<IActionResult> OnPostSayAsync(string reference, CancellationToken ct) =>
        Reference.TryParse(reference, out var about) ? await AfterAsync(reference, "contact.done.said", await keep.SayAsync(about, Which, Safety, Because, acts.Now(), ct), ct) : NotFound();

    public async Task<IActionResult> OnPostEndAsync(string reference, CancellationToken ct) =>
        Reference.TryParse(reference, out var about) ? await AfterAsync(reference, "contact.done.ended", await keep.EndAsync(about, Which, Because, acts.Now(), ct), ct) : NotFound();

    private async Task<IActionResult> AfterAsync(string reference, string done, Result<ContactWay> result, CancellationToken ct)
    {
        if (!result.IsRefused)
        {
            Done = done;
            return Redirect($"/cases/{Reference.Parse(reference).ToRoute()}/contact");
        }

        var shown = await ShowAsync(reference, ct);
        return result.Problems.Any(p => p is CaseNotFound) ? NotFound() : shown is PageResult ? this.Show("", result.Problems) : shown;
    }

    private async Task<IActionResult> ShowAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await ways.ReadAsync(asked, "contact", DataKind.Contact, Verb.Read, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        Names = await db.NamesAsync(View.Ways.Select(w => w.By), ct);
        return Page();
    }
}
