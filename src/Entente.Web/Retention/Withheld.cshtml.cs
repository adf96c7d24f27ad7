using Entente.Access;
using Entente.Retention.Requests;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Retention;

/// <summary>The second person says whether a kind of data is held back.</summary>
public sealed class WithheldModel(WithheldFile file, WithholdData withhold, EntenteDb db, Acts acts) : PageModel
{
    [BindProperty] public WithholdAnswerForm Form { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public DataWithheld One { get; private set; } = null!;

    public bool IsOwn => One.ProposedBy == acts.Now().Reader.User;

    public IReadOnlyDictionary<UserId, string> Names { get; private set; } = new Dictionary<UserId, string>();

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        var found = await file.ReadAsync(reference, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is WithheldNotFound) ? NotFound() : this.Show("", found.Problems);
        One = found.Value;
        Names = await db.NamesAsync([One.ProposedBy], ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        var result = await withhold.AnswerAsync(reference, Form, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = result.Value.Agreed == true ? "request.done.withheld" : "request.done.not-withheld";
            return Redirect($"/data-requests/{result.Value.Request.ToRoute()}");
        }

        if (result.Problems.Any(p => p is WithheldNotFound)) return NotFound();
        var shown = await OnGetAsync(reference, ct);
        return shown is PageResult ? this.Show(nameof(Form), result.Problems) : shown;
    }
}
