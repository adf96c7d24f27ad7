using Entente.Access;
using Entente.Foundation;
using Entente.Matching.Lines;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Matching;

/// <summary>How sure a match must be for one purpose: what holds, since when and why, and all that was ever asked for.</summary>
public sealed class LinesOfModel(EntenteDb db, LinesFile file, Acts acts) : PageModel
{
    public LinesView View { get; private set; } = null!;

    [TempData]
    public string? Done { get; set; }

    public bool MayChange => db.Matrix.Ask(db.Reader, DataKind.Configuration, Verb.Write).Allowed;

    public bool MayAnswer => db.Matrix.Ask(db.Reader, DataKind.Configuration, Verb.Approve).Allowed;

    public bool MayCompare => db.Matrix.Ask(db.Reader, DataKind.Merge, Verb.Write, Relation.Own | Relation.Team).Allowed;

    public async Task<IActionResult> OnGetAsync(string purpose, CancellationToken ct)
    {
        if (!LinesPath.TryRead(purpose, out var asked)) return NotFound();
        var found = await file.OneAsync(asked, acts.Now(), ct);
        if (found.IsRefused) return LinesPath.Refused(this, found.Problems);
        View = found.Value;
        return Page();
    }
}

/// <summary>A purpose in an address.</summary>
internal static class LinesPath
{
    /// <summary>By its name alone: Enum.TryParse would take numbers and lists too.</summary>
    public static bool TryRead(string text, out Purpose purpose)
    {
        purpose = Enum.GetValues<Purpose>().FirstOrDefault(p => p.ToString().Equals(text, StringComparison.OrdinalIgnoreCase));
        return purpose.ToString().Equals(text, StringComparison.OrdinalIgnoreCase);
    }

    public static string Of(Purpose purpose) => $"/matching/lines/{purpose.ToString().ToLowerInvariant()}";

    /// <summary>The no-access page, or none: a purpose that works with no pairs has no lines to look at.</summary>
    public static IActionResult Refused(PageModel page, IReadOnlyList<Problem> problems) => problems.Any(p => p is NotAllowed) ? page.Show("", problems) : page.NotFound();
}
