using Entente.Access;
using Entente.Staff;
using Entente.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Staff;

/// <summary>S02: the role and the purpose of this session. Skipped where there is only one of each.</summary>
public sealed class ChooseModel(Door door, Texts texts) : PageModel
{
    [BindProperty] public string? Chosen { get; set; }

    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    /// <summary>Asked for by the link in the header, although a role is chosen already.</summary>
    [BindProperty(SupportsGet = true)] public bool Again { get; set; }

    public IReadOnlyList<(Role Role, Purpose Purpose)> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (door.NextStep is not (Step.Choose or Step.Work)) return this.GoOn(door);
        if (door.NextStep == Step.Work && !Again) return this.GoBack(ReturnUrl);
        Load();
        if (Choices is not [var only] || Again) return Page();
        await door.ChooseAsync(only.Role, only.Purpose, ct);
        return this.GoBack(ReturnUrl);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (door.NextStep is not (Step.Choose or Step.Work)) return this.GoOn(door);
        if (Chosen?.Split('.') is [var first, var second] && Enum.TryParse<Role>(first, out var role) && Enum.TryParse<Purpose>(second, out var purpose)
            && await door.ChooseAsync(role, purpose, ct)) return this.GoBack(ReturnUrl);
        Load();
        ModelState.AddModelError(nameof(Chosen), texts["choose.missing"]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private void Load() => Choices = [.. door.Standing!.Roles.SelectMany(r => Purposes.Shipped.Of(r).Select(p => (r, p)))];
}
