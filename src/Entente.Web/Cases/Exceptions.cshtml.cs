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

/// <summary>Exceptions from the safety check: who asked and why, who agreed or not.</summary>
public sealed class ExceptionsModel(OverridesOfCase overrides, AnswerOverride answer, EntenteDb db, Acts acts) : PageModel
{
    [BindProperty]
    public OverrideAnswerForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Which { get; set; }

    [TempData]
    public string? Done { get; set; }

    public OverridesView View { get; private set; } = null!;

    public IReadOnlyDictionary<UserId, string> Names { get; private set; } = new Dictionary<UserId, string>();

    public SafetyOverride? Chosen => Reference.TryParse(Which, out var which) ? View.All.FirstOrDefault(o => o.Reference == which && o.AnsweredAt is null) : null;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await overrides.ReadAsync(asked, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        Names = await db.NamesAsync(View.All.SelectMany(o => new[] { o.AskedBy, o.AnsweredBy ?? o.AskedBy }), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var result = await answer.RunAsync(asked, Which, Form, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = result.Value.Agreed == true ? "exceptions.done.agreed" : "exceptions.done.declined";
            return Redirect($"/cases/{asked.ToRoute()}/exceptions");
        }

        var shown = await OnGetAsync(reference, ct);
        return result.Problems.Any(p => p is CaseNotFound) ? NotFound() : shown is PageResult ? this.Show(nameof(Form), result.Problems) : shown;
    }
}
