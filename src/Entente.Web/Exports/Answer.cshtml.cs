using Entente.Foundation;
using Entente.Records.Export;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Exports;

/// <summary>The second person's page: who wants what out, and why; yes, or no with a reason.</summary>
public sealed class AnswerModel(ExportList exports, AnswerExport answer, Acts acts) : PageModel
{
    public sealed record Answers
    {
        public bool? Agree { get; init; }
        public string? Why { get; init; }

        public override string ToString() => nameof(Answers);
    }

    [BindProperty]
    public Answers Form { get; set; } = new();

    public ExportCard Card { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await exports.ToAnswerAsync(asked, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is NotAllowed) ? this.Show("", found.Problems) : NotFound();
        Card = found.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var result = await answer.RunAsync(asked, Form.Agree, Form.Why, acts.Now(), ct);
        if (!result.IsRefused) return Redirect("/exports/waiting");
        var shown = await OnGetAsync(reference, ct);
        return shown is PageResult ? this.Show(nameof(Form), result.Problems) : shown;
    }
}
