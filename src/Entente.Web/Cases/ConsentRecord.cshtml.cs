using Entente.Access;
using Entente.Cases;
using Entente.Cases.Consent;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>The conversation about consent: one purpose at a time, with the text that is read, written down as it was said.</summary>
public sealed class ConsentRecordModel(ConsentOfCase ledger, RecordConsent record, ConsentTerms terms, Calendars calendars, QuestionSets questions, Texts texts, Acts acts) : PageModel
{
    [BindProperty]
    public ConsentForm Form { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public ConsentView View { get; private set; } = null!;

    public ConsentTerms Terms => terms;

    public IReadOnlyList<Choice> Countries => ConsentWords.Countries(texts);

    public IReadOnlyList<Choice> Languages => [.. questions.Current["E2"].Parts.Single(p => p.Code == "language").Options!.Select(o => new Choice(o.Code, texts.Of(o.Text)!))];

    /// <summary>What is read to the person for a purpose today.</summary>
    public ConsentText? TextOf(string purpose) => terms.TextOf(purpose, calendars.Of(View.Case.Territory).DayOf(View.Now));

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        var shown = await ShowAsync(reference, ct);
        // Most recipients are here: another country has to be chosen.
        if (shown is PageResult) Form = Form with { Country = View.Case.Territory.Split('-')[0].ToLowerInvariant() };
        return shown;
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        // A date that cannot be read is told at its field, and never taken for none.
        if (!ModelState.IsValid) return await AgainAsync(reference, [], ct);
        var result = await record.SaidAsync(asked, Form, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = Form.Act == ConsentAct.Given ? "consent.done.given" : "consent.done.not-given";
            return Redirect($"/cases/{asked.ToRoute()}/consent");
        }

        return await AgainAsync(reference, result.Problems, ct);
    }

    private async Task<IActionResult> AgainAsync(string reference, IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        var shown = await ShowAsync(reference, ct);
        return shown is PageResult ? this.Show(nameof(Form), problems) : shown;
    }

    private async Task<IActionResult> ShowAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await ledger.ReadAsync(asked, "consent-record", acts.Now(), ct, Verb.Write);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return Page();
    }
}
