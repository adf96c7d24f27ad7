using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Staff;

/// <summary>Ends the session, by form only, so that no link can sign somebody out; shows that it ended.</summary>
public sealed class SignOutModel(Door door) : PageModel
{
    public IActionResult OnGet() => door.Standing is null ? Page() : this.GoOn(door);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await door.LeaveAsync(ct);
        return RedirectToPage();
    }
}
