using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Entente.Linkage.Explain;

/// <summary>Explanations as JSON. The form is described in docs/linkage/explanation.md; members are only ever added to it, or its version changes.</summary>
internal static class ExplanationJson
{
    public const int Version = 1;

    /// <summary>Letters of all scripts stand as they are; what could end an element of a page is escaped.</summary>
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Of(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable)) write(json);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    public static void Write(Utf8JsonWriter json, PairExplanation pair)
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("left", pair.Left);
        json.WriteString("right", pair.Right);
        Sum(json, pair.Probability, pair.Score, pair.Prior);
        json.WriteNumber("rest", pair.Rest);
        json.WriteString("against", pair.Against);
        json.WriteStartArray("reasons");
        foreach (var reason in pair.Reasons)
        {
            Reason(json, reason.Field, reason.Level, reason.Left, reason.Right, reason.Weight);
            json.WriteString("strength", reason.Strength);
            Shared(json, reason.SharedBy > 0 ? reason.SharedBy : null, pair.Records);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Missing(json, pair.Missing);
        Outcome(json, pair.Outcome);
        json.WriteString("model", pair.Model);
        json.WriteString("words", pair.InWords());
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, MatchExplanation match)
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteNumber("left", match.Left);
        json.WriteNumber("right", match.Right);
        Sum(json, match.Probability, match.Score, match.Prior);
        json.WriteString("strength", match.Strength.ToString());
        json.WriteBoolean("worthALook", match.WorthALook);
        json.WriteNumber("reliability", match.Reliability);
        json.WriteStartArray("reasons");
        foreach (var finding in match.Findings)
        {
            Reason(json, finding.Feature.ToString(), finding.Level.ToString(), finding.Left, finding.Right, finding.Weight);
            json.WriteString("strength", finding.Strength.ToString());
            Shared(json, finding.SharedBy, finding.Records);
            json.WriteString("words", finding.InWords);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Missing(json, match.Missing());
        json.WriteString("model", match.Model);
        json.WriteString("words", match.InWords());
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, PlaceExplanation place)
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("record", place.Record);
        json.WriteNumber("members", place.Members);
        json.WriteNumber("copies", place.Copies);
        json.WriteNumber("mean", place.Mean);
        json.WriteBoolean("bridge", place.Bridge);
        Ids(json, "doubters", place.Doubters);
        Ids(json, "judged", place.Judged);
        Ids(json, "keptFrom", place.KeptFrom);
        json.WritePropertyName("nearest");
        if (place.Nearest is null) json.WriteNullValue();
        else Write(json, place.Nearest);
        json.WriteString("words", place.InWords());
        json.WriteEndObject();
    }

    private static void Outcome(Utf8JsonWriter json, PairOutcome? outcome)
    {
        json.WritePropertyName("outcome");
        if (outcome is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteBoolean("joined", outcome.Joined);
        json.WriteNumber("threshold", outcome.Threshold);
        if (outcome.Judged is { } same) json.WriteBoolean("judged", same);
        else json.WriteNull("judged");
        json.WriteEndObject();
    }

    private static void Sum(Utf8JsonWriter json, double probability, double score, double prior)
    {
        json.WriteNumber("probability", probability);
        Bits(json, "score", score);
        Bits(json, "prior", prior);
    }

    /// <summary>JSON knows no infinity: things of different kinds have no score.</summary>
    private static void Bits(Utf8JsonWriter json, string name, double bits)
    {
        if (double.IsFinite(bits)) json.WriteNumber(name, bits);
        else json.WriteNull(name);
    }

    private static void Reason(Utf8JsonWriter json, string field, string level, string left, string right, double weight)
    {
        json.WriteStartObject();
        json.WriteString("field", field);
        json.WriteString("level", level);
        json.WriteString("left", left);
        json.WriteString("right", right);
        json.WriteNumber("weight", weight);
    }

    private static void Shared(Utf8JsonWriter json, long? by, long records)
    {
        if (by is { } known) json.WriteNumber("sharedBy", known);
        else json.WriteNull("sharedBy");
        json.WriteNumber("records", records);
    }

    private static void Missing(Utf8JsonWriter json, IReadOnlyList<MissingFact> facts)
    {
        json.WriteStartArray("missing");
        foreach (var fact in facts)
        {
            json.WriteStartObject();
            json.WriteString("field", fact.Field);
            json.WriteString("left", fact.Left);
            json.WriteString("right", fact.Right);
            json.WriteNumber("ifSame", fact.IfSame);
            json.WriteNumber("ifDifferent", fact.IfDifferent);
            json.WriteNumber("moves", fact.Moves);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Ids(Utf8JsonWriter json, string name, IEnumerable<string> ids)
    {
        json.WriteStartArray(name);
        foreach (var id in ids) json.WriteStringValue(id);
        json.WriteEndArray();
    }
}
