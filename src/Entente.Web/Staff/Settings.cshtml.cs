using Entente.Staff;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Staff;

/// <summary>One's own account: names, roles, password, one-time codes.</summary>
public sealed class SettingsModel(Door door, UserManager<User> users, SignedIn signedIn, SessionLimits limits) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }

    public User Account { get; private set; } = null!;

    public Standing Standing => door.Standing!;

    public SignedIn SignedIn => signedIn;

    public SessionLimits Limits => limits;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await users.GetUserAsync(User) is not { } user) return this.GoOn(door);
        Account = user;
        return Page();
    }
}
