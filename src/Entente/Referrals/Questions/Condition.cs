using System.Text.Json;
using System.Text.Json.Serialization;

namespace Entente.Referrals.Questions;

/// <summary>When a question is asked, read from the question set: "A1 is yes", "the person is a child", and these joined.</summary>
[JsonConverter(typeof(ConditionJson))]
public abstract record Condition
{
    /// <summary>An answer to a question that is no longer asked counts as none.</summary>
    public abstract bool Holds(Answers answers, QuestionSet set);

    /// <summary>The questions it looks at, with the codes it looks for.</summary>
    public abstract IEnumerable<(string Question, string Part, IReadOnlyList<string> Codes)> Looks(IReadOnlyDictionary<string, Condition> named);

    /// <summary>The condition for people, with the labels of the questions and answers that it looks at.</summary>
    public abstract string InWords(QuestionSet set, ConditionWords words);

    /// <summary>The same for the same condition, in every version of the program: the lock of meanings is made from it.</summary>
    public abstract string Canonical { get; }

    public sealed override string ToString() => Canonical;
}

/// <summary>How conditions are said in a language: this answer or that, answered, not, and, or.</summary>
public sealed record ConditionWords(Func<string, IReadOnlyList<string>, string> Is, Func<string, string> IsAnswered, Func<string, string> Not, Func<bool, IReadOnlyList<string>, string> Joined);

internal sealed record IsOneOf(string Question, string Part, IReadOnlyList<string> Codes) : Condition
{
    public override string Canonical => $"{Question}.{Part} in {string.Join(',', Codes.Order(StringComparer.Ordinal))}";

    public override IEnumerable<(string, string, IReadOnlyList<string>)> Looks(IReadOnlyDictionary<string, Condition> named) => [(Question, Part, Codes)];

    public override string InWords(QuestionSet set, ConditionWords words) =>
        words.Is(set[Question].Label, [.. Codes.Select(c => (set[Question].Find(Part) ?? set[Question].Parts[0]).TextOf(c))]);

    public override bool Holds(Answers answers, QuestionSet set) => answers.All(Question, Part).Any(Codes.Contains) && set.IsShown(set[Question], answers);
}

internal sealed record IsAnswered(string Question) : Condition
{
    public override string Canonical => $"{Question} answered";

    public override IEnumerable<(string, string, IReadOnlyList<string>)> Looks(IReadOnlyDictionary<string, Condition> named) => [(Question, "", [])];

    public override string InWords(QuestionSet set, ConditionWords words) => words.IsAnswered(set[Question].Label);

    public override bool Holds(Answers answers, QuestionSet set) => answers.Has(Question) && set.IsShown(set[Question], answers);
}

internal sealed record Named(string Name) : Condition
{
    public override string Canonical => $"'{Name}'";

    public override IEnumerable<(string, string, IReadOnlyList<string>)> Looks(IReadOnlyDictionary<string, Condition> named) => named[Name].Looks(named);

    public override string InWords(QuestionSet set, ConditionWords words) => set.Conditions[Name].InWords(set, words);

    public override bool Holds(Answers answers, QuestionSet set) => set.Is(Name, answers);
}

internal sealed record Not(Condition Inside) : Condition
{
    public override string Canonical => $"not ({Inside.Canonical})";

    public override IEnumerable<(string, string, IReadOnlyList<string>)> Looks(IReadOnlyDictionary<string, Condition> named) => Inside.Looks(named);

    public override string InWords(QuestionSet set, ConditionWords words) => words.Not(Inside.InWords(set, words));

    public override bool Holds(Answers answers, QuestionSet set) => !Inside.Holds(answers, set);
}

internal sealed record Joined(bool Every, IReadOnlyList<Condition> Inside) : Condition
{
    public override string Canonical => $"{(Every ? "all" : "any")} ({string.Join("; ", Inside.Select(c => c.Canonical))})";

    public override IEnumerable<(string, string, IReadOnlyList<string>)> Looks(IReadOnlyDictionary<string, Condition> named) => Inside.SelectMany(c => c.Looks(named));

    public override string InWords(QuestionSet set, ConditionWords words) => words.Joined(Every, [.. Inside.Select(c => c.InWords(set, words))]);

    public override bool Holds(Answers answers, QuestionSet set) => Every ? Inside.All(c => c.Holds(answers, set)) : Inside.Any(c => c.Holds(answers, set));
}

internal sealed class ConditionJson : JsonConverter<Condition>
{
    public override Condition Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Read(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, Condition value, JsonSerializerOptions options) => throw new NotSupportedException("Conditions are read, never written.");

    private static Condition Read(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String) return new Named(json.GetString()!);
        var names = json.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal).ToList();
        return names switch
        {
            ["all"] => new Joined(true, [.. json.GetProperty("all").EnumerateArray().Select(Read)]),
            ["any"] => new Joined(false, [.. json.GetProperty("any").EnumerateArray().Select(Read)]),
            ["not"] => new Not(Read(json.GetProperty("not"))),
            ["answered"] => new IsAnswered(json.GetProperty("answered").GetString()!),
            ["in", "is"] => new IsOneOf(json.GetProperty("is").GetString()!, Part.Only, Codes(json)),
            ["in", "is", "part"] => new IsOneOf(json.GetProperty("is").GetString()!, json.GetProperty("part").GetString()!, Codes(json)),
            _ => throw new JsonException($"a condition is a name, all, any, not, answered, or is … in; not {string.Join(" ", names)}"),
        };
    }

    private static List<string> Codes(JsonElement json) => [.. json.GetProperty("in").EnumerateArray().Select(c => c.GetString()!)];
}
