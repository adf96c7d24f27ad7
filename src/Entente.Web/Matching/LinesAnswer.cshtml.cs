using Entente.Access;
using Entente.Matching.Lines;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Matching;

/// <summary>The second person's page: what is asked for, why, and what it would do; yes, or no with a reason.</summary>
public sealed class LinesAnswerModel(EntenteDb db, LinesFile file, AnswerLines answer, Acts acts) : PageModel
{
    public sealed record Answers
    {
        /// <summary>The version that was looked at.</summary>
        public long Number { get; init; }
        public bool? Agree { get; init; }
        public string? Why { get; init; }

        public override string ToString() => nameof(Answers);
    }

    [BindProperty]
    public Answers Form { get; set; } = new();

    public LinesView View { get; private set; } = null!;

    public bool MayCompare => db.Matrix.Ask(db.Reader, DataKind.Merge, Verb.Write, Relation.Own | Relation.Team).Allowed;

    public async Task<IActionResult> OnGetAsync(string purpose, CancellationToken ct)
    {
        if (!LinesPath.TryRead(purpose, out var asked)) return NotFound();
        var found = await file.OneAsync(asked, acts.Now(), ct);
        if (found.IsRefused) return LinesPath.Refused(this, found.Problems);
        View = found.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string purpose, CancellationToken ct)
    {
        if (!LinesPath.TryRead(purpose, out var asked)) return NotFound();
        var result = await answer.RunAsync(asked, Form.Number, Form.Agree, Form.Why, acts.Now(Form.Why), ct);
        if (!result.IsRefused)
        {
            TempData[nameof(LinesOfModel.Done)] = Form.Agree == true ? "lines.done" : "lines.declined";
            return Redirect(LinesPath.Of(asked));
        }

        // What was answered is not what waits now: it is looked at and answered anew.
        if (result.Problems.Any(p => p is LinesMovedOn))
        {
            ModelState.Clear();
            Form = Form with { Agree = null };
        }

        var shown = await OnGetAsync(purpose, ct);
        return shown is PageResult ? this.Show(nameof(Form), result.Problems) : shown;
    }
}
