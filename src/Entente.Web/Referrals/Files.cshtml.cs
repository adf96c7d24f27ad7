using Entente.Foundation;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Referrals;

/// <summary>The files of a draft: added one by one, each with what it shows.</summary>
[ChecksItsTexts]
public sealed class FilesModel(OpenDraft open, AddFile add, ReadFile read, Acts acts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    [BindProperty(Name = "File")] public IFormFile? Upload { get; set; }

    [BindProperty] public string? Summary { get; set; }

    [BindProperty] public PartialDate? MadeOn { get; set; }

    public OpenedDraft Opened { get; private set; } = null!;

    public IReadOnlyList<EvidenceFile> Files { get; private set; } = [];

    public string NextHref => Opened.Set.Next("V1", Opened.Answers) is { } next ? $"/referrals/draft/{Opened.Draft.Reference.ToRoute()}/{next.Code}" : $"/referrals/draft/{Opened.Draft.Reference.ToRoute()}/check";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await FillAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await FillAsync(ct) ?? this.Show("", []);
        var form = new FileForm { Name = Upload?.FileName, Size = Upload?.Length ?? 0, Summary = Summary, MadeOn = MadeOn, Content = await BytesAsync(ct) };
        var result = await add.RunAsync(Reference, form, acts.Now(), ct);
        if (!result.IsRefused) return Redirect($"/referrals/draft/{Reference}/files");
        return await FillAsync(ct) ?? this.Show("", result.Problems);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? fileReference, CancellationToken ct)
    {
        var result = await add.RemoveAsync(Reference, fileReference, acts.Now(), ct);
        return result.IsRefused ? this.Refuse(result.Problems) : Redirect($"/referrals/draft/{Reference}/files");
    }

    private async Task<byte[]?> BytesAsync(CancellationToken ct)
    {
        if (Upload is null || Upload.Length > EvidenceFile.MostBytes) return null;
        using var memory = new MemoryStream((int)Upload.Length);
        await Upload.CopyToAsync(memory, ct);
        return memory.ToArray();
    }

    private async Task<IActionResult?> FillAsync(CancellationToken ct)
    {
        var result = await open.RunAsync(Reference, "files", acts.Now(), ct);
        if (result.IsRefused) return this.Refuse(result.Problems);
        Opened = result.Value;
        if (Opened.Draft.IsSent) return Redirect($"/referrals/draft/{Reference}");
        Files = await read.ListAsync(Opened.Draft.Dossier, ct);
        return null;
    }
}
