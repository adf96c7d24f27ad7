using Entente.Foundation;
using Entente.Records.Export;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Exports;

/// <summary>One of one's own exports: how it stands, and the file once it is open.</summary>
public sealed class ShowModel(ExportList exports, Acts acts) : PageModel
{
    public ExportCard Card { get; private set; } = null!;

    public bool IsOpen => Card.Job.IsOpen(acts.Now().When);

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked) || await exports.MineAsync(asked, acts.Now(), ct) is not { } card) return NotFound();
        Card = card;
        return Page();
    }
}
