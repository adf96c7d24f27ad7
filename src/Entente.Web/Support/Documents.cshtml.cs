using Entente.Cases;
using Entente.Foundation;
using Entente.Support.Notes;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Support;

/// <summary>What those who decide asked for out of support notes, and what they were given.</summary>
[ChecksItsTexts]
public sealed class DocumentsModel(DocumentsOfCase documents, AskForDocument ask, Acts acts) : PageModel
{
    [BindProperty] public AskForm Form { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public DocumentsView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => await FillAsync(reference, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        var result = await ask.RunAsync(View.Case.Reference, Form, acts.Now(), ct);
        if (result.IsRefused) return this.Show(nameof(Form), result.Problems);
        Done = "document.asked";
        return Redirect($"/cases/{View.Case.Reference.ToRoute()}/documents");
    }

    private async Task<IActionResult?> FillAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await documents.ReadAsync(asked, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return null;
    }
}
