using Entente.Foundation;
using Entente.Records;

namespace Entente.Referrals.Questions;

/// <summary>One version of the referral's questions, from data/questions. A draft stays on the version that it was begun with.</summary>
public sealed class QuestionSet
{
    private readonly Dictionary<string, Question> _questions;
    private readonly IReadOnlyDictionary<string, Condition> _named;

    private QuestionSet(string code, string source, IReadOnlyList<Section> sections, IReadOnlyDictionary<string, Condition> named, IReadOnlyList<Option> reasons)
    {
        (Code, Source, Sections, _named, Reasons) = (code, source, sections, named, reasons);
        _questions = All.ToDictionary(q => q.Code);
    }

    public string Code { get; }

    public string Source { get; }

    public IReadOnlyList<Section> Sections { get; }

    /// <summary>Why there is no answer.</summary>
    public IReadOnlyList<Option> Reasons { get; }

    /// <summary>Conditions that several questions share, by name.</summary>
    public IReadOnlyDictionary<string, Condition> Conditions => _named;

    public IEnumerable<Question> All => Sections.SelectMany(s => s.Questions);

    public Question this[string code] => _questions[code];

    public Question? Find(string? code) => _questions.GetValueOrDefault(code ?? "");

    public bool Is(string condition, Answers answers) => _named[condition].Holds(answers, this);

    public bool IsShown(Question question, Answers answers) => question.When?.Holds(answers, this) ?? true;

    /// <summary>Whose law and calendar count where the referral is made; null before that was said.</summary>
    public string? TerritoryOf(Answers answers) => answers.First("B4") is not { } place ? null
        : Find("B4")?.Parts[0].Options?.FirstOrDefault(o => o.Code == place)?.Territory ?? place.ToUpperInvariant();

    /// <summary>The answers that decide whether this is asked: none where everybody is asked it.</summary>
    public IEnumerable<(Question Question, IReadOnlyList<Part> Parts)> AskedBecauseOf(Question question) =>
        from look in question.When?.Looks(_named) ?? []
        let other = this[look.Question]
        select (other, look.Part.Length > 0 && other.Find(look.Part) is { } part ? [part] : other.Parts);

    /// <summary>Reads one version strictly: a question without a class, a kind, or with a condition on what nobody asks stops the program with its name.</summary>
    public static QuestionSet From(DataFolder data, string code)
    {
        var file = data.Read<SetFile>($"questions/{code}.json");
        var lists = new Dictionary<string, IReadOnlyList<Option>>(file.Lists)
        {
            ["@countries"] = [.. Countries.Shipped.All.Select(c => new Option(c.Code, c.Name))],
            ["@indicators"] = Indicators.From(data).Options,
            ["@police-forces"] = Bodies.From(data, "police-forces"),
            ["@local-authorities"] = Bodies.From(data, "local-authorities"),
            ["@first-responders"] = Bodies.From(data, "first-responders"),
            ["@referring-places"] = ReferringPlaces.From(data),
        };
        var sections = file.Sections.Select(s => s with { Questions = [.. s.Questions.Select(q => Complete(q, lists, file.Templates ?? [], code))] }).ToList();
        var set = new QuestionSet(file.Code, file.Source, sections, file.Conditions, file.Reasons);
        foreach (var question in set.All) set.Require(question);
        // The first version was written before answers had a class by which they are kept.
        if (set.All.Any(q => q.Retention is not null)) RetentionClasses.Require(data, set);
        return set;
    }

