using Entente.Staff;
using Entente.Web.Design;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Staff;

/// <summary>Changing one's own password; every other session of the account ends with it.</summary>
public sealed class PasswordModel(Door door, UserManager<User> users, Texts texts) : PageModel
{
    public sealed record Answers
    {
        public string Old { get; init; } = "";
        public string New { get; init; } = "";
        public string Again { get; init; } = "";
    }

    [BindProperty] public Answers Form { get; set; } = new();

    public bool MustChange => door.NextStep == Step.ChangePassword;

    public IActionResult OnGet() => door.Standing is null ? this.GoOn(door) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (door.Standing is null || await users.GetUserAsync(User) is not { } user) return this.GoOn(door);
        if (Form.New != Form.Again) return Refuse("Again", texts["password.wrong.twice"]);
        if (Form.New == Form.Old) return Refuse("New", texts["password.wrong.same"]);
        // Under the same turn and lock-out as signing in: this page must not be a place to guess at.
        if (await users.IsLockedOutAsync(user)) return Refuse("Old", texts["password.wrong.locked"]);
        if (!await users.CheckPasswordAsync(user, Form.Old))
        {
            await users.AccessFailedAsync(user);
            return Refuse("Old", texts["password.wrong.old"]);
        }

        user.TemporaryUntil = null;
        var result = await users.ChangePasswordAsync(user, Form.Old, Form.New);
        if (!result.Succeeded) return Refuse("New", result.Errors.First() is { Code: nameof(WeakPassword) } weak ? texts.Of(new WeakPassword(weak.Description)) : result.Errors.First().Description);
        await door.RenewAsync(user);
        return MustChange ? RedirectToPage("/Staff/Choose") : RedirectToPage("/Staff/Settings", new { Done = "password" });
    }

    private PageResult Refuse(string field, string why)
    {
        Form = new();
        ModelState.Clear();
        ModelState.AddModelError($"Form.{field}", why);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
