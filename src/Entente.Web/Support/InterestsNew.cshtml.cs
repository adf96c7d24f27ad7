using Entente.Access;
using Entente.Support.Children;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Entente.Web.Support;

/// <summary>What is in a child's best interests in one question, for the first time or looked at again. Where somebody else concluded first, theirs is shown and nothing entered is lost.</summary>
public sealed class InterestsNewModel(ChildrenOfCase children, ConcludeInterests conclude, Acts acts) : ChildPage(children, acts, "best interests", Verb.Write)
{
    [BindProperty] public BestInterestsForm Form { get; set; } = new();

    /// <summary>What stands now of what is looked at again.</summary>
    public BestInterests? Standing => View.Find(Form.First)?[0];

    public async Task<IActionResult> OnGetAsync(string reference, string? of, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        // Shown again after a broken text, the page keeps what was entered.
        if (!HttpMethods.IsGet(Request.Method) || of is null) return Page();
        if (View.Find(of) is not { } versions) return NotFound();
        Form = BestInterestsForm.Again(versions[0]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        if (!ModelState.IsValid) return this.Show(nameof(Form), []);
        var result = await conclude.RunAsync(View.Case.Reference, Form, Now, ct);
        if (!result.IsRefused) return Kept("children.done.interests");
        if (result.Problems.Any(p => p is InterestsNotFound)) return NotFound();
        return result.Problems.Any(p => p is ConcludedMeanwhile) ? await ClashAsync(reference, nameof(Form), result.Problems, ct) : this.Show(nameof(Form), result.Problems);
    }
}
