using Entente.Foundation;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Referrals;

internal static class ReferralPages
{
    /// <summary>What cannot be shown at all: the no-access page by its rule, or not found; the two are told apart only to who may know of the thing.</summary>
    public static IActionResult Refuse(this PageModel page, IReadOnlyList<Problem> problems) =>
        problems.Any(p => p is NotAllowed) ? page.Show("", problems) : page.NotFound();
}
