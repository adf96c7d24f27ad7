using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Referrals;

/// <summary>What the questions of today ask otherwise than those that a draft was begun with, and the choice to go on with them (rule L16).</summary>
public sealed class QuestionsModel(OpenDraft open, MoveDraft move, QuestionSets sets, Acts acts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    /// <summary>The draft's version as this page showed it.</summary>
    [BindProperty] public int Version { get; set; }

    public OpenedDraft Opened { get; private set; } = null!;

    public IReadOnlyList<QuestionChange> Changes => QuestionChanges.Between(Opened.Set, sets.Current, Opened.Answers);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await FillAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var result = await move.RunAsync(Reference, Version, acts.Now(), ct);
        if (!result.IsRefused) return Redirect($"/referrals/draft/{result.Value.Reference.ToRoute()}");
        if (await FillAsync(ct) is { } refused) return refused;
        // The page shows the differences as they stand now, and its version with them.
        ModelState.Remove(nameof(Version));
        return this.Show("", result.Problems);
    }

    private async Task<IActionResult?> FillAsync(CancellationToken ct)
    {
        var result = await open.RunAsync(Reference, "draft question changes", acts.Now(), ct);
        if (result.IsRefused) return this.Refuse(result.Problems);
        Opened = result.Value;
        return Opened.Draft.IsSent || Opened.Set.Code == sets.Current.Code ? Redirect($"/referrals/draft/{Opened.Draft.Reference.ToRoute()}") : null;
    }
}
