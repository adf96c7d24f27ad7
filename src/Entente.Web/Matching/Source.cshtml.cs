using Entente.Foundation;
using Entente.Matching.Grading;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Matching;

/// <summary>One source: how far it is trusted, who said so and why; and the place to say otherwise. Who came second sees both and chooses.</summary>
[ChecksItsTexts]
public sealed class SourceModel(SourceGrades grades, AskGrade ask, Acts acts, Texts texts) : PageModel
{
    /// <summary>A grade is chosen whole: its reason belongs to it alone.</summary>
    private const string Whole = "grade";

    [BindProperty]
    public GradeForm Form { get; set; } = new();

    /// <summary>What was chosen on the conflict page.</summary>
    [BindProperty]
    public ConflictChoices Choices { get; set; } = new();

    public Conflict? Conflict { get; private set; }

    public SourceView View { get; private set; } = null!;

    [TempData]
    public string? Done { get; set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => await FindAsync(reference, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!await FindAsync(reference, ct)) return NotFound();
        return await SaveAsync(ct);
    }

    /// <summary>Asks for this person's grade after all, or leaves the other's, unless yet another has come since.</summary>
    public async Task<IActionResult> OnPostChooseAsync(string reference, CancellationToken ct)
    {
        if (!await FindAsync(reference, ct)) return NotFound();
        var compared = Compare();
        if (Choices.Open(compared) is var open && (open.Count > 0 || Choices.Version != compared.TheirVersion)) return Clash(compared, open);
        if (!Choices.Pick(Whole, mine: true, theirs: false))
        {
            Done = "source.left";
            return Here();
        }

        Form.Seen = compared.TheirVersion;
        return await SaveAsync(ct);
    }

    private async Task<IActionResult> SaveAsync(CancellationToken ct)
    {
        var result = await ask.RunAsync(View.Line.Source.Reference, Form, acts.Now(Form.Why), ct);
        if (!result.IsRefused)
        {
            Done = result.Value.State == GradeState.Waiting ? "source.asked" : "source.done";
            return Here();
        }

        if (result.Problems.Any(p => p is SourceGone)) return NotFound();
        if (!result.Problems.Any(p => p is ChangedMeanwhile)) return this.Show(nameof(Form), result.Problems);
        return await FindAsync(View.Line.Source.Reference.Text, ct) ? Clash(Compare(), []) : NotFound();
    }

    private PageResult Clash(Conflict both, IReadOnlyList<Problem> open)
    {
        Conflict = both;
        this.Tell("", open);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private Conflict Compare()
    {
        var theirs = View.History is [var latest, ..] ? latest : null;
        List<KeyValuePair<string, string>> posted = [new("Form.Grade", Form.Grade?.ToString() ?? ""), new("Form.Why", Form.Why ?? "")];
        return new($"/matching/sources/{View.Line.Source.Reference.ToRoute()}?handler=Choose", View.Standing, theirs?.AnsweredBy ?? theirs?.By ?? texts["conflict.colleague"], theirs?.Grade.AnsweredAt ?? theirs?.Grade.AskedAt ?? default,
            [new(Whole, texts["source.grade"], Words(Form.Grade?.ToString(), null, Form.Why), Words(theirs?.Grade.Grade.ToString(), theirs?.Grade.State, theirs?.Grade.Why), posted)])
        {
            Note = texts["source.conflict"],
        };
    }

    private string Words(string? grade, GradeState? state, string? why) => string.Join('\n',
        (grade is null ? "" : texts["records.reliability." + grade]) + (state is { } stands ? $" ({texts["source.state." + stands]})" : ""), $"{texts["source.why"]}: {why?.Trim()}");

    private RedirectResult Here() => Redirect($"/matching/sources/{View.Line.Source.Reference.ToRoute()}");

    private async Task<bool> FindAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var source) || await grades.ReadAsync(source, acts.Now(), ct) is not { } view) return false;
        View = view;
        return true;
    }
}

/// <summary>The second person's page: what a source is to be graded as, and why; yes, or no with a reason.</summary>
[ChecksItsTexts]
public sealed class SourceAnswerModel(SourceGrades grades, AnswerGrade answer, Acts acts) : PageModel
{
    [BindProperty]
    public GradeForm Form { get; set; } = new();

    public SourceView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var source) || await grades.ReadAsync(source, acts.Now(), ct) is not { } view) return NotFound();
        View = view;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (await OnGetAsync(reference, ct) is var shown and not PageResult) return shown;
        var result = await answer.RunAsync(View.Line.Source.Reference, Form, acts.Now(Form.Why), ct);
        if (!result.IsRefused) return Redirect($"/matching/sources/{View.Line.Source.Reference.ToRoute()}");
        // What was answered is not what waits now: the reason is kept, the answer is given anew.
        if (result.Problems.Any(p => p is GradeAskedAnew))
        {
            ModelState.Clear();
            Form.Agree = null;
        }
        return await OnGetAsync(reference, ct) is PageResult ? this.Show(nameof(Form), result.Problems) : NotFound();
    }
}
