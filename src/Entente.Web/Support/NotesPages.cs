using Entente.Access;
using Entente.Cases;
using Entente.Foundation;
using Entente.Support.Notes;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Support;

/// <summary>The notes of one compartment of a case. Each compartment has a page and a route of its own, so that the door asks for its own row of the matrix.</summary>
public abstract class NotesPage(NotesOfCase notes, Acts acts, DataKind kind) : PageModel
{
    [TempData] public string? Done { get; set; }

    public NotesView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, string? category, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await notes.ReadAsync(asked, kind, category, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return Page();
    }
}

/// <summary>A note is written, or corrected by its next version. Where somebody else corrected it first, theirs is shown and nothing entered is lost.</summary>
public abstract class NoteWritePage(NotesOfCase notes, KeepNote keep, Acts acts, DataKind kind) : PageModel
{
    [BindProperty] public NoteForm Form { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public NotesView View { get; private set; } = null!;

    /// <summary>What somebody else made of the note meanwhile.</summary>
    public Note? Meanwhile { get; private set; }

    /// <summary>The version that the form corrects; 0 for a new note.</summary>
    public int Number => Meanwhile?.Number ?? Form.Number;

    public async Task<IActionResult> OnGetAsync(string reference, string? note, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        // Shown again after a broken text, the page keeps what was entered.
        if (!HttpMethods.IsGet(Request.Method)) return Page();
        if (note is not null && View.Find(note) is not { Versions.Count: > 0 }) return NotFound();
        Form = note is null ? new() { On = View.Today } : NoteForm.Again(View.Find(note)!.Versions[0]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        // What cannot be read as a date is told at its field, and nothing is saved.
        if (!ModelState.IsValid) return this.Show(nameof(Form), []);
        var result = await keep.RunAsync(View.Case.Reference, kind, Form, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = "note.done";
            return Redirect($"/cases/{View.Case.Reference.ToRoute()}/{View.Compartment.Path}");
        }

        if (result.Problems.Any(p => p is NoteNotFound)) return NotFound();
        if (!result.Problems.Any(p => p is NoteCorrectedMeanwhile)) return this.Show(nameof(Form), result.Problems);
        if (await FillAsync(reference, ct) is { } shut) return shut;
        Meanwhile = View.Find(Form.First)?.Versions[0];
        this.Tell(nameof(Form), result.Problems);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult?> FillAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await notes.ReadAsync(asked, kind, null, acts.Now(), ct, Verb.Write);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return null;
    }
}
