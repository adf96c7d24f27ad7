using Entente.Referrals;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Referrals;

/// <summary>Giving a draft to a colleague, or taking it over.</summary>
public sealed class HandOverModel(OpenDraft open, HandOverDraft hand, EntenteDb db, Acts acts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    [BindProperty] public string? To { get; set; }

    [BindProperty] public string? Note { get; set; }

    public OpenedDraft Opened { get; private set; } = null!;

    public IReadOnlyList<Choice> Colleagues { get; private set; } = [];

    public string HeldBy { get; private set; } = "";

    public bool IsMine { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await FillAsync(ct) ?? Page();

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => HandAsync(To ?? "", ct);

    public Task<IActionResult> OnPostTakeAsync(CancellationToken ct) => HandAsync(null, ct);

    private async Task<IActionResult> HandAsync(string? to, CancellationToken ct)
    {
        var result = await hand.RunAsync(Reference, to, Note, acts.Now(), ct);
        if (!result.IsRefused) return Redirect($"/referrals/draft/{result.Value.Reference.ToRoute()}");
        return await FillAsync(ct) ?? this.Show("", result.Problems);
    }

    private async Task<IActionResult?> FillAsync(CancellationToken ct)
    {
        var act = acts.Now();
        var result = await open.RunAsync(Reference, "hand over", act, ct);
        if (result.IsRefused) return this.Refuse(result.Problems);
        Opened = result.Value;
        if (Opened.Draft.IsSent) return Redirect($"/referrals/draft/{Reference}");
        Colleagues = [.. (await HandOverDraft.ColleaguesAsync(db, act, ct)).Select(c => new Choice(c.Reference.Text, c.Name))];
        IsMine = Opened.Draft.HeldBy == act.Reader.User;
        HeldBy = (await db.NamesAsync([Opened.Draft.HeldBy], ct)).Values.FirstOrDefault("");
        return null;
    }
}
