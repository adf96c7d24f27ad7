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

    /// <summary>The same thing in other standards: HTCDS, the national form.</summary>
    public IReadOnlyDictionary<string, string> Map { get; init; } = new Dictionary<string, string>();
    public string? Source { get; init; }

    /// <summary>The name it is kept and counted under, where a wording could be turned round.</summary>
    public string? Stored { get; init; }

    /// <summary>The pages of one row, from 1.</summary>
    public int Steps => Parts.Count == 0 ? 1 : Parts.Max(p => p.Step);

    public bool IsGroup => Parts.Count != 1 || Parts[0].Code != Part.Only;

    public Part? Find(string part) => Parts.FirstOrDefault(p => p.Code == part);

    public IReadOnlyList<Part> PartsOf(int step) => [.. Parts.Where(p => p.Step == step)];
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

    /// <summary>A list whose names are offered while somebody types; anything else may be typed too.</summary>
    public string? Suggest { get; init; }
    public IReadOnlyList<Option> Suggestions { get; init; } = [];

    /// <summary>Where it is protected otherwise than its question.</summary>
    [JsonPropertyName("class")] public FieldClass? Class { get; init; }
    public DataKind? Kind { get; init; }

    public string TextOf(string code) => Options?.FirstOrDefault(o => o.Code == code)?.Text
        ?? (Type == AnswerType.Pdate && PartialDate.TryParse(code, out var date) ? date.InWords : code);
}

/// <summary>One of the answers to choose from.</summary>
public sealed record Option(string Code, string Text)
{
    /// <summary>The first and last day on which it is offered; always, where none is given.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }

    public bool IsOffered(DateOnly day) => !(day < From) && !(day > Until);
}

/// <summary>Questions that belong together in the task list.</summary>
public sealed record Section(string Code, string Title, IReadOnlyList<Question> Questions);
