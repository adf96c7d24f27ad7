using Entente.Foundation;
using Entente.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Staff;

/// <summary>S01: sign-in name and password; in the example world, on this machine, its people by one click.</summary>
public sealed class SignInModel(Door door, Entente.Staff.SetUpCentre setUp, Texts texts) : PageModel
{
    public sealed record Answers
    {
        public string LoginName { get; init; } = "";
        public string Password { get; init; } = "";
    }

    [BindProperty] public Answers Form { get; set; } = new();

    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    public IReadOnlyList<Persona> Personas { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (door.NextStep != Step.SignIn) return this.GoOn(door);
        if (await setUp.IsOpenAsync(ct)) return Redirect("/setup");
        Personas = await door.PersonasAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Form.LoginName.Length is 0 or > 200 || Form.Password.Length is 0 or > 500) return await RefuseAsync(ct);
        var result = await door.ByPasswordAsync(Form.LoginName, Form.Password, ct);
        if (result.RequiresTwoFactor) return RedirectToPage("/Staff/Code", new { ReturnUrl });
        return result.Succeeded ? RedirectToPage("/Staff/Choose", new { ReturnUrl }) : await RefuseAsync(ct);
    }

    public async Task<IActionResult> OnPostPersonaAsync(string persona, CancellationToken ct)
    {
        if (Reference.TryParse(persona, out var reference) && await door.AsPersonaAsync(reference, ct)) return this.GoBack(ReturnUrl);
        return await RefuseAsync(ct);
    }

    // One message for every reason: a wrong name, a wrong password, a lock or a closed account must look the same from outside.
    private async Task<IActionResult> RefuseAsync(CancellationToken ct)
    {
        Form = Form with { Password = "" };
        ModelState.Remove("Form.Password");
        ModelState.AddModelError("Form.LoginName", texts["signin.wrong"]);
        Personas = await door.PersonasAsync(ct);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
