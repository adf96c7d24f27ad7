using Entente.Referrals.FromFile;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Referrals;

/// <summary>Drafts from a file of another system; afterwards, what it carried, what it could not, and what is to be answered.</summary>
public sealed class FromFileModel(DraftFromFile draft, Acts acts) : PageModel
{
    private const int MostBytes = 3 << 20;

    [BindProperty(Name = "File")] public IFormFile? Upload { get; set; }

    public IReadOnlyList<MadeDraft> Made { get; private set; } = [];

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        using var memory = new MemoryStream();
        // What is larger is told as too large, whatever is left of it.
        if (Upload is { Length: <= MostBytes }) await Upload.CopyToAsync(memory, ct);
        else if (Upload is not null) memory.SetLength(MostBytes);
        var result = await draft.RunAsync(Upload?.FileName ?? "", memory.ToArray(), acts.Now(), ct);
        if (result.IsRefused) return this.Show("", result.Problems);
        Made = result.Value.Drafts;
        return Page();
    }
}
