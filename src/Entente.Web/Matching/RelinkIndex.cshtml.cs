using Entente.Access;
using Entente.Foundation;
using Entente.Matching.Relinking;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Matching;

/// <summary>Records compared anew: the runs of the reader's team, and the place to start one.</summary>
public sealed class RelinkIndexModel(EntenteDb db, RelinkFile file, StartRelink start, Acts acts, Texts texts) : PageModel
{
    [BindProperty]
    public RelinkForm Form { get; set; } = new();

    public IReadOnlyList<RelinkLine> Runs { get; private set; } = [];

    /// <summary>Whoever judges only what is given to them has no many to compare.</summary>
    public bool MayStart => db.Matrix.Ask(acts.Now().Reader, DataKind.Merge, Verb.Write, Relation.Own | Relation.Team).Allowed;

    public string Words(Relink run) => RelinkWords.Scope(run, texts);

    /// <param name="source">The reference of a source whose records are to be compared, where another page led here.</param>
    /// <param name="ct">Ends it.</param>
    public async Task OnGetAsync(string? source, CancellationToken ct)
    {
        if (Reference.TryParse(source, out var of)) Form = new() { Scope = RelinkScope.Source, Source = of.Text };
        await ListAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var result = await start.RunAsync(Form, acts.Now(Form.Why), ct);
        if (!result.IsRefused) return Redirect($"/matching/relink/{result.Value.Reference.ToRoute()}");
        await ListAsync(ct);
        return this.Show(nameof(Form), result.Problems);
    }

    private async Task ListAsync(CancellationToken ct) => Runs = await file.ListAsync(acts.Now(), ct);
}
