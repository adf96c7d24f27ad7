using Entente.Foundation;
using Entente.Referrals;
using Entente.Staff;
using Entente.Storage;
using Entente.Triage.Many;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Triage;

/// <summary>Many that somebody chose: what is to be done, what would happen, doing it, stopping, going on, and taking it back.</summary>
public sealed class ManyOneModel(ManyFile file, PreviewMany preview, ConfirmMany confirm, StopMany stop, GoOnMany goOn, UndoMany undo, EntenteDb db, Texts texts, Acts acts) : PageModel
{
    [BindProperty] public ManyForm Form { get; set; } = new();

    public ManyView View { get; private set; } = null!;

    public IReadOnlyList<Choice> Teams { get; private set; } = [];

    public IReadOnlyList<Choice> People { get; private set; } = [];

    public IReadOnlyList<Choice> Roles => [.. ManyForm.Roles.Select(r => new Choice(r.ToString(), texts[$"role.{r}"]))];

    public async Task<IActionResult> OnGetAsync(string reference, int after, CancellationToken ct)
    {
        if (!await FindAsync(reference, after, ct)) return NotFound();
        if (View.Run.IsMoving) Response.ReloadsItself();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, string todo, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var run)) return NotFound();
        var result = todo switch
        {
            "confirm" => await confirm.RunAsync(run, acts.Now(), ct),
            "stop" => await stop.RunAsync(run, acts.Now(), ct),
            "goon" => await goOn.RunAsync(run, acts.Now(), ct),
            "undo" => await undo.RunAsync(run, acts.Now(), ct),
            _ => await preview.RunAsync(run, Form, acts.Now(), ct),
        };
        if (!result.IsRefused) return Redirect($"/triage/many/{run.ToRoute()}");
        if (result.Problems.Any(p => p is ManyGone)) return NotFound();
        // What the use case changed before it was refused is not what stands.
        db.ChangeTracker.Clear();
        return await FindAsync(reference, 0, ct) ? this.Show(nameof(Form), result.Problems) : NotFound();
    }

    private async Task<bool> FindAsync(string reference, int after, CancellationToken ct)
    {
        var act = acts.Now();
        if (!Reference.TryParse(reference, out var run) || await file.ReadAsync(run, after, act, ct) is not { } view) return false;
        View = view;
        if (!view.IsOwn || !view.Run.IsOpen) return true;
        Teams = [.. (await RouteReferral.Teams(db, act).OrderBy(t => t.Name).ToListAsync(ct)).Select(t => new Choice(t.Reference.Text, t.Name))];
        var people = new List<Choice>();
        foreach (var role in ManyForm.Roles) people.AddRange((await db.AssignablesAsync(act.Reader.Organisation, role, act.When, ct)).Select(a => new Choice($"{role}:{a.Reference.Text}", $"{a.Name} ({texts[$"role.{role}"]})")));
        People = people;
        return true;
    }
}
