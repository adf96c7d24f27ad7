using Entente.Access;
using Entente.Cases;
using Entente.Cases.Disclosures;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>Everything of one person that crossed to another, and who has to be told that they may no longer use it.</summary>
public sealed class DisclosuresModel(DisclosuresOfCase crossings, RecordDisclosure record, EntenteDb db, Acts acts) : PageModel
{
    [BindProperty]
    public NoticeForm Form { get; set; } = new();

    /// <summary>Which notice the form is about.</summary>
    [BindProperty]
    public string? Notice { get; set; }

    [TempData]
    public string? Done { get; set; }

    public DisclosureFilter Filter { get; private set; } = new();

    public DisclosuresView View { get; private set; } = null!;

    public IReadOnlyDictionary<UserId, string> Names { get; private set; } = new Dictionary<UserId, string>();

    public async Task<IActionResult> OnGetAsync(string reference, string? recipient, string? ground, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        Filter = new(recipient, Enum.TryParse<DisclosureGround>(ground, out var known) && Enum.IsDefined(known) ? known : null);
        var found = await crossings.ReadAsync(asked, "disclosures", Filter, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        Names = await db.NamesAsync(View.Lines.Select(l => l.By), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostToldAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked) || !Reference.TryParse(Notice, out var notice)) return NotFound();
        return await AfterAsync(reference, await record.ToldAsync(asked, notice, Form, acts.Now(), ct), "notice.done.told", ct);
    }

    public async Task<IActionResult> OnPostAnsweredAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked) || !Reference.TryParse(Notice, out var notice)) return NotFound();
        return await AfterAsync(reference, await record.AnsweredAsync(asked, notice, Form, acts.Now(), ct), "notice.done.answered", ct);
    }

    private async Task<IActionResult> AfterAsync(string reference, Result<Notice> result, string done, CancellationToken ct)
    {
        if (!result.IsRefused)
        {
            Done = done;
            return Redirect($"/cases/{reference}/disclosures");
        }

        if (result.Problems.Any(p => p is CaseNotFound or NoticeNotFound)) return NotFound();
        var shown = await OnGetAsync(reference, null, null, ct);
        return shown is PageResult ? this.Show(nameof(Form), result.Problems) : shown;
    }
}
