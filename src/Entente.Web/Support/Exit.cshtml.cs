using Entente.Cases;
using Entente.Foundation;
using Entente.Support.Exit;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Support;

/// <summary>Leaving support, and how the person was afterwards.</summary>
public sealed class ExitModel(ExitOfCase exits, EndSupport end, Acts acts) : PageModel
{
    [BindProperty] public ExitForm Form { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public ExitView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => await FillAsync(reference, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        // What cannot be read as a date is told at its field, and nothing is saved.
        if (!ModelState.IsValid) return await FillAsync(reference, ct) ?? this.Show(nameof(Form), []);
        var result = await end.RunAsync(asked, Form, acts.Now(), ct);
        if (result.IsRefused)
        {
            if (result.Problems.Any(p => p is CaseNotFound)) return NotFound();
            return await FillAsync(reference, ct) ?? this.Show(nameof(Form), result.Problems);
        }

        Done = "exit.done";
        // Whose work ended with it can no longer open the case.
        return Redirect((await exits.ReadAsync(asked, acts.Now(), ct)).IsRefused ? "/support" : $"/cases/{asked.ToRoute()}/exit");
    }

    private async Task<IActionResult?> FillAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await exits.ReadAsync(asked, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return null;
    }
}
