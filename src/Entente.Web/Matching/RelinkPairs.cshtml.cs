using Entente.Foundation;
using Entente.Matching.Relinking;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Matching;

/// <summary>The pairs of one kind that a run found, for whoever started it.</summary>
public sealed class RelinkPairsModel(RelinkFile file, Acts acts) : PageModel
{
    public RelinkPage Shown { get; private set; } = null!;
    public RelinkQuery Query { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(string reference, RelinkKind? kind, bool left, int? after, CancellationToken ct)
    {
        Query = new(kind ?? RelinkKind.New, left, after);
        if (!Reference.TryParse(reference, out var run) || await file.PairsAsync(run, Query, acts.Now(), ct) is not { } page) return NotFound();
        Shown = page;
        return Page();
    }
}

/// <summary>Which records would be taken for one thing, and why each is where it is.</summary>
public sealed class RelinkGroupsModel(RelinkFile file, Acts acts) : PageModel
{
    public RelinkGroups Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, int after, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var run) || await file.GroupsAsync(run, Math.Clamp(after, 0, int.MaxValue - 100), acts.Now(), ct) is not { } page) return NotFound();
        Shown = page;
        return Page();
    }
}

/// <summary>One pair as it would be: both sides, and the reasons.</summary>
public sealed class RelinkPairModel(RelinkFile file, Acts acts) : PageModel
{
    public RelinkPairView Pair { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, int number, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var run) || await file.PairAsync(run, number, acts.Now(), ct) is not { } pair) return NotFound();
        Pair = pair;
        return Page();
    }
}
