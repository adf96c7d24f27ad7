using Entente.Foundation;
using Entente.Records;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Records;

/// <summary>One record with its statements and where they come from.</summary>
public sealed class ShowModel(RecordFile file, EntenteDb db, Acts acts) : PageModel
{
    public RecordView Record { get; private set; } = null!;

    public RecordTies Ties { get; private set; } = RecordTies.None;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked) || await file.ReadAsync(asked, acts.Now(), ct) is not { } view) return NotFound();
        Record = view;
        Ties = await RecordTies.OfAsync(db, acts.Now(), asked, ct);
        return Page();
    }
}
