using Entente.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Staff;

/// <summary>The second step of signing in: a one-time code, or one of the recovery codes where the phone is lost.</summary>
public sealed class CodeModel(Door door, Texts texts) : PageModel
{
    public sealed record Answers
    {
        public string Code { get; init; } = "";
        public string Recovery { get; init; } = "";
    }

    [BindProperty] public Answers Form { get; set; } = new();

    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => door.NextStep == Step.SignIn ? Page() : this.GoOn(door);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var recovery = Form.Recovery.Trim().Length > 0;
        var code = recovery ? Form.Recovery : Form.Code;
        if (code.Length <= 40)
        {
            var result = await door.ByCodeAsync(code, recovery, ct);
            if (result.Succeeded) return RedirectToPage("/Staff/Choose", new { ReturnUrl });
            if (result.IsNotAllowed) return RedirectToPage("/Staff/SignIn", new { ReturnUrl });
        }

        Form = new();
        ModelState.Clear();
        ModelState.AddModelError(recovery ? "Form.Recovery" : "Form.Code", texts[recovery ? "code.recovery.wrong" : "code.wrong"]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
