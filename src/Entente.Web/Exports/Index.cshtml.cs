using Entente.Records;
using Entente.Records.Export;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Exports;

/// <summary>One's own exports, and the way to export what a source said.</summary>
public sealed class IndexModel(ExportList exports, EntenteDb db, Acts acts) : PageModel
{
    public IReadOnlyList<ExportJob> Exports { get; private set; } = [];

    public IReadOnlyList<Choice> Sources { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Exports = await exports.MineAsync(acts.Now(), ct);
        Sources = [.. (await db.RecordSources.AsNoTracking().OrderBy(s => s.Name).Take(500).ToListAsync(ct)).Select(s => new Choice(s.Reference.Text, s.Name))];
    }
}
