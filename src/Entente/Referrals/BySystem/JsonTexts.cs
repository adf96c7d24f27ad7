using System.Text.Json;

namespace Entente.Referrals.BySystem;

/// <summary>Reads texts of JSON that may be none, such as half of a character: those become the mark of broken text, which the checks of answers refuse by name.</summary>
internal static class JsonTexts
{
    public const string Broken = "\uFFFD";

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    public static string Of(JsonElement text)
    {
        try { return text.GetString()!; }
        catch (InvalidOperationException) { return Broken; }
    }

    public static string NameOf(JsonProperty property)
    {
        try { return property.Name; }
        catch (InvalidOperationException) { return Broken; }
    }

    /// <summary>The document, or the line from which on it is none. A name that stands twice makes it none: nobody could say which is meant.</summary>
    public static (JsonDocument? Document, long Line) Parse(ReadOnlyMemory<byte> body)
    {
        try { return (JsonDocument.Parse(body, Strict), 0); }
        catch (JsonException wrong) { return (null, (wrong.LineNumber ?? 0) + 1); }
        // A name in which half of a character stands.
        catch (InvalidOperationException) { return (null, 1); }
    }
}
