using Entente.Access;
using Entente.Cases;
using Entente.Cases.Contact;
using Entente.Foundation;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>Writes down a way to reach the person.</summary>
public sealed class ContactNewModel(WaysOfCase ways, KeepWays keep, Acts acts) : PageModel
{
    [BindProperty]
    public WayForm Form { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public WaysView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await ways.ReadAsync(asked, "contact-new", DataKind.Contact, Verb.Write, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var result = await keep.AddAsync(asked, Form, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = "contact.done";
            return Redirect($"/cases/{asked.ToRoute()}/contact");
        }

        var shown = await OnGetAsync(reference, ct);
        return shown is PageResult ? this.Show(nameof(Form), result.Problems) : shown;
    }
}
