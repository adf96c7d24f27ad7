using Entente.Access;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Referrals;

/// <summary>One question on a page, whatever its type; a repeating one shows its entries and one page for each step of an entry.</summary>
public sealed class QuestionModel(OpenDraft open, SaveAnswer save, AccessMatrix matrix, Texts texts, Acts acts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "question")] public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "row")] public int? AskedRow { get; set; }

    [BindProperty(SupportsGet = true)] public int Step { get; set; } = 1;

    /// <summary>"check" where the person came from checking the answers and wants to go back there.</summary>
    [BindProperty(SupportsGet = true)] public string? Back { get; set; }

    public OpenedDraft Opened { get; private set; } = null!;

    public Question Question { get; private set; } = null!;

    public AnswerRow Current { get; private set; } = [];

    public string Was { get; private set; } = "";

    /// <summary>What a colleague saved in the meantime, part by part.</summary>
    public IReadOnlyList<(string Label, string Value)> Theirs { get; private set; } = [];

    public int Row => AskedRow ?? 0;

    public bool ShowsList => Question.Repeat && AskedRow is null;

    public bool ExistingRow => Question.Repeat && Row < Opened.Answers.Said(Code).Count;

    public string BackToCheck => Back == "check" ? "&back=check" : "";

    public string SectionTitle => Opened.Set.Sections.First(s => s.Questions.Contains(Question)).Title;

    public IReadOnlyList<Choice> WhyNot => [.. (Question.Reasons ?? []).Concat(Opened.Set.Reasons)
        .Where(r => !Question.Required || Question.Unless.Contains(r.Code)).Select(r => new Choice(r.Code, r.Text))];

    /// <summary>From the matrix itself, so that what the page promises is what the store does.</summary>
    public string SeenBy => string.Join(", ", Enum.GetValues<Role>().Where(r => matrix.Reading(r, Question.Kind!.Value).Count > 0).Select(r => texts[$"role.{r}"]));

    public string NextHref => Back == "check" ? $"{Route}/check" : Opened.Set.Next(Code, Opened.Answers) is { } next ? $"{Route}/{next.Code}" : $"{Route}/check";

    public string BackHref => Question.Repeat && AskedRow is not null ? $"{Route}/{Code}"
        : Back == "check" ? $"{Route}/check"
        : Opened.Set.Before(Code, Opened.Answers) is { } before ? $"{Route}/{before.Code}" : Route;

    private string Route => $"/referrals/draft/{Opened.Draft.Reference.ToRoute()}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is { } refused) return refused;
        if (!Opened.Set.HasPage(Question, Opened.Answers)) return Redirect(Route);
        if (Question.Type == AnswerType.Files) return Redirect($"{Route}/files");
        if (Step < 1 || Step > Question.Steps || Row < 0) return NotFound();
        var rows = Opened.Answers.Rows(Code);
        Current = Row < rows.Count ? rows[Row] : [];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var form = new AnswerForm
        {
            Question = Code,
            Row = Row,
            Step = Step,
            Was = Request.Form["Was"].ToString(),
            WhyNot = Request.Form["WhyNot"],
            Remove = Request.Form["Remove"] == "true",
            Entered = Request.Form.Where(f => f.Key.StartsWith(PartField.Prefix, StringComparison.Ordinal)).ToDictionary(f => f.Key[PartField.Prefix.Length..], f => f.Value.OfType<string>().ToArray()),
        };
        var result = await save.RunAsync(Reference, form, acts.Now(), ct);
        if (!result.IsRefused)
        {
            (Opened, Question) = (result.Value, result.Value.Set[Code]);
            if (!Question.Repeat || form.WhyNot is { Length: > 0 }) return Redirect(NextHref);
            return Redirect(!form.Remove && Step < Question.Steps ? $"{Route}/{Code}?row={Row}&step={Step + 1}{BackToCheck}" : $"{Route}/{Code}{(Back == "check" ? "?back=check" : "")}");
        }

        if (await FindAsync(ct) is { } refused) return refused;
        if (result.Problems.OfType<AlreadySent>().Any()) return Redirect(Route);
        foreach (var (name, values) in Request.Form) ModelState.SetModelValue(name, new ValueProviderResult(values));
        foreach (var (part, values) in form.Entered) Current[part] = values;
        AskedRow ??= 0;
        if (result.Problems.OfType<AnsweredMeanwhile>().Any()) Theirs = TheirAnswer();
        return this.Show("Answer", result.Problems);
    }

    private async Task<IActionResult?> FindAsync(CancellationToken ct)
    {
        var result = await open.RunAsync(Reference, "draft question", acts.Now(), ct);
        if (result.IsRefused) return this.Refuse(result.Problems);
        Opened = result.Value;
        if (Opened.Draft.IsSent) return Redirect(Route);
        if (Opened.Set.Find(Code) is not { OnCheck: false } question) return NotFound();
        (Question, Was) = (question, Opened.Answers.Mark(Code));
        return null;
    }

    private List<(string, string)> TheirAnswer()
    {
        var rows = Opened.Answers.Rows(Code);
        return Row < rows.Count ? [.. Question.PartsOf(Step).Select(p => (p.Label, string.Join(", ", rows[Row].All(p.Code).Select(p.TextOf))))] : [];
    }
}
