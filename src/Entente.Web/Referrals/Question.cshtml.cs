using Entente.Access;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Referrals;

/// <summary>One question on a page, whatever its type; a repeating one shows its entries and one page for each step of an entry.</summary>
[ChecksItsTexts]
public sealed class QuestionModel(OpenDraft open, SaveAnswer save, AnswerConflict conflicts, AccessMatrix matrix, QuestionSets sets, CentreCountry centre, Texts texts, Acts acts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "question")] public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "row")] public int? AskedRow { get; set; }

    /// <summary>True where a script saves in between: nothing is shown, and the page stays.</summary>
    [BindProperty(SupportsGet = true)] public bool Quiet { get; set; }

    [BindProperty(SupportsGet = true)] public int Step { get; set; } = 1;

    /// <summary>"check" where the person came from checking the answers and wants to go back there.</summary>
    [BindProperty(SupportsGet = true)] public string? Back { get; set; }

    public OpenedDraft Opened { get; private set; } = null!;

    public Question Question { get; private set; } = null!;

    public AnswerRow Current { get; private set; } = [];

    /// <summary>How the whole answer stands.</summary>
    public string Was => Opened.Answers.Mark(Code);

    /// <summary>How the shown entry stands; the whole answer where there is one entry only.</summary>
    public string WasRow => Question.Repeat ? Opened.Answers.MarkOfRow(Code, Row) : Was;

    /// <summary>What was chosen on the conflict page.</summary>
    [BindProperty] public ConflictChoices Choices { get; set; } = new();

    /// <summary>Set where a colleague saved first: the page shows both versions instead of the question.</summary>
    public Conflict? Conflict { get; private set; }

    public int Row => AskedRow ?? 0;

    public DateOnly Today => Opened.Draft.Today(acts.Now());

    public bool ShowsList => Question.Repeat && AskedRow is null;

    public bool ExistingRow => Question.Repeat && Row < Opened.Answers.Said(Code).Count;

    public string BackToCheck => Back == "check" ? "&back=check" : "";

    public string SectionTitle => Opened.Set.Sections.First(s => s.Questions.Contains(Question)).Title;

    public IReadOnlyList<Choice> WhyNot => [.. (Question.Reasons ?? []).Concat(Opened.Set.Reasons)
        .Where(r => !Question.Required || Question.Unless.Contains(r.Code)).Select(r => new Choice(r.Code, texts.Of(r.Text)))];

    /// <summary>From the matrix itself, so that what the page promises is what the store does.</summary>
    public string SeenBy => string.Join(", ", Enum.GetValues<Role>().Where(r => matrix.Reading(r, Question.Kind!.Value).Count > 0).Select(r => texts[$"role.{r}"]));

    /// <summary>By which class the answer is kept; null in the first version of the questions.</summary>
    public string? KeptAs => RetentionClasses.Shipped.FirstOrDefault(c => c.Code == Question.Retention)?.Label;

    public string NextHref => Back == "check" ? $"{Route}/check" : Opened.Set.Next(Code, Opened.Answers) is { } next ? $"{Route}/{next.Code}" : $"{Route}/check";

    public string BackHref => Question.Repeat && AskedRow is not null ? $"{Route}/{Code}"
        : Back == "check" ? $"{Route}/check"
        : Opened.Set.Before(Code, Opened.Answers) is { } before ? $"{Route}/{before.Code}" : Route;

    /// <summary>What this page asks: all of the step that this centre uses, and what was answered.</summary>
    public IReadOnlyList<Part> Asked => [.. Question.PartsOf(Step).Where(p => centre.Uses(p.Centres) || Current.All(p.Code).Count > 0)];

    /// <summary>The parts as they follow one another, those that are folded away under one heading together.</summary>
    public static IReadOnlyList<PartFold> Folds(IReadOnlyList<Part> parts)
    {
        var folds = new List<PartFold>();
        foreach (var part in parts)
        {
            if (folds.Count > 0 && folds[^1].Heading == part.Fold) folds[^1].Parts.Add(part);
            else folds.Add(new(part.Fold, [part]));
        }

        return folds;
    }

    /// <summary>Opened where something stands in it or is wrong there.</summary>
    public bool IsOpen(PartFold fold) => fold.Parts.Any(p => Current.All(p.Code).Count > 0 || ModelState.Any(s => s.Value?.Errors.Count > 0 && PartField.IsOf(p, s.Key)));

    public PartField FieldOf(Part part) => new(part, Current, Question.Labels(part) ? part.Hint : Question.Hint ?? part.Hint, !Question.Labels(part)) { Day = Today, IsUsed = centre.Uses };

    /// <summary>What was answered to the version before and did not go along when the draft moved, in the words of that version.</summary>
    public string Earlier => string.Join('\n', sets.All.Where(s => s.Code != Opened.Set.Code).SelectMany(s => Opened.Answers.Rows(QuestionChanges.Before(Code, s)).SelectMany(row => row.Select(p =>
        s.Find(Code)?.Find(p.Key) is { } part ? $"{texts.Of(part.Label)}: {string.Join(", ", p.Value.Select(part.TextOf).Select(texts.Of))}" : string.Join(", ", p.Value)))));

    /// <summary>On the question whether the person was a child at the time, what birth date and episodes say to it.</summary>
    public string? DatesTell => Code == "C4" ? ChildAtTheTime.Derived(Opened.Set.Asked(Opened.Answers)) switch { true => "child", false => "adult", _ => "unknown" } : null;

    private string ListHref => $"{Route}/{Code}{(Back == "check" ? "?back=check" : "")}";

    internal string Route => $"/referrals/draft/{Opened.Draft.Reference.ToRoute()}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is { } refused) return refused;
        if (Opened.Draft.IsSent) return Redirect(Route);
        if (!Opened.Set.HasPage(Question, Opened.Answers)) return Redirect(Route);
        if (Question.Type == AnswerType.Files) return Redirect($"{Route}/files");
        if (Step < 1 || Step > Question.Steps || Row < 0) return NotFound();
        var rows = Opened.Answers.Rows(Code);
        Current = Row < rows.Count ? rows[Row] : [];
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => SaveAsync(Posted(), ct);

    /// <summary>Saves what was chosen part by part, unless yet another answer has come since.</summary>
    public async Task<IActionResult> OnPostChooseAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is { } refused) return refused;
        var posted = Posted();
        var shown = await conflicts.CompareAsync(this, posted, ct);
        var open = Choices.Open(shown);
        if (open.Count > 0 || Choices.Version != shown.TheirVersion) return ShowConflict(shown, open);
        if (shown.Differing.All(f => Choices.Keep[f.Name] == Kept.Theirs)) return Redirect(Question.Repeat ? ListHref : NextHref);
        return await SaveAsync(posted with { Was = shown.TheirVersion, Keep = Choices.Parts() }, ct);
    }

    private AnswerForm Posted() => new()
    {
        Question = Code,
        Row = Row,
        Step = Step,
        Was = Request.Form["Was"].ToString(),
        WhyNot = Request.Form["WhyNot"],
        Remove = Request.Form["Remove"] == "true",
        Entered = Request.Form.Where(f => f.Key.StartsWith(PartField.Prefix, StringComparison.Ordinal)).ToDictionary(f => f.Key[PartField.Prefix.Length..], f => f.Value.OfType<string>().ToArray()),
    };

    /// <summary>How the answer stands after it was saved in between, so that the next save of this page is no conflict with it.</summary>
    public const string WasHeader = "Entente-Was", RowHeader = "Entente-Row";

    private async Task<IActionResult> SaveAsync(AnswerForm form, CancellationToken ct)
    {
        var result = await save.RunAsync(Reference, form, acts.Now(), ct);
        // What cannot be kept yet is said when the person sends the page, not while they write.
        if (Quiet && result.IsRefused) return new StatusCodeResult(StatusCodes.Status409Conflict);
        if (!result.IsRefused)
        {
            (Opened, Question) = (result.Value.Opened, result.Value.Opened.Set[Code]);
            if (Quiet)
            {
                AskedRow = result.Value.Row;
                Response.Headers[WasHeader] = WasRow;
                Response.Headers[RowHeader] = result.Value.Row.ToString(System.Globalization.CultureInfo.InvariantCulture);
                return new NoContentResult();
            }

            if (!Question.Repeat || form.WhyNot is { Length: > 0 }) return Redirect(NextHref);
            return Redirect(!form.Remove && Step < Question.Steps ? $"{Route}/{Code}?row={result.Value.Row}&step={Step + 1}{BackToCheck}" : ListHref);
        }

        if (await FindAsync(ct) is { } refused) return refused;
        if (result.Problems.OfType<AnsweredMeanwhile>().Any() && !form.Remove) return ShowConflict(await conflicts.CompareAsync(this, form, ct), []);
        // What was typed stays on the page, also where a colleague has sent the draft or answered so that this is no longer asked.
        foreach (var (name, values) in Request.Form) ModelState.SetModelValue(name, new ValueProviderResult(values));
        foreach (var (part, values) in form.Entered) Current[part] = values;
        AskedRow ??= 0;
        return this.Show("Answer", result.Problems);
    }

    private PageResult ShowConflict(Conflict conflict, IReadOnlyList<Problem> open)
    {
        Conflict = conflict;
        this.Tell("", open);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult?> FindAsync(CancellationToken ct)
    {
        var result = await open.RunAsync(Reference, "draft question", acts.Now(), ct);
        if (result.IsRefused) return this.Refuse(result.Problems);
        Opened = result.Value;
        if (Opened.Set.Find(Code) is not { OnCheck: false } question) return NotFound();
        Question = question;
        return null;
    }
}

/// <summary>Parts of one page under one heading; in the open where it has none.</summary>
public sealed record PartFold(string? Heading, List<Part> Parts)
{
    public override string ToString() => Heading ?? "";
}
