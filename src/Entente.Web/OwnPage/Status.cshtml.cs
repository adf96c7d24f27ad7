using Entente.OwnPage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.OwnPage;

/// <summary>S26: where the person's case stands, in four sentences, their rights, and the next date.</summary>
public sealed class StatusModel(OwnDoor door, MyStatus status, TimeProvider clock) : PageModel
{
    public MyStatusView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await door.WhoAsync(ct) is not { } who) return Redirect("/my");
        var found = await status.ReadAsync(who, clock.GetUtcNow(), ct);
        if (found.IsRefused) return NotFound();
        View = found.Value;
        return Page();
    }
}
