using Entente.Access;
using Entente.Foundation;
using Entente.Matching.Lines;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Matching;

/// <summary>Other lines for a purpose: typed, looked at, asked for. Who came second sees both versions and chooses.</summary>
public sealed class LinesChangeModel(EntenteDb db, LinesFile file, AskLines ask, Texts texts, Acts acts) : PageModel
{
    [BindProperty]
    public LinesForm Form { get; set; } = new();

    /// <summary>What was chosen on the conflict page.</summary>
    [BindProperty]
    public ConflictChoices Choices { get; set; } = new();

    /// <summary>The lines of which the person has seen what they would do.</summary>
    [BindProperty]
    public string? Looked { get; set; }

    public Conflict? Conflict { get; private set; }

    /// <summary>The figures were changed behind the last look.</summary>
    public bool ChangedSince { get; private set; }

    public LinesView View { get; private set; } = null!;

    /// <summary>What the typed lines would do; null until somebody asks, or where they are no lines.</summary>
    public LinesChangeView? Preview { get; private set; }

    public bool NeedsSecondPerson => db.Matrix.Ask(db.Reader, DataKind.Configuration, Verb.Write).NeedsSecondPerson;

    /// <param name="purpose">Whose lines.</param>
    /// <param name="again">The number of an earlier version whose figures are typed in already; 0 for the shipped ones.</param>
    public async Task<IActionResult> OnGetAsync(string purpose, long? again, CancellationToken ct)
    {
        if (await LoadAsync(purpose, ct) is { } no) return no;
        var lines = again == 0 && View.Shipped is { } shipped ? shipped.Lines : View.Versions.FirstOrDefault(v => v.Number == again)?.Lines ?? View.Waiting?.Lines ?? View.Lines;
        Form = new() { Possible = LinesForm.Written(lines.Possible), Likely = LinesForm.Written(lines.Likely), AlmostCertain = LinesForm.Written(lines.AlmostCertain), Seen = View.Standing };
        return Page();
    }

    /// <summary>Shows what the typed lines would do. Changes nothing.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(string purpose, CancellationToken ct)
    {
        if (await LoadAsync(purpose, ct) is { } no) return no;
        var lines = Form.Check();
        if (lines.IsRefused) return this.Show(nameof(Form), lines.Problems);
        Preview = new(View, lines.Value, false);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string purpose, CancellationToken ct)
    {
        if (await LoadAsync(purpose, ct) is { } no) return no;
        // Nothing is asked for unseen.
        if (Form.Check() is { IsRefused: false } lines && LinesChangeView.KeyOf(lines.Value) != Looked)
        {
            (Preview, ChangedSince) = (new(View, lines.Value, false), true);
            return Page();
        }

        return await AskAsync(ct);
    }

    /// <summary>Asks for what was chosen field by field, unless yet another has come since.</summary>
    public async Task<IActionResult> OnPostChooseAsync(string purpose, CancellationToken ct)
    {
        if (await LoadAsync(purpose, ct) is { } no) return no;
        var compared = LinesConflict.Compare(View, Form, texts);
        var open = Choices.Open(compared);
        if (open.Count > 0 || Choices.Version != compared.TheirVersion) return Clash(open);
        Form = LinesConflict.Chosen(View, Form, Choices);
        foreach (var key in ModelState.Keys.Where(k => k.StartsWith(nameof(Form), StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
        return await AskAsync(ct);
    }

    private async Task<IActionResult> AskAsync(CancellationToken ct)
    {
        var result = await ask.RunAsync(View.Purpose, Form, acts.Now(Form.Why), ct);
        if (!result.IsRefused)
        {
            TempData[nameof(LinesOfModel.Done)] = result.Value.State == LinesState.Waiting ? "lines.asked" : "lines.done";
            return Redirect(LinesPath.Of(View.Purpose));
        }

        if (!result.Problems.Any(p => p is ChangedMeanwhile))
        {
            if (Form.Check() is { IsRefused: false } lines) Preview = new(View, lines.Value, false);
            return this.Show(nameof(Form), result.Problems);
        }

        // As it stands by now.
        return await LoadAsync(View.Purpose.ToString(), ct) is { } no ? no : Clash([]);
    }

    private PageResult Clash(IReadOnlyList<Problem> open)
    {
        Conflict = LinesConflict.Compare(View, Form, texts);
        this.Tell("", open);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult?> LoadAsync(string purpose, CancellationToken ct)
    {
        if (!LinesPath.TryRead(purpose, out var asked)) return NotFound();
        var found = await file.OneAsync(asked, acts.Now(), ct);
        if (found.IsRefused) return LinesPath.Refused(this, found.Problems);
        View = found.Value;
        return null;
    }
}
