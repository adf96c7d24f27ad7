using Entente.Cases;
using Entente.Cases.Charges;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>The decision in hand: draft, hand on, issue; and beginning the one that follows.</summary>
[ChecksItsTexts]
public sealed class DecisionModel(CaseFile file, DraftGrounds draft, IssueGrounds issue, BeginDecision begin, DecisionClocks clocks, Regimes regimes, ChargesOfCase charges, EntenteDb db, Texts texts, Acts acts) : PageModel
{
    [BindProperty]
    public DecisionInput Form { get; set; } = new();

    /// <summary>The request that begins another look.</summary>
    [BindProperty]
    public BeginForm Begin { get; set; } = new();

    public IReadOnlyList<Choice> Askers => [.. Enum.GetValues<AskedBy>().Where(a => a != AskedBy.Court).Select(a => new Choice(a.ToString(), texts["begin.by." + a]))];

    public IReadOnlyList<Choice> AgainGrounds => [.. Enum.GetValues<AgainGround>().Where(g => g != AgainGround.CourtSentBack).Select(g => new Choice(g.ToString(), texts["begin.ground." + g]))];

    /// <summary>The last day of the time that has to pass before anything is concluded.</summary>
    public DateOnly? NotBefore => Case.Grounds is { IssuedAt: { } issued } first ? clocks.ConcludeAfter(Case.Case, regimes.Find(first.Regime), issued) : null;

    /// <summary>What was chosen on the conflict page.</summary>
    [BindProperty]
    public ConflictChoices Choices { get; set; } = new();

    /// <summary>Set where somebody else saved first: the page shows both versions instead of the form.</summary>
    public Conflict? Conflict { get; private set; }

    [TempData]
    public string? Done { get; set; }

    /// <summary>How many charges run while no prosecutor was told that the act was compelled.</summary>
    public int ChargesLacking { get; private set; }

    public CaseView Case { get; private set; } = null!;

    public IReadOnlyList<Reason> Reasons => Case.Grounds?.Basis?.Reasons ?? [.. regimes.Reasons.Where(r => Case.Case.IsChild ? !r.AdultsOnly : !r.ChildrenOnly)];

