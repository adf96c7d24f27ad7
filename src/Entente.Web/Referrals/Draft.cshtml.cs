using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Referrals;

/// <summary>The sections of a referral and how far each is.</summary>
public sealed class DraftModel(OpenDraft open, CheckQuality quality, QuestionSets sets, EntenteDb db, Acts acts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    public OpenedDraft Opened { get; private set; } = null!;

    public string SavedBy { get; private set; } = "";

    public IReadOnlyList<Question> Missing { get; private set; } = [];

    public IReadOnlyList<Warning> Warnings { get; private set; } = [];

    /// <summary>What a decision maker would look at.</summary>
    public IReadOnlyList<QualityLine> Quality { get; private set; } = [];

    /// <summary>Whether it was begun with questions that are no longer asked of new drafts.</summary>
    public bool HasNewerQuestions => Opened.Set.Code != sets.Current.Code;

    /// <summary>Days until it is deleted, where that is a week or less away.</summary>
    public int? LastDays { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var act = acts.Now();
        var result = await open.RunAsync(Reference, "draft", act, ct);
        if (result.IsRefused) return this.Refuse(result.Problems);
        Opened = result.Value;
        if (Opened.Draft.SentAs is { } sent) return Redirect($"/referrals/sent/{sent.ToRoute()}");
        LastDays = DraftReferral.LastDays(Opened.Draft.DeletesOn, DateOnly.FromDateTime(act.When.UtcDateTime));
        Missing = Opened.Set.Missing(Opened.Answers, onCheckToo: false);
        Warnings = Rules.Warnings(Opened.Set, Opened.Answers, Opened.Draft.Today(act));
        Quality = await quality.RunAsync(Opened, act, ct);
        SavedBy = (await db.NamesAsync([Opened.Draft.SavedBy], ct)).Values.FirstOrDefault("");
        return Page();
    }
}
