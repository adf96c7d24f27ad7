using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Foundation;

namespace Entente.Records.Import;

/// <summary>What FollowTheMoney has no place for and this centre keeps: the member "entente" of an entity that was exported here. Others ignore it.</summary>
internal sealed record FtmProvenance
{
    public const string Member = "entente";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    /// <summary>The record's reference where it was exported.</summary>
    public string? Record { get; init; }
    public string? Source { get; init; }
    public string? Said { get; init; }
    public DateTimeOffset? Learned { get; init; }
    public string? Language { get; init; }
    public Reliability? Reliability { get; init; }
    public Handling? Handling { get; init; }

    /// <summary>Statements of which more is known than their value, or that say the same twice.</summary>
    public IReadOnlyList<FtmStatement>? Statements { get; init; }

    /// <summary>Properties that came shortened.</summary>
    public IReadOnlyList<string>? Masked { get; init; }

    public void Write(Utf8JsonWriter to) => JsonSerializer.Serialize(to, this, Options);

    /// <summary>Throws a <see cref="JsonException"/> where it is not what this centre writes.</summary>
    public static FtmProvenance Read(JsonElement element) => element.Deserialize<FtmProvenance>(Options) ?? new();

    /// <summary>The statements that this value of this property stands for: those that are told in full, or the bare value.</summary>
    public IReadOnlyList<Statement> Of(string property, string value)
    {
        var told = (Statements ?? []).Where(s => s.Property == property && s.Value == value).ToList();
        return told.Count == 0 ? [new(property, value)] : [.. told.Select(s => s.AsStatement())];
    }

    /// <summary>A field that a date, a text or a language cannot be, or null where all is well.</summary>
    public string? Wrong()
    {
        if (Said is not null && !PartialDate.TryParse(Said, out _)) return "said";
        if (Language is { Length: > 10 }) return "language";
        return (Statements ?? []).Any(s => s.IsWrong) ? "statements" : null;
    }
}

/// <summary>One statement in full.</summary>
internal sealed record FtmStatement(string Property, string Value)
{
    public string? Original { get; init; }
    public string? Language { get; init; }
    public string? Said { get; init; }
    public Reliability? Reliability { get; init; }
    public string? Quote { get; init; }

    [JsonIgnore]
    public bool IsWrong => Property is null || Value is null || (Said is not null && !PartialDate.TryParse(Said, out _)) || Language is { Length: > 10 }
        || new[] { Original, Quote }.Any(t => t is not null && (t.Length > RecordMaker.MostText || NormalForms.IsBroken(t)));

    public static bool IsNeeded(Statement said) => said is not { Original: null, Language: null, Said: null, Reliability: null, Quote: null };

    public static FtmStatement Of(Statement said) => new(said.Property, said.Value)
    {
        Original = said.Original,
        Language = said.Language,
        Said = said.Said?.ToString(),
        Reliability = said.Reliability,
        Quote = said.Quote,
    };

    public Statement AsStatement() => new(Property, Value)
    {
        Original = Original,
        Language = Language,
        Said = PartialDate.TryParse(Said, out var date) ? date : null,
        Reliability = Reliability,
        Quote = Quote,
    };
}
