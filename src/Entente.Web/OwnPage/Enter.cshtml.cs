using Entente.OwnPage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.OwnPage;

/// <summary>S25: a code word and a number, in the person's language, and nothing that tells what for.</summary>
[ChecksItsTexts]
public sealed class EnterModel(OwnDoor door) : PageModel
{
    public sealed record Answers
    {
        public string? Word { get; init; }
        public string? Pin { get; init; }

        public override string ToString() => nameof(Answers);
    }

    [BindProperty] public Answers Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await door.WhoAsync(ct) is null ? Page() : Redirect("/my/status");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        // What nobody can have been given is not worth a count.
        if (string.IsNullOrWhiteSpace(Form.Word) || Form.Word.Length > 200 || string.IsNullOrWhiteSpace(Form.Pin) || Form.Pin.Length > 50) return this.Show(nameof(Form), [new WordOrPinWrong()]);
        var result = await door.EnterAsync(Form.Word, string.Concat(Form.Pin.Where(c => !char.IsWhiteSpace(c))), ct);
        if (!result.IsRefused) return Redirect("/my/status");
        ModelState.Remove("Form.Pin");
        return this.Show(nameof(Form), result.Problems);
    }
}
