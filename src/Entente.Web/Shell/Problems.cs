using Entente.Access;
using Entente.Foundation;
using Entente.Storage;
using Entente.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Shell;

internal static class Problems
{
    /// <summary>Shows the page again with its error summary filled in and the answers kept; a refusal by the matrix becomes the no-access page.</summary>
    public static IActionResult Show(this PageModel page, string form, IReadOnlyList<Problem> problems)
    {
        if (problems.OfType<NotAllowed>().FirstOrDefault() is { } refused) return page.NoAccess(new(false, Shape.Nothing, refused.Rule) { GlassMayBeBroken = refused.GlassMayBeBroken });
        page.Tell(form, problems);
        page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page.Page();
    }

    /// <summary>Puts what is wrong, in the reader's words, above the page and at each field.</summary>
    public static void Tell(this PageModel page, string form, IEnumerable<Problem> problems)
    {
        var texts = page.HttpContext.RequestServices.GetRequiredService<Texts>();
        foreach (var problem in problems)
        {
            var key = problem.Field.Length == 0 || form.Length == 0 ? problem.Field : $"{form}.{problem.Field}";
            page.ModelState.AddModelError(key, texts.Of(problem));
        }
    }

    /// <summary>The no-access page (403) for a permission that was refused and is already in the log.</summary>
    public static IActionResult NoAccess(this PageModel page, Permission permission)
    {
        page.HttpContext.Items[typeof(Permission)] = permission;
        return new StatusCodeResult(StatusCodes.Status403Forbidden);
    }
}