    private static Question Complete(Question q, Dictionary<string, IReadOnlyList<Option>> lists, Dictionary<string, IReadOnlyList<Part>> templates, string file)
    {
        var parts = q.Parts.Count > 0 || q.Type == AnswerType.Files ? q.Parts
            : [new Part(Part.Only, q.Label, q.Type) { Options = q.Options, List = q.List, Max = q.Max, Lines = q.Lines, Required = q.Required, Hint = q.Hint }];
        return q with { Parts = PartTemplates.Complete(q, parts, p => p with { Options = Options(p), Suggestions = Suggested(p) }, name => templates.GetValueOrDefault(name, [])) };

        IReadOnlyList<Option>? Options(Part part) => part.Type switch
        {
            AnswerType.Yn4 => YesNo,
            AnswerType.Code or AnswerType.Multi or AnswerType.Ordered when part.Options is { Count: > 0 } own => own,
            AnswerType.Code or AnswerType.Multi or AnswerType.Ordered when part.List is { } list && lists.TryGetValue(list, out var found) => found,
            AnswerType.Code or AnswerType.Multi or AnswerType.Ordered => throw Wrong($"{q.Code} {part.Code} has no options"),
            AnswerType.Text when part.Max is null => throw Wrong($"{q.Code} {part.Code} is text without a longest length"),
            _ => null,
        };

        IReadOnlyList<Option> Suggested(Part part) => part.Suggest is not { } list ? [] : lists.TryGetValue(list, out var found) ? found : throw Wrong($"{q.Code} {part.Code} suggests from '{list}', which is no list");

        InvalidDataException Wrong(string what) => new($"data/questions/{file}.json: {what}.");
    }

    private void Require(Question q)
    {
        InvalidDataException Wrong(string what) => new($"data/questions/{Code}.json: question {q.Code} {what}.");
        if (q.Class is null) throw Wrong("has no class");
        if (q.Kind is null) throw Wrong("has no kind");
        if (string.IsNullOrWhiteSpace(q.Why)) throw Wrong("does not say why it is asked");
        if (q.Parts.Select(p => p.Code).Distinct().Count() != q.Parts.Count) throw Wrong("has two parts of one code");
        foreach (var asserted in q.Asserts.Where(a => q.Parts[0].Options?.All(o => o.Code != a) ?? true)) throw Wrong($"asserts '{asserted}', which is none of its options");
        var asks = q.When?.Looks(_named).ToList() ?? [];
        foreach (var (asked, part, codes) in asks.Concat(_named.Values.SelectMany(n => n.Looks(_named))))
        {
            if (Find(asked) is not { } other) throw Wrong($"depends on {asked}, which nobody asks");
            if (part.Length > 0 && other.Parts.FirstOrDefault(p => p.Code == part) is not { } looked) throw Wrong($"depends on the part '{part}' of {asked}, which it has not");
            else if (part.Length > 0 && codes.FirstOrDefault(c => other.Parts.First(p => p.Code == part).Options!.All(o => o.Code != c)) is { } strange) throw Wrong($"depends on '{strange}', which is no answer to {asked}");
        }

        // Whoever looked at a later question could look at one that looks back.
        if (asks.FirstOrDefault(a => All.SkipWhile(o => o.Code != q.Code).Any(o => o.Code == a.Question)).Question is { } later) throw Wrong($"depends on {later}, which is asked later");
    }

    private static readonly IReadOnlyList<Option> YesNo = [new("yes", "Yes"), new("no", "No"), new("not-known", "Not known"), new("not-asked", "Not asked")];

    private sealed record SetFile(string Code, string Title, DateOnly From, string Source, Dictionary<string, Condition> Conditions,
        IReadOnlyList<Option> Reasons, Dictionary<string, IReadOnlyList<Option>> Lists, IReadOnlyList<Section> Sections, Dictionary<string, IReadOnlyList<Part>>? Templates = null);
}

/// <summary>Every version of the questions that this centre has; the last is asked of new drafts.</summary>
public sealed class QuestionSets
{
    private readonly Dictionary<string, QuestionSet> _sets;

    private QuestionSets(Dictionary<string, QuestionSet> sets, QuestionSet current) => (_sets, Current) = (sets, current);

    public static QuestionSets Shipped { get; } = From(DataFolder.Shipped);

    public QuestionSet Current { get; }

    public IEnumerable<QuestionSet> All => _sets.Values;

    public QuestionSet this[string code] => _sets[code];

    public static QuestionSets From(DataFolder data)
    {
        var sets = data.Files("questions", "referral-*.json").Where(f => !f.EndsWith(".lock.json", StringComparison.Ordinal))
            .Select(f => QuestionSet.From(data, Path.GetFileNameWithoutExtension(f))).ToDictionary(s => s.Code);
        var last = sets.Keys.MaxBy(c => int.Parse(c.Split('-')[^1], System.Globalization.CultureInfo.InvariantCulture))!;
        return new(sets, sets[last]);
    }
}
