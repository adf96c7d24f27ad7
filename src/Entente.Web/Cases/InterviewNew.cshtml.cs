using Entente.Access;
using Entente.Cases;
using Entente.Cases.Interviews;
using Entente.Foundation;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>Before the person is asked, or after: how often they told it already, what can be used instead, and an interpreter who is safe.</summary>
public sealed class InterviewNewModel(TellingsOfCase tellings, RecordTelling record, InterviewTopics topics, Texts texts, Acts acts) : PageModel
{
    [BindProperty]
    public TellingForm Form { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public TellingsView View { get; private set; } = null!;

    /// <summary>Each topic with how often it was told.</summary>
    public IReadOnlyList<Choice> TopicChoices => [.. topics.Topics.Select(t => new Choice(t.Code, texts.Of(t.Text)!, texts["interviews.told", View.Counts.Single(c => c.Topic == t.Code).Times]))];

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await tellings.ReadAsync(asked, "interview-new", acts.Now(), ct, Verb.Write);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        // A date or a number that cannot be read is told at its field, and never taken for none.
        if (!ModelState.IsValid) return await AgainAsync(reference, [], ct);
        var result = await record.RunAsync(asked, Form, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = "interviews.done";
            return Redirect($"/cases/{asked.ToRoute()}/interviews");
        }

        return await AgainAsync(reference, result.Problems, ct);
    }

    private async Task<IActionResult> AgainAsync(string reference, IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        var shown = await OnGetAsync(reference, ct);
        return shown is PageResult ? this.Show(nameof(Form), problems) : shown;
    }
}
