using Entente.Staff;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Audit;

/// <summary>The lines that the explorer shows, as a file. That it was taken is in the log first.</summary>
public sealed class ExportModel(LogExplorer explorer, Acts acts, Ledger ledger) : PageModel
{
    [BindProperty(SupportsGet = true)] public LogQuestion Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var log = await explorer.ReadAsync(Form with { Before = null }, acts.Now(), ct, LogExplorer.MostExported);
        await ledger.RememberAsync(acts.Now(), new LogExported(log.Lines.Count), ct);
        return File(LogFile.Write(log.Lines), "text/csv; charset=utf-8", "log.csv");
    }
}
