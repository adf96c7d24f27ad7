using Entente.Access;
using Entente.Cases;
using Entente.Foundation;
using Entente.Support.Children;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Support;

/// <summary>What the pages of a child have in common: the case, opened under the row that the page stands under.</summary>
public abstract class ChildPage(ChildrenOfCase children, Acts acts, string page, Verb verb, DataKind kind = DataKind.ChildFlags) : PageModel
{
    [TempData] public string? Done { get; set; }

    public ChildrenView View { get; private set; } = null!;

    protected string Root => $"/cases/{View.Case.Reference.ToRoute()}/children";

    protected ChildrenOfCase Children => children;

    protected Entente.Audit.Act Now => acts.Now();

    protected async Task<IActionResult?> FillAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await children.ReadAsync(asked, page, acts.Now(), ct, verb, kind);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return null;
    }

    protected RedirectResult Kept(string done)
    {
        Done = done;
        return Redirect(Root);
    }

    /// <summary>Somebody else was first: theirs is shown, and what was entered here is kept.</summary>
    protected async Task<IActionResult> ClashAsync(string reference, string form, IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } shut) return shut;
        this.Tell(form, problems);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
