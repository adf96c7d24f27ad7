using Entente.OwnPage;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.OwnPage;

/// <summary>S27: asking for a copy of one's data or for a correction.</summary>
[ChecksItsTexts]
public sealed class AskModel(OwnDoor door, AskForData ask, Texts texts, TimeProvider clock) : PageModel
{
    [BindProperty] public OwnRequestForm Form { get; set; } = new();

    public bool Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(bool done, CancellationToken ct)
    {
        if (await door.WhoAsync(ct) is null) return Redirect("/my");
        Done = done;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await door.WhoAsync(ct) is not { } who) return Redirect("/my");
        var result = await ask.RunAsync(who, Form, texts.Language, clock.GetUtcNow(), ct);
        return result.IsRefused ? this.Show(nameof(Form), result.Problems) : Redirect("/my/ask?done=true");
    }
}
