using Entente.Access;
using Entente.Support.Children;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Entente.Web.Support;

/// <summary>How a child stands with school. Where it is stands under the row of places to live, and so does this page.</summary>
public sealed class SchoolModel(ChildrenOfCase children, KeepSchool keep, Acts acts) : ChildPage(children, acts, "school", Verb.Write, DataKind.Placement)
{
    [BindProperty] public SchoolForm Form { get; set; } = new();

    /// <summary>Whether somebody else wrote it down meanwhile.</summary>
    public bool IsClash => Response.StatusCode == StatusCodes.Status409Conflict;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        // Shown again after a broken text, the page keeps what was entered.
        if (HttpMethods.IsGet(Request.Method)) Form = SchoolForm.Again(View.School);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        if (!ModelState.IsValid) return this.Show(nameof(Form), []);
        var result = await keep.RunAsync(View.Case.Reference, Form, Now, ct);
        if (!result.IsRefused) return Kept("children.done.school");
        return result.Problems.Any(p => p is ConcludedMeanwhile) ? await ClashAsync(reference, nameof(Form), result.Problems, ct) : this.Show(nameof(Form), result.Problems);
    }
}
