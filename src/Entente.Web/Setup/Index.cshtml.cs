using Entente.Staff;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Setup;

/// <summary>The first administrator of an empty centre. Gone as soon as anybody works here.</summary>
public sealed class IndexModel(SetUpCentre setUp) : PageModel
{
    [BindProperty] public SetUpForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await setUp.IsOpenAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await setUp.IsOpenAsync(ct)) return NotFound();
        var result = await setUp.RunAsync(Form, ct);
        return result.Match(_ => Redirect("/staff/signin"), problems =>
        {
            Form = Form with { Password = "" };
            ModelState.Clear();
            return this.Show(nameof(Form), problems);
        });
    }
}
