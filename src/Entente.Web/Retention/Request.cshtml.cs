using Entente.Access;
using Entente.Foundation;
using Entente.Retention.Requests;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Retention;

/// <summary>S75: one request of a person about their data: its clock, what was found, what is held back, what was given, how it was answered.</summary>
public class RequestModel(RequestFile file, RequestTerms terms, EntenteDb db, Acts acts) : PageModel
{
    [TempData] public string? Done { get; set; }

    public RequestView View { get; private set; } = null!;

    public RequestTerms Terms => terms;

    public IReadOnlyDictionary<UserId, string> Names { get; private set; } = new Dictionary<UserId, string>();

    public string Root => "/data-requests/" + View.Request.Reference.ToRoute();

    protected Acts Acts => acts;

    protected virtual Verb Needs => Verb.Read;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        var found = await file.ReadAsync(reference, Needs, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is DataRequestNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        Names = await db.NamesAsync([View.Request.By, View.Request.AnsweredBy ?? View.Request.By, .. View.Withheld.SelectMany(w => new[] { w.ProposedBy, w.AnsweredBy ?? w.ProposedBy }), .. View.Handed.Select(h => h.By)], ct);
        return Page();
    }

    /// <summary>Where it was done, on to the request; else the page again with what was entered.</summary>
    protected async Task<IActionResult> AfterAsync<T>(string reference, Result<T> result, string done, CancellationToken ct) where T : notnull
    {
        if (!result.IsRefused)
        {
            Done = done;
            return Redirect($"/data-requests/{Reference.Parse(reference).ToRoute()}");
        }

        if (result.Problems.Any(p => p is DataRequestNotFound)) return NotFound();
        var shown = await OnGetAsync(reference, ct);
        if (shown is not PageResult) return shown;
        var answer = this.Show("Form", result.Problems);
        if (result.Problems.Any(p => p is HandOutChanged or ChangedMeanwhile)) Response.StatusCode = StatusCodes.Status409Conflict;
        return answer;
    }
}

/// <summary>Extends the time of a request.</summary>
public sealed class RequestExtendModel(RequestFile file, ExtendRequest extend, RequestTerms terms, EntenteDb db, Acts acts) : RequestModel(file, terms, db, acts)
{
    [BindProperty] public RequestStepForm Form { get; set; } = new();

    protected override Verb Needs => Verb.Write;

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct) => await AfterAsync(reference, await extend.RunAsync(reference, Form, Acts.Now(), ct), "request.done.extended", ct);
}

/// <summary>Proposes that a kind of data is held back.</summary>
public sealed class WithholdModel(RequestFile file, WithholdData withhold, RequestTerms terms, EntenteDb db, Acts acts) : RequestModel(file, terms, db, acts)
{
    [BindProperty] public WithholdForm Form { get; set; } = new();

    protected override Verb Needs => Verb.Write;

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct) => await AfterAsync(reference, await withhold.ProposeAsync(reference, Form, Acts.Now(), ct), "request.done.withholding", ct);
}

/// <summary>Answers a correction.</summary>
public sealed class CorrectionAnswerModel(RequestFile file, AnswerCorrection answer, RequestTerms terms, EntenteDb db, Acts acts) : RequestModel(file, terms, db, acts)
{
    [BindProperty] public CorrectionAnswerForm Form { get; set; } = new();

    protected override Verb Needs => Verb.Write;

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct) => await AfterAsync(reference, await answer.RunAsync(reference, Form, Acts.Now(), ct), "request.done.corrected", ct);
}
