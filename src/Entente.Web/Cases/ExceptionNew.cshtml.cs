using Entente.Access;
using Entente.Cases;
using Entente.Cases.Contact;
using Entente.Foundation;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>Asks to give a letter by a way that the safety check stops.</summary>
public sealed class ExceptionNewModel(WaysOfCase ways, AskOverride ask, SafetyTerms terms, Texts texts, Acts acts) : PageModel
{
    [BindProperty]
    public OverrideForm Form { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public WaysView View { get; private set; } = null!;

    public SafetyTerms Terms => terms;

    /// <summary>The ways that a letter could go and that are stopped, with the rules.</summary>
    public IReadOnlyList<Choice> Stopped => [.. View.InUse.Where(w => !w.MayBeUsed && terms.Channel(w.Channel) is { Serves: true })
        .Select(w => new Choice(w.Reference.Text, texts.NameOf(w), string.Join(". ", w.Found.Select(f => texts.Rule(f.Rule)))))];

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await ways.ReadAsync(asked, "exception-new", DataKind.SafetyOverrides, Verb.Write, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var result = await ask.ForLetterAsync(asked, Form, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = "exceptions.done.asked";
            return Redirect($"/cases/{asked.ToRoute()}/exceptions");
        }

        var shown = await OnGetAsync(reference, ct);
        return shown is PageResult ? this.Show(nameof(Form), result.Problems) : shown;
    }
}
