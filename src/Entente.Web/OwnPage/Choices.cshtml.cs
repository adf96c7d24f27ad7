using Entente.OwnPage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.OwnPage;

/// <summary>S27: what the person agreed to, who has their data, and taking it back.</summary>
public sealed class ChoicesModel(OwnDoor door, MyChoices choices, TimeProvider clock) : PageModel
{
    [BindProperty] public List<string> What { get; set; } = [];

    public bool Done { get; private set; }

    public MyChoicesView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(bool done, CancellationToken ct)
    {
        if (await door.WhoAsync(ct) is not { } who) return Redirect("/my");
        Done = done;
        return await FillAsync(who, ct) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await door.WhoAsync(ct) is not { } who) return Redirect("/my");
        var result = await choices.TakeBackAsync(who, What, clock.GetUtcNow(), ct);
        if (!result.IsRefused) return Redirect("/my/choices?done=true");
        return await FillAsync(who, ct) ?? this.Show("", result.Problems);
    }

    private async Task<IActionResult?> FillAsync(OwnReader who, CancellationToken ct)
    {
        var found = await choices.ReadAsync(who, clock.GetUtcNow(), ct);
        if (found.IsRefused) return NotFound();
        View = found.Value;
        return null;
    }
}
