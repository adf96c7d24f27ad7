using Entente.Support.Exit;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Support;

/// <summary>One time on which somebody who left support is asked how they are.</summary>
public sealed class FollowUpModel(ExitOfCase exits, AnswerFollowUp answer, Acts acts) : PageModel
{
    [BindProperty] public AfterwardsForm Form { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public FollowUpView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => await FillAsync(reference, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } shut) return shut;
        if (!ModelState.IsValid) return this.Show(nameof(Form), []);
        var result = await answer.RunAsync(reference, Form, acts.Now(), ct);
        if (result.IsRefused) return result.Problems.Any(p => p is FollowUpNotFound) ? NotFound() : await FillAsync(reference, ct) ?? this.Show(nameof(Form), result.Problems);

        Done = "after.done";
        // After the last time the provider's work on the case has ended.
        return Redirect((await exits.ReadAsync(View.FollowUp.Case, acts.Now(), ct)).IsRefused ? "/support" : $"/cases/{View.FollowUp.Case.ToRoute()}/exit");
    }

    private async Task<IActionResult?> FillAsync(string reference, CancellationToken ct)
    {
        var found = await exits.OneAsync(reference, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is FollowUpNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return null;
    }
}
