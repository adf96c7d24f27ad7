using Entente.Access;
using Entente.Records.Export;
using Entente.Records.Search;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Exports;

/// <summary>Asks for an export: what, in which format, for which purpose and why.</summary>
public sealed class NewModel(AskExport ask, AccessMatrix matrix, SignedIn who, Acts acts) : PageModel
{
    [BindProperty]
    public ExportAnswers Form { get; set; } = new();

    public Purpose Purpose => who.Purpose;

    public bool NeedsSecondPerson => matrix.Ask(who.Reader, DataKind.Exports, Verb.Export).NeedsSecondPerson;

    public void OnGet(ExportScope? scope, string? subject) => Form = Form with { Scope = scope ?? Form.Scope, Subject = subject ?? Form.Subject };

    /// <summary>From the search page: what was typed comes in the form's body, so that no name stands in an address.</summary>
    public void OnPostSearch(string? text, ThingSort? sort)
    {
        ModelState.Clear();
        Form = new() { Scope = ExportScope.Search, Question = text, Sort = sort };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var result = await ask.RunAsync(new() { Scope = Form.Scope, Subject = Form.Subject ?? "", Question = Form.Question ?? "", Sort = Form.Sort, Format = Form.Format, Because = Form.Because ?? "" }, acts.Now(), ct);
        return result.Match<IActionResult>(job => Redirect($"/exports/{job.Reference.ToRoute()}"), problems => this.Show(nameof(Form), problems));
    }
}

/// <summary>What the page sends.</summary>
public sealed record ExportAnswers
{
    public ExportScope? Scope { get; init; }
    public string? Subject { get; init; }
    public string? Question { get; init; }
    public ThingSort? Sort { get; init; }
    public ExportFormat? Format { get; init; }
    public string? Because { get; init; }

    public override string ToString() => nameof(ExportAnswers);
}
