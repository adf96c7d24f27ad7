using Entente.Foundation;
using Entente.Matching.Relinking;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Matching;

/// <summary>One run: how far it is, what would change, making it, and taking it back.</summary>
public sealed class RelinkRunModel(RelinkFile file, StopRelink stop, GoOnRelink goOn, ChooseChanges choose, UndoRelink undo, Acts acts, Texts texts) : PageModel
{
    [BindProperty]
    public RelinkForm Form { get; set; } = new();

    public RelinkView View { get; private set; } = null!;

    public string Scope => RelinkWords.Scope(View.Run, texts);

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!await FindAsync(reference, ct)) return NotFound();
        if (View.Run.IsMoving) Response.ReloadsItself();
        Form.Kinds = [RelinkKind.New, RelinkKind.Withdrawn, RelinkKind.Moved];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, string todo, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var run)) return NotFound();
        var result = todo switch
        {
            "stop" => await stop.RunAsync(run, acts.Now(), ct),
            "goon" => await goOn.RunAsync(run, acts.Now(), ct),
            "undo" => await undo.RunAsync(run, Form.Why, acts.Now(Form.Why), ct),
            _ => await choose.RunAsync(run, Form.Kinds, acts.Now(), ct),
        };
        if (!result.IsRefused) return Redirect($"/matching/relink/{run.ToRoute()}");
        if (result.Problems.Any(p => p is RelinkGone) || !await FindAsync(reference, ct)) return NotFound();
        return this.Show(nameof(Form), result.Problems);
    }

    private async Task<bool> FindAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var run) || await file.ReadAsync(run, acts.Now(), ct) is not { } view) return false;
        View = view;
        return true;
    }
}
