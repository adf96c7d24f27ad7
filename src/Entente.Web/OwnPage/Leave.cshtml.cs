using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.OwnPage;

/// <summary>Out at once: the session ends, and a harmless page opens.</summary>
public sealed class LeaveModel(OwnDoor door, IConfiguration settings) : PageModel
{
    public async Task<IActionResult> OnGetAsync()
    {
        await door.LeaveAsync();
        return Redirect(settings["QuickExit"] ?? "https://www.bbc.co.uk/weather");
    }
}
