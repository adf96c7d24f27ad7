using Entente.Foundation;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Referrals;

internal static class ReferralPages
{
    /// <summary>That a draft is about to be deleted.</summary>
    public static string LastDays(this Texts texts, int left) => left switch { 0 => texts["referrals.goes.today"], 1 => texts["referrals.goes.tomorrow"], _ => texts["referrals.goes", left] };

    /// <summary>What cannot be shown at all: the no-access page by its rule, or not found; the two are told apart only to who may know of the thing.</summary>
    public static IActionResult Refuse(this PageModel page, IReadOnlyList<Problem> problems) =>
        problems.Any(p => p is NotAllowed) ? page.Show("", problems) : page.NotFound();
}
