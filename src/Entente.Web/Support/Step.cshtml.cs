using Entente.Foundation;
using Entente.Storage;
using Entente.Support.Plans;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Support;

/// <summary>One step of a plan: changed by whoever works with the person. Two who change it at once choose field by field.</summary>
[ChecksItsTexts]
public sealed class StepModel(PlanOfCase plan, KeepPlan keep, Entitlements entitlements, OfferWords words, Texts texts, Acts acts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    [BindProperty] public StepForm Form { get; set; } = new();

    /// <summary>What was chosen on the conflict page.</summary>
    [BindProperty] public ConflictChoices Choices { get; set; } = new();

    /// <summary>Set where somebody else saved first: the page shows both versions instead of the form.</summary>
    public Conflict? Conflict { get; private set; }

    [TempData] public string? Done { get; set; }

    public StepView View { get; private set; } = null!;

    public StepFields Fields => StepFields.Of(Form, entitlements, words, texts);

    public string EntitlementOf(string? code) => entitlements.Find(code) is { } known ? texts.Of(known.Text) : code ?? "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await FillAsync(ct) is { } refused) return refused;
        Form = StepForm.Of(View.Step);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => SaveAsync("plan.done.saved", ct);

    /// <summary>Saves what was chosen field by field, unless yet another version has come since.</summary>
    public async Task<IActionResult> OnPostChooseAsync(CancellationToken ct)
    {
        if (await FillAsync(ct) is { } refused) return refused;
        if (!View.MayWrite) return await SaveAsync("", ct);
        var (mine, theirs) = (Form, StepForm.Of(View.Step));
        var open = Choices.Open(Compare());
        if (open.Count > 0 || Choices.Version != Mark) return Clash(open);
        Form = new StepForm
        {
            Entitlement = Choices.Pick(nameof(Form.Entitlement), mine.Entitlement, theirs.Entitlement),
            Goal = Choices.Pick(nameof(Form.Goal), mine.Goal, theirs.Goal, ConflictChoices.Join),
            Language = Choices.Pick(nameof(Form.Language), mine.Language, theirs.Language),
            What = Choices.Pick(nameof(Form.What), mine.What, theirs.What, ConflictChoices.Join),
            Who = Choices.Pick(nameof(Form.Who), mine.Who, theirs.Who),
            By = Choices.Pick(nameof(Form.By), mine.By, theirs.By),
            State = Choices.Pick(nameof(Form.State), mine.State, theirs.State),
            Outcome = Choices.Pick(nameof(Form.Outcome), mine.Outcome, theirs.Outcome, ConflictChoices.Join),
            Version = theirs.Version,
        };
        ModelState.Clear();
        return await SaveAsync("conflict.done", ct);
    }

    private string Mark => View.Step.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private async Task<IActionResult> SaveAsync(string done, CancellationToken ct)
    {
        // A date that cannot be read is told at its field, and never taken for none.
        if (!ModelState.IsValid) return await FillAsync(ct) ?? this.Show(nameof(Form), []);
        var result = await keep.ChangeAsync(Reference, Form, acts.Now(), ct);
        if (result.IsRefused)
        {
            if (result.Problems.Any(p => p is StepNotFound)) return NotFound();
            if (await FillAsync(ct) is { } refused) return refused;
            return result.Problems.Any(p => p is ChangedMeanwhile) ? Clash([]) : this.Show(nameof(Form), result.Problems);
        }

        Done = done;
        return Redirect($"/support/steps/{result.Value.Reference.ToRoute()}");
    }

    /// <summary>Both versions, with what this person entered kept on the page.</summary>
    private PageResult Clash(IReadOnlyList<Problem> open)
    {
        Conflict = Compare();
        this.Tell("", open);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private Conflict Compare()
    {
        var step = View.Step;
        string Day(DateOnly? day) => day is { } known ? texts.Day(known) : "";
        string State(StepState? state) => state is { } known ? texts["plan.state." + known] : "";
        string Language(string? code) => words.Languages.FirstOrDefault(l => l.Value == code)?.Text ?? "";
        KeyValuePair<string, string>[] day = Form.By is { } by
            ? [Posted("By.Day", Number(by.Day)), Posted("By.Month", Number(by.Month)), Posted("By.Year", Number(by.Year))] : [];
        return new($"/support/steps/{step.Reference.ToRoute()}?handler=Choose", Mark, View.SavedBy.Length > 0 ? View.SavedBy : texts["conflict.colleague"], step.SavedAt,
        [
            new(nameof(Form.Entitlement), texts["plan.entitlement"], EntitlementOf(Form.Entitlement), EntitlementOf(step.Entitlement), [Posted("Entitlement", Form.Entitlement)]),
            new(nameof(Form.Goal), texts["plan.goal"], Form.Goal ?? "", step.Goal, [Posted("Goal", Form.Goal)], MayJoin: true),
            new(nameof(Form.Language), texts["plan.language"], Language(Form.Language), Language(step.Language), [Posted("Language", Form.Language)]),
            new(nameof(Form.What), texts["plan.step"], Form.What ?? "", step.What, [Posted("What", Form.What)], MayJoin: true),
            new(nameof(Form.Who), texts["plan.who"], Form.Who ?? "", step.Who, [Posted("Who", Form.Who)]),
            new(nameof(Form.By), texts["plan.by"], Day(Form.By), Day(step.By), day),
            new(nameof(Form.State), texts["plan.state"], State(Form.State), State(step.State), [Posted("State", Form.State?.ToString())]),
            new(nameof(Form.Outcome), texts["plan.outcome"], Form.Outcome ?? "", step.Outcome, [Posted("Outcome", Form.Outcome)], MayJoin: true),
        ]);

        static KeyValuePair<string, string> Posted(string field, string? value) => KeyValuePair.Create("Form." + field, value ?? "");
        static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<IActionResult?> FillAsync(CancellationToken ct)
    {
        var result = await plan.StepAsync(Reference, acts.Now(), ct);
        if (result.IsRefused) return result.Problems.Any(p => p is StepNotFound) ? NotFound() : this.Show("", result.Problems);
        View = result.Value;
        return null;
    }
}
