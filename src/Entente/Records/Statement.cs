using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Foundation;

namespace Entente.Records;

/// <summary>One value that a source gave for one property. Whoever disagrees makes another statement; none is overwritten.</summary>
/// <param name="Property">A property of the record's schema in data/ontology.</param>
/// <param name="Value">In normal form where there is one: a phone in E.164, a partial date, a country code; else as it was said.</param>
public sealed record Statement([property: JsonPropertyName("p")] string Property, [property: JsonPropertyName("v")] string Value)
{
    /// <summary>As it was said or written, where that differs from the value.</summary>
    [JsonPropertyName("o")] public string? Original { get; init; }

    [JsonPropertyName("l")] public string? Language { get; init; }

    /// <summary>When it was said, where that differs from the record's date.</summary>
    [JsonPropertyName("s")] public PartialDate? Said { get; init; }

    /// <summary>Where this one statement is more or less to be trusted than its source.</summary>
    [JsonPropertyName("r")] public Reliability? Reliability { get; init; }

    /// <summary>The words of the source from which it was taken.</summary>
    [JsonPropertyName("q")] public string? Quote { get; init; }
}

internal static class StatementJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Stored text, never put into a page: names stay readable and small in the database.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new OfDate() },
    };

    public static string Write(IReadOnlyList<Statement> statements) => JsonSerializer.Serialize(statements, Options);

    public static IReadOnlyList<Statement> Read(string text) => JsonSerializer.Deserialize<Statement[]>(text, Options) ?? [];

    private sealed class OfDate : JsonConverter<PartialDate>
    {
        public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => PartialDate.Parse(reader.GetString()!);
        public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
