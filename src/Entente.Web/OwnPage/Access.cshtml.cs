using Entente.Cases;
using Entente.Foundation;
using Entente.OwnPage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.OwnPage;

/// <summary>The ways in that a person was given to their own page, shutting them, and what they asked for there.</summary>
public sealed class AccessModel(AccessOfCase accesses, GiveAccess give, TextFiles files, Acts acts) : PageModel
{
    [TempData] public string? Done { get; set; }

    public AccessView View { get; private set; } = null!;

    public string NameOf(string language) => files.Persons.Offered.FirstOrDefault(l => l.Code == language) is { Name: { } name } ? name : language;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => await FillAsync(reference, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference, string? access, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var result = await give.RevokeAsync(asked, access, acts.Now(), ct);
        if (result.IsRefused)
        {
            if (result.Problems.Any(p => p is CaseNotFound)) return NotFound();
            return await FillAsync(reference, ct) ?? this.Show("", result.Problems);
        }

        Done = "own.revoked";
        return Redirect($"/cases/{asked.ToRoute()}/own-page");
    }

    private async Task<IActionResult?> FillAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await accesses.ReadAsync(asked, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return null;
    }
}
