using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Staff;

internal static class StaffPages
{
    /// <summary>To whatever stands between this person and their work.</summary>
    public static IActionResult GoOn(this PageModel page, Door door) => new RedirectResult(door.NextStep switch
    {
        Step.SignIn => "/staff/signin",
        Step.ChangePassword => "/staff/password",
        Step.SetUpCodes => "/staff/onetimecodes",
        Step.Choose => "/staff/choose",
        _ => "/",
    });

    /// <summary>Back to the page that asked for a sign-in; only ever one of our own.</summary>
    public static IActionResult GoBack(this PageModel page, string? returnUrl) =>
        page.LocalRedirect(returnUrl is not null && page.Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
}
