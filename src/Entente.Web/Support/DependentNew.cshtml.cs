using Entente.Access;
using Entente.Support.Children;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Entente.Web.Support;

/// <summary>Somebody who depends on the person is written down, or changed. Where somebody else saved first, theirs is shown and nothing entered is lost.</summary>
public sealed class DependentNewModel(ChildrenOfCase children, KeepDependent keep, Acts acts) : ChildPage(children, acts, "dependent", Verb.Write)
{
    [BindProperty] public DependentForm Form { get; set; } = new();

    /// <summary>The one that is changed.</summary>
    [BindProperty(SupportsGet = true)] public string? Which { get; set; }

    public Dependent? Standing => View.Dependent(Which);

    public bool IsClash => Response.StatusCode == StatusCodes.Status409Conflict;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        if (!string.IsNullOrEmpty(Which) && Standing is null) return NotFound();
        // Shown again after a broken text, the page keeps what was entered.
        if (HttpMethods.IsGet(Request.Method) && Standing is { } one) Form = DependentForm.Of(one);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        if (!ModelState.IsValid) return this.Show(nameof(Form), []);
        var result = await keep.RunAsync(View.Case.Reference, Which, Form, Now, ct);
        if (!result.IsRefused) return Kept("children.done.dependent");
        if (result.Problems.Any(p => p is DependentNotFound)) return NotFound();
        return result.Problems.Any(p => p is DependentChangedMeanwhile) ? await ClashAsync(reference, nameof(Form), result.Problems, ct) : this.Show(nameof(Form), result.Problems);
    }
}
