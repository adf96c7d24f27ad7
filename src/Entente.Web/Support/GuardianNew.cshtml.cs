using Entente.Access;
using Entente.Support.Children;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Entente.Web.Support;

/// <summary>Writes down who was appointed to be on a child's side.</summary>
public sealed class GuardianNewModel(ChildrenOfCase children, KeepGuardian keep, Acts acts) : ChildPage(children, acts, "guardian", Verb.Write)
{
    [BindProperty] public GuardianForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => await FillAsync(reference, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        // What cannot be read as a date is told at its field, and nothing is saved.
        if (!ModelState.IsValid) return this.Show(nameof(Form), []);
        var result = await keep.AppointAsync(View.Case.Reference, Form, Now, ct);
        return result.IsRefused ? this.Show(nameof(Form), result.Problems) : Kept("children.done.guardian");
    }
}
