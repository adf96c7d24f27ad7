using Entente.Access;
using Entente.Foundation;
using Entente.Storage;
using Entente.Support.Children;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Entente.Web.Support;

/// <summary>Writes down that somebody is no longer a child's guardian.</summary>
public sealed class GuardianEndModel(ChildrenOfCase children, KeepGuardian keep, Acts acts) : ChildPage(children, acts, "guardian", Verb.Write)
{
    [BindProperty] public GuardianEndForm Form { get; set; } = new();

    public Guardian One { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => await FindAsync(reference, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (await FindAsync(reference, ct) is { } refused) return refused;
        if (!ModelState.IsValid) return this.Show(nameof(Form), []);
        var result = await keep.LeaveAsync(View.Case.Reference, One.Reference.Text, Form, Now, ct);
        if (!result.IsRefused) return Kept("children.done.guardian-left");
        return result.Problems.Any(p => p is ChangedMeanwhile) ? await ClashAsync(View.Case.Reference.Text, nameof(Form), result.Problems, ct) : this.Show(nameof(Form), result.Problems);
    }

    private async Task<IActionResult?> FindAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await Children.CaseOfGuardianAsync(known, ct) is not { } about) return NotFound();
        if (await FillAsync(about.Text, ct) is { } refused) return refused;
        if (View.Guardians.FirstOrDefault(g => g.Reference == known) is not { } one) return NotFound();
        One = one;
        return null;
    }
}
