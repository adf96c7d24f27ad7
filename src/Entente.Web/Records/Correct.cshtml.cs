using Entente.Foundation;
using Entente.Records;
using Entente.Records.Correct;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Records;

/// <summary>Corrects a record by hand: change, add or withdraw what it says. Who came second sees both versions and chooses.</summary>
[ChecksItsTexts]
public sealed class CorrectModel(RecordToCorrect read, CorrectRecord correct, CorrectionConflicts conflicts, Acts acts) : PageModel
{
    [BindProperty]
    public CorrectionAnswers Form { get; set; } = new();

    /// <summary>What was chosen on the conflict page.</summary>
    [BindProperty]
    public ConflictChoices Choices { get; set; } = new();

    public Conflict? Conflict { get; private set; }

    public CorrectionView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (await LoadAsync(reference, ct) is { } no) return no;
        Form = CorrectionAnswers.Of(View);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (await LoadAsync(reference, ct) is { } no) return no;
        Form.FillUp();
        if (!ModelState.IsValid) return this.Show(nameof(Form), []);
        var result = await correct.RunAsync(View.Record.Reference, Form.AsForm(), acts.Now(), ct);
        if (!result.IsRefused) return Redirect($"/records/{result.Value.Reference.ToRoute()}");
        if (result.Problems.Any(p => p is AlreadySuperseded)) return await ConflictAsync([], ct);
        return this.Show(nameof(Form), result.Problems);
    }

    /// <summary>Saves what was chosen field by field as a correction of the newest version, unless yet another has come since.</summary>
    public async Task<IActionResult> OnPostChooseAsync(string reference, CancellationToken ct)
    {
        if (await LoadAsync(reference, ct) is { } no) return no;
        var compared = await conflicts.CompareAsync(View, Form, ct);
        var open = Choices.Open(compared);
        if (open.Count > 0 || Choices.Version != compared.TheirVersion) return await ConflictAsync(open, ct);
        var result = await correct.RunAsync(View.Record.Reference, CorrectionConflicts.Chosen(View, Form, Choices), acts.Now(), ct);
        if (!result.IsRefused) return Redirect($"/records/{result.Value.Reference.ToRoute()}");
        if (result.Problems.Any(p => p is AlreadySuperseded)) return await ConflictAsync([], ct);
        // Everything of the other person's was kept: there is nothing to save.
        if (result.Problems.All(p => p is NothingChanged)) return Redirect($"/records/{View.Record.Reference.ToRoute()}");
        Form = CorrectionAnswers.Of(View, Form);
        return this.Show(nameof(Form), result.Problems);
    }

    /// <summary>Both versions, with what this person typed kept on the page.</summary>
    private async Task<IActionResult> ConflictAsync(IReadOnlyList<Problem> open, CancellationToken ct)
    {
        if (await read.NewestAsync(View.Record.Reference, acts.Now(), ct) is not { } newest) return this.Show(nameof(Form), [new AlreadySuperseded()]);
        if (newest.Record.Id != View.Record.Id) Form = Form.Resolved(View);
        View = newest;
        Conflict = await conflicts.CompareAsync(newest, Form, ct);
        this.Tell("", open);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult?> LoadAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await read.ReadAsync(asked, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is NotAllowed) ? this.Show("", found.Problems) : NotFound();
        View = found.Value;
        return null;
    }
}
