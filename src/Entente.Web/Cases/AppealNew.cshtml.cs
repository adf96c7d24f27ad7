using Entente.Access;
using Entente.Cases;
using Entente.Cases.Appeals;
using Entente.Foundation;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>A challenge of a decision before a court is written down.</summary>
[ChecksItsTexts]
public sealed class AppealNewModel(AppealsOfCase appeals, KeepAppeal keep, AppealTerms terms, Texts texts, Acts acts) : PageModel
{
    [BindProperty] public AppealForm Form { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public AppealsView View { get; private set; } = null!;

    public IReadOnlyList<Choice> Decisions => [.. View.Issued.Select(d => new Choice(d.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), texts[(d.Again ? "issued.again." : "issued.stage.") + d.Stage], texts.Moment(d.IssuedAt)))];

    public IReadOnlyList<Choice> Remedies => [.. View.Remedies.Select(r => new Choice(r.Code, texts.Of(r.Text), texts.Of(r.Court)))];

    public IReadOnlyList<Choice> Grounds => [.. terms.Grounds.Select(g => new Choice(g.Code, texts.Of(g.Text), texts.Of(g.Source)))];

    public IReadOnlyList<Choice> Askers => [.. Enum.GetValues<AskedBy>().Where(a => a is not (AskedBy.Court or AskedBy.Authority)).Select(a => new Choice(a.ToString(), texts["begin.by." + a]))];

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => await FillAsync(reference, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        // What cannot be read as a date is told at its field, and nothing is saved.
        if (!ModelState.IsValid) return this.Show(nameof(Form), []);
        var result = await keep.LodgeAsync(View.Case.Reference, Form, acts.Now(), ct);
        if (result.IsRefused) return this.Show(nameof(Form), result.Problems);
        Done = "appeal.done";
        return Redirect($"/appeals/{result.Value.Reference.ToRoute()}");
    }

    private async Task<IActionResult?> FillAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await appeals.ReadAsync(asked, acts.Now(), ct, Verb.Write);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return null;
    }
}
