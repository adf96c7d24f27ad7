using Entente.Foundation;
using Entente.Support.Notes;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Support;

/// <summary>Those who support a person give one redacted document out of a note, or say no.</summary>
[ChecksItsTexts]
public sealed class DocumentAnswerModel(DocumentsOfCase documents, GiveDocument give, Acts acts) : PageModel
{
    [BindProperty] public GiveForm Form { get; set; } = new();

    [BindProperty] public RefuseForm No { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public DocumentsView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => await FillAsync(reference, ct) ?? Page();

    public Task<IActionResult> OnPostGiveAsync(string reference, CancellationToken ct) => DoAsync(reference, nameof(Form), "document.given", async () => (await give.RunAsync(reference, Form, acts.Now(), ct)).Problems, ct);

    public Task<IActionResult> OnPostRefuseAsync(string reference, CancellationToken ct) => DoAsync(reference, nameof(No), "document.refused", async () => (await give.RefuseAsync(reference, No, acts.Now(), ct)).Problems, ct);

    private async Task<IActionResult> DoAsync(string reference, string form, string done, Func<Task<IReadOnlyList<Problem>>> act, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        var problems = await act();
        if (problems.Count > 0)
        {
            // Somebody else may have answered in this very moment: the page shows how it stands now.
            return await FillAsync(reference, ct) ?? this.Show(form, problems);
        }

        Done = done;
        return Redirect($"/cases/{View.Case.Reference.ToRoute()}/documents");
    }

    private async Task<IActionResult?> FillAsync(string reference, CancellationToken ct)
    {
        var found = await documents.OneAsync(reference, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is DocumentRequestNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return null;
    }
}
