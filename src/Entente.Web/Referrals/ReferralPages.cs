using Entente.Foundation;
using Entente.Referrals.Questions;
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

    /// <summary>Somebody who receives something, and which parts of it.</summary>
    public static string Receives(this Texts texts, RecipientParts who) => who.Sorts.Count == 0
        ? texts["check.receives.none", texts["recipient." + who.Who]]
        : texts["check.receives", texts["recipient." + who.Who], string.Join(", ", who.Sorts.Select(s => texts["sort." + s]))];

    /// <summary>The same as it was confirmed and stored; before the parts were told apart, the code alone.</summary>
    public static string Received(this Texts texts, string stored) => stored.Split(':') is [var who, var sorts]
        ? texts.Receives(new(who, sorts.Split('+', StringSplitOptions.RemoveEmptyEntries)))
        : texts["recipient." + stored];

    /// <summary>What cannot be shown at all: the no-access page by its rule, or not found; the two are told apart only to who may know of the thing.</summary>
    public static IActionResult Refuse(this PageModel page, IReadOnlyList<Problem> problems) =>
        problems.Any(p => p is NotAllowed) ? page.Show("", problems) : page.NotFound();
}
