using Entente.Cases;
using Entente.Foundation;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>The reasonable-grounds decision: draft, hand on, issue.</summary>
public sealed class DecisionModel(CaseFile file, DraftGrounds draft, IssueGrounds issue, Regimes regimes, Acts acts) : PageModel
{
    [BindProperty]
    public DecisionInput Form { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public CaseView Case { get; private set; } = null!;

    public IReadOnlyList<Reason> Reasons => [.. regimes.Reasons.Where(r => Case.Case.IsChild ? !r.AdultsOnly : !r.ChildrenOnly)];

    public string RegimeSource => Case.Regime is { } regime ? regimes.SourceOf(regime) : "";

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        var shown = await ShowAsync(reference, ct);
        if (shown is PageResult && Case.Grounds is { } kept) Form = new() { Outcome = kept.Outcome, Reasons = [.. kept.ReasonCodes], Words = kept.Words, Version = kept.Version };
        return shown;
    }

    public Task<IActionResult> OnPostAsync(string reference, CancellationToken ct) => DoAsync(reference, saved: "decision.saved", null, ct);

    public Task<IActionResult> OnPostHandOnAsync(string reference, CancellationToken ct) => DoAsync(reference, null, draft.HandOnAsync, ct);

    public Task<IActionResult> OnPostIssueAsync(string reference, CancellationToken ct) => DoAsync(reference, null, issue.RunAsync, ct);

    private delegate Task<Result<Grounds>> Step(Reference reference, Entente.Audit.Act act, CancellationToken ct);

    /// <summary>Each button saves first: what stands on the page is what is handed on or issued.</summary>
    private async Task<IActionResult> DoAsync(string reference, string? saved, Step? then, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var before = await file.ReadDraftAsync(asked, "decision", acts.Now(), ct);
        if (before.IsRefused) return Refuse(before.Problems);
        if (Changed(before.Value.Grounds))
        {
            var kept = await draft.SaveAsync(asked, new() { Outcome = Form.Outcome, Reasons = Form.Reasons, Words = Form.Words, Version = Form.Version }, acts.Now(), ct);
            if (kept.IsRefused) return await RefusedAsync(reference, kept.Problems, ct);
        }

        if (then is not null)
        {
            var result = await then(asked, acts.Now(), ct);
            if (result.IsRefused) return await RefusedAsync(reference, result.Problems, ct);
        }

        Done = saved;
        return Redirect($"/cases/{asked.ToRoute()}/decision");
    }

    // An agreed text that nobody touched stays agreed.
    private bool Changed(Grounds? kept) => kept is null || kept.Outcome != Form.Outcome || kept.Words.ReplaceLineEndings("\n") != (Form.Words ?? "").Trim().ReplaceLineEndings("\n") || !kept.ReasonCodes.ToHashSet().SetEquals(Form.Reasons);

    private async Task<IActionResult> ShowAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await file.ReadDraftAsync(asked, "decision", acts.Now(), ct);
        if (found.IsRefused) return Refuse(found.Problems);
        Case = found.Value;
        return Page();
    }

    private async Task<IActionResult> RefusedAsync(string reference, IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        var shown = await ShowAsync(reference, ct);
        return shown is PageResult ? this.Show(nameof(Form), problems) : shown;
    }

    private IActionResult Refuse(IReadOnlyList<Problem> problems) => problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", problems);
}

/// <summary>What the page sends; turned into the room's form.</summary>
public sealed record DecisionInput
{
    public GroundsOutcome? Outcome { get; set; }
    public List<string> Reasons { get; set; } = [];
    public string? Words { get; set; }
    public int Version { get; set; }

    public override string ToString() => nameof(DecisionInput);
}
