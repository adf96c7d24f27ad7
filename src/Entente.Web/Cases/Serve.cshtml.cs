using Entente.Access;
using Entente.Cases;
using Entente.Cases.Contact;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>Gives a decision's letter: only ways that the check lets pass are offered, and it runs again when it is sent.</summary>
public sealed class ServeModel(ServingsOfCase servings, ServeLetter serve, EntenteDb db, Texts texts, Acts acts) : PageModel
{
    [BindProperty]
    public ServeForm Form { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public ServingsView View { get; private set; } = null!;

    public IReadOnlyDictionary<UserId, string> Names { get; private set; } = new Dictionary<UserId, string>();

    public IReadOnlyList<Choice> Decisions => [.. View.Issued.Select(i => new Choice(i.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), texts["serve.decision", texts["issued.stage." + i.Stage], texts.Moment(i.IssuedAt)]))];

    /// <summary>What was given earlier may have gone by any way; what is given now only by these.</summary>
    public IReadOnlyList<Choice> Ways => [.. View.Open.Select(w => new Choice(w.Reference.Text, texts.NameOf(w), w.MayBeUsed ? null : texts["serve.by-exception"]))];

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await servings.ReadAsync(asked, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        Names = await db.NamesAsync(View.Served.Select(s => s.Serving.By), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var result = await serve.RunAsync(asked, Form, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = result.Value.IsAgainstTheRule ? "serve.done.against" : "serve.done";
            return Redirect($"/cases/{asked.ToRoute()}/serve");
        }

        var shown = await OnGetAsync(reference, ct);
        return shown is PageResult ? this.Show(nameof(Form), result.Problems) : shown;
    }
}
