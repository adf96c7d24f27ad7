using System.Globalization;
using System.Text.Json.Serialization;
using Entente.Access;
using Entente.Foundation;

namespace Entente.Referrals.Questions;

/// <summary>What kind of answer a question or a part of one takes.</summary>
public enum AnswerType
{
    /// <summary>Yes, no, not known, not asked.</summary>
    Yn4,
    /// <summary>A date as people know it.</summary>
    Pdate,
    Code, Multi, Text, Phone, Mail, Number, Confirm,
    /// <summary>An amount; its currency and period stand beside it.</summary>
    Money,
    /// <summary>Several of a list, the most fitting first.</summary>
    Ordered,
    /// <summary>Several parts: a place, a person, a grid, any others.</summary>
    Place, Person, Group, Grid,
    Files,
}

/// <summary>What an anonymous report keeps of an answer: all of it without names, the year alone, or nothing.</summary>
public enum Anonymous { Keep, Year, Drop }

/// <summary>One question of a referral. Its meaning never changes under its code and version: see <see cref="MeaningLock"/>.</summary>
public sealed record Question(string Code, string Label, AnswerType Type, [property: JsonPropertyName("class")] FieldClass? Class, DataKind? Kind, string Why)
{
    public string? Hint { get; init; }
    public Condition? When { get; init; }

    /// <summary>One of the ten that a referral cannot be sent without.</summary>
    public bool Required { get; init; }
    public bool Repeat { get; init; }

    /// <summary>Asked on the page where everything is checked, not on one of its own.</summary>
    public bool OnCheck { get; init; }

    /// <summary>The responder's alone; leaves nobody's desk.</summary>
    public bool NeverSent { get; init; }

    /// <summary>A date that cannot lie ahead.</summary>
    public bool Past { get; init; }

    /// <summary>The options that say yes to what the question asks: its polarity.</summary>
    public IReadOnlyList<string> Asserts { get; init; } = [];

    /// <summary>Reasons for having no answer, where they differ from the set's.</summary>
    public IReadOnlyList<Option>? Reasons { get; init; }

    /// <summary>Reasons that count as an answer where one is compulsory.</summary>
    public IReadOnlyList<string> Unless { get; init; } = [];
    public IReadOnlyList<Part> Parts { get; init; } = [];
    public IReadOnlyList<Option>? Options { get; init; }
    public string? List { get; init; }
    public int? Max { get; init; }
    public int? Lines { get; init; }
    public Anonymous Anonymous { get; init; }

    /// <summary>How it is known, when it was learned and how sure it is are asked with it: parts that are made once for all such questions.</summary>
    public bool Statement { get; init; }

    /// <summary>For how long the answer is kept: a code of data/retention/classes.json.</summary>
    public string? Retention { get; init; }

    /// <summary>The same thing in other standards: HTCDS, the national form.</summary>
    public IReadOnlyDictionary<string, string> Map { get; init; } = new Dictionary<string, string>();
    public string? Source { get; init; }

    /// <summary>The name it is kept and counted under, where a wording could be turned round.</summary>
    public string? Stored { get; init; }

    /// <summary>The pages of one row, from 1.</summary>
    public int Steps => Parts.Count == 0 ? 1 : Parts.Max(p => p.Step);

    /// <summary>Whether its parts need labels of their own. What stands beside a part makes no group of it.</summary>
    public bool IsGroup => Parts.Count(p => p.Beside is null) != 1 || Parts[0].Code != Part.Only;

    /// <summary>Whether a part is told apart by its label: all of a group, and what stands beside the only one.</summary>
    public bool Labels(Part part) => IsGroup || part.Beside is not null;

    public Part? Find(string part) => Parts.FirstOrDefault(p => p.Code == part);

    /// <summary>The parts of one page; of all pages where it is 0.</summary>
    public IReadOnlyList<Part> PartsOf(int step) => step == 0 ? Parts : [.. Parts.Where(p => p.Step == step)];
}

/// <summary>One field of a question.</summary>
public sealed record Part(string Code, string Label, AnswerType Type)
{
    /// <summary>The code of the part of a question that has only one.</summary>
    public const string Only = "value";

    public string? Hint { get; init; }
    public bool Required { get; init; }
    public IReadOnlyList<Option>? Options { get; init; }
    public string? List { get; init; }
    public int? Max { get; init; }
    public int? Lines { get; init; }
    public decimal? Min { get; init; }
    public decimal? Most { get; init; }
    public int Step { get; init; } = 1;
    public Anonymous Anonymous { get; init; }

    /// <summary>The part that this one belongs to: the words of "something else", the reason of "not asked", the currency of an amount. Such parts are made once, from the set's templates.</summary>
    public string? Beside { get; init; }

    /// <summary>A heading under which it is folded away until somebody opens it.</summary>
    public string? Fold { get; init; }

    /// <summary>A number above which the sender is asked to look again; it is kept all the same.</summary>
    public decimal? WarnAbove { get; init; }

    /// <summary>A date that is also asked as people say it: a season, an age, before or after something, in their words.</summary>
    public bool AsSaid { get; init; }

    /// <summary>A date that cannot lie ahead, where its question does not say so.</summary>
    public bool Past { get; init; }

    /// <summary>Of a place: whether its police force is asked too.</summary>
    public bool Force { get; init; }

    /// <summary>The centres, by country code, that ask it; all, where none is named.</summary>
    public IReadOnlyList<string> Centres { get; init; } = [];

    /// <summary>A list whose names are offered while somebody types; anything else may be typed too.</summary>
    public string? Suggest { get; init; }
    public IReadOnlyList<Option> Suggestions { get; init; } = [];

    /// <summary>Where it is protected otherwise than its question.</summary>
    [JsonPropertyName("class")] public FieldClass? Class { get; init; }
    public DataKind? Kind { get; init; }

    public string TextOf(string code) => Options?.FirstOrDefault(o => o.Code == code)?.Text
        ?? (Type == AnswerType.Pdate && PartialDate.TryParse(code, out var date) ? date.InWords
        : Type == AnswerType.Money && decimal.TryParse(code, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount.ToString("#,0.##", CultureInfo.CurrentCulture) : code);
}

/// <summary>One of the answers to choose from.</summary>
public sealed record Option(string Code, string Text)
{
    /// <summary>The first and last day on which it is offered; always, where none is given.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }

    /// <summary>Whether it asks what is meant: "something else" is never merged silently.</summary>
    public bool TellsMore { get; init; }

    /// <summary>Of a part of a country: whose law and calendar count there.</summary>
    public string? Territory { get; init; }

    /// <summary>The centres, by country code, that offer it; all, where none is named.</summary>
    public IReadOnlyList<string> Centres { get; init; } = [];

    public bool IsOffered(DateOnly day) => !(day < From) && !(day > Until);
}

/// <summary>Questions that belong together in the task list.</summary>
public sealed record Section(string Code, string Title, IReadOnlyList<Question> Questions);
