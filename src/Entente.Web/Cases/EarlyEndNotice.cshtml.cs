using Entente.Cases;
using Entente.Cases.EarlyEnds;
using Entente.Foundation;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>What the person is told about ending their recovery period early, before and after it is decided, to print in their language.</summary>
public sealed class EarlyEndNoticeModel(EarlyEndOfCase read, EarlyEndTerms terms, Entente.Clocks.Calendars calendars, TextFiles files, Acts acts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Language { get; set; }

    public EarlyEndView View { get; private set; } = null!;

    public PairedTexts Words { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked) || (Language is not null && files.Persons.Of(Language) is null)) return NotFound();
        var found = await read.ReadAsync(asked, "early end notice", acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        if (View.Last is not { } last) return NotFound();
        var calendar = calendars.Of(View.Case.Territory);
        Words = PairedTexts.OfTexts(files, Language, Of(last, View.RecoveryUntil, last.DecidedAt is { } at ? calendar.DayOf(at) : View.Today, last.AnswerBy ?? calendar.AddWorkingDays(View.Today, terms.AnswerWorkingDays)));
        if ((last.IsOpen || last.IsInForce) && View.Regime?.EarlyEnds.FirstOrDefault(e => e.Code == last.Ground) is { } ground)
        {
            // The ground stands after the sentence that names it.
            var lines = Words.Lines.ToList();
            lines.Insert(last.IsOpen ? 3 : 2, PairedTexts.OfSentences(files, Language, [ground.Text]).Lines[0]);
            Words = Words with { Lines = lines };
        }

        return Page();
    }

    /// <summary>What is said, by how far it has come.</summary>
    /// <param name="recovery">The last day of the recovery period that runs since it was taken back.</param>
    public static IEnumerable<(string Key, IReadOnlyList<object> Gaps)> Of(EarlyEnding ending, DateOnly? recovery, DateOnly decided, DateOnly answerBy) => ending.State switch
    {
        EarlyEndState.Ended => [("early.letter.ended", [decided]), ("early.letter.why", []), (ending.EndsSupport ? "early.letter.help-ends" : "early.letter.help-stays", []), ("early.letter.again", [])],
        EarlyEndState.Reversed => [recovery is { } last ? ("early.letter.reversed", [last]) : ("early.letter.reversed.over", [])],
        EarlyEndState.LetGo => [("early.letter.goes-on", [])],
        _ => [("early.notice.title", []), (ending.EndsSupport ? "early.notice.what" : "early.notice.what.recovery", []), ("early.notice.why", []), ("early.notice.answer", [answerBy]), ("early.notice.risk", []), ("early.notice.until", [])],
    };
}