    public string RegimeSource => Case.Regime is { } regime ? regimes.SourceOf(regime) : "";

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        var shown = await ShowAsync(reference, ct);
        if (shown is PageResult && Case.Grounds is { } kept) Form = new() { Outcome = kept.Outcome, Reasons = [.. kept.ReasonCodes], Words = kept.Words, Version = kept.Version };
        return shown;
    }

    public Task<IActionResult> OnPostAsync(string reference, CancellationToken ct) => DoAsync(reference, saved: "decision.saved", null, ct);

    public Task<IActionResult> OnPostHandOnAsync(string reference, CancellationToken ct) => DoAsync(reference, null, draft.HandOnAsync, ct);

    public Task<IActionResult> OnPostHandOnBlindAsync(string reference, CancellationToken ct) => DoAsync(reference, null, draft.HandOnBlindAsync, ct);

    public Task<IActionResult> OnPostIssueAsync(string reference, CancellationToken ct) => DoAsync(reference, null, issue.RunAsync, ct);

    public async Task<IActionResult> OnPostBeginAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        // A date that cannot be read is told at its field, and never taken for none.
        if (!ModelState.IsValid) return await RefusedAsync(reference, nameof(Begin), [], ct);
        var begun = await begin.RunAsync(asked, Begin, acts.Now(), ct);
        if (!begun.IsRefused)
        {
            Done = "begin.done";
            return Redirect($"/cases/{asked.ToRoute()}/decision");
        }

        return await RefusedAsync(reference, nameof(Begin), begun.Problems, ct);
    }

    /// <summary>Saves what was chosen field by field, unless yet another version has come since.</summary>
    public async Task<IActionResult> OnPostChooseAsync(string reference, CancellationToken ct)
    {
        var shown = await ShowAsync(reference, ct);
        if (shown is not PageResult) return shown;
        if (Case.Grounds is not { } theirs) return NotFound();
        var open = Choices.Open(await CompareAsync(theirs, ct));
        if (open.Count > 0 || Choices.Version != Mark(theirs)) return await ConflictAsync(reference, open, ct);

        Form = new()
        {
            Outcome = Choices.Pick(nameof(Form.Outcome), Form.Outcome, theirs.Outcome),
            Reasons = Choices.Pick(nameof(Form.Reasons), Form.Reasons, [.. theirs.ReasonCodes], (mine, other) => [.. other.Union(mine)]),
            Words = Choices.Pick(nameof(Form.Words), Form.Words, theirs.Words, ConflictChoices.Join),
            Version = theirs.Version,
        };
        return await DoAsync(reference, "conflict.done", null, ct);
    }

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
            if (kept.Problems.Any(p => p is ChangedMeanwhile)) return await ConflictAsync(reference, [], ct);
            if (kept.IsRefused) return await RefusedAsync(reference, nameof(Form), kept.Problems, ct);
            // Should what follows be refused, the page goes on from what was saved just now: nobody meets their own version as somebody else's.
            Form.Version = kept.Value.Version;
            ModelState.Remove("Form.Version");
        }

        if (then is not null)
        {
            var result = await then(asked, acts.Now(), ct);
            if (result.Problems.Any(p => p is ChangedMeanwhile)) return await ConflictAsync(reference, [], ct);
            if (result.IsRefused) return await RefusedAsync(reference, nameof(Form), result.Problems, ct);
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
        ChargesLacking = await charges.LackingAsync(Case.Case, acts.Now(), ct);
        return Page();
    }

    /// <summary>Both versions, with what this person wrote kept on the page. An issued decision has no other version to choose.</summary>
    private async Task<IActionResult> ConflictAsync(string reference, IReadOnlyList<Problem> open, CancellationToken ct)
    {
        var shown = await ShowAsync(reference, ct);
        if (shown is not PageResult || Case.Grounds is not { } theirs) return shown;
        if (theirs.State == GroundsState.Issued) return this.Show(nameof(Form), [new AlreadyIssued()]);
        Conflict = await CompareAsync(theirs, ct);
        this.Tell("", open);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return shown;
    }

    private static string Mark(Grounds stored) => stored.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private async Task<Conflict> CompareAsync(Grounds theirs, CancellationToken ct)
    {
        var names = await db.NamesAsync([theirs.Author], ct);
        string Outcome(GroundsOutcome? outcome) => outcome is { } known ? texts["decision.outcome." + known] : "";
        string Words(IEnumerable<string> codes) => string.Join('\n', regimes.Reasons.Where(r => codes.Contains(r.Code)).Select(r => r.Text));
        return new($"/cases/{Case.Case.Reference.ToRoute()}/decision?handler=Choose", Mark(theirs), names.GetValueOrDefault(theirs.Author, theirs.Author.Value == 0 ? "" : "•••"), theirs.SavedAt,
        [
            new(nameof(Form.Outcome), texts["decision.outcome"], Outcome(Form.Outcome), Outcome(theirs.Outcome), [KeyValuePair.Create("Form.Outcome", Form.Outcome?.ToString() ?? "")]),
            new(nameof(Form.Reasons), texts["decision.reasons"], Words(Form.Reasons), Words(theirs.ReasonCodes), [.. Form.Reasons.Select(r => KeyValuePair.Create("Form.Reasons", r))], MayJoin: true),
            new(nameof(Form.Words), texts["decision.words"], Form.Words ?? "", theirs.Words, [KeyValuePair.Create("Form.Words", Form.Words ?? "")], MayJoin: true),
        ]);
    }

    private async Task<IActionResult> RefusedAsync(string reference, string form, IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        var shown = await ShowAsync(reference, ct);
        return shown is PageResult ? this.Show(form, problems) : shown;
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
