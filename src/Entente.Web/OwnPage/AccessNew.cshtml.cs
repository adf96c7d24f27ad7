using Entente.Access;
using Entente.Cases;
using Entente.Foundation;
using Entente.OwnPage;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.OwnPage;

/// <summary>Giving a person a way in. What comes back from sending it is the slip, shown once: its number is kept nowhere, so there is nothing to go to afterwards.</summary>
[ChecksItsTexts]
public sealed class AccessNewModel(AccessOfCase accesses, GiveAccess give, TextFiles files, Texts texts, Acts acts) : PageModel
{
    [BindProperty] public AccessForm Form { get; set; } = new();

    public AccessView View { get; private set; } = null!;

    public NewAccess? Made { get; private set; }

    public IReadOnlyList<Choice> Languages => [.. files.Persons.Offered.Select(l => new Choice(l.Code, files.Persons.Of(l.Code)?.IsDraft is true ? texts["own.language.draft", l.Name] : texts["own.language.plain", l.Name]))];

    /// <summary>A word of the slip, in the person's language.</summary>
    public string Say(string key) => files.Find(Made!.Access.Language, key) ?? key;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => await FillAsync(reference, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        // What cannot be read as a date is told at its field, and nothing is saved.
        if (!ModelState.IsValid) return await FillAsync(reference, ct) ?? this.Show(nameof(Form), []);
        var result = await give.RunAsync(asked, Form, acts.Now(), ct);
        if (result.IsRefused && result.Problems.Any(p => p is CaseNotFound)) return NotFound();
        if (await FillAsync(reference, ct) is { } refused) return refused;
        if (result.IsRefused) return this.Show(nameof(Form), result.Problems);
        Made = result.Value;
        return Page();
    }

    private async Task<IActionResult?> FillAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await accesses.ReadAsync(asked, acts.Now(), ct, Verb.Write);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return null;
    }
}
