using Entente.Audit;
using Entente.Records.Import;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Imports;

/// <summary>Files brought in, and the place to bring one.</summary>
public sealed class IndexModel(EntenteDb db, Ledger ledger, ReceiveImport receive, Acts acts) : PageModel
{
    public IReadOnlyList<ImportJob> Jobs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Jobs = await db.ImportJobs.AsNoTracking().OrderByDescending(j => j.Id).Take(50).ToListAsync(ct);
        await ledger.RememberAsync(acts.Now(), new Seen("imports", "", Jobs.Count), ct);
    }

    public async Task<IActionResult> OnPostAsync(List<IFormFile> files, CancellationToken ct)
    {
        var streams = files.Select(f => (f.FileName, Content: f.OpenReadStream())).ToList();
        try
        {
            var result = await receive.RunAsync(streams, acts.Now(), ct);
            if (!result.IsRefused) return RedirectToPage("/Imports/Job", new { reference = result.Value.Reference.ToRoute() });
            await OnGetAsync(ct);
            return this.Show("", result.Problems);
        }
        finally
        {
            foreach (var (_, content) in streams) await content.DisposeAsync();
        }
    }
}
