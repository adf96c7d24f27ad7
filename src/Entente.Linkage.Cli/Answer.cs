using System.Text.Encodings.Web;
using System.Text.Json;

namespace Entente.Linkage.Cli;

/// <summary>Writes answers of serve, one a line.</summary>
internal static class Answer
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }; // it goes into a pipe, never into a page

    public static void Write(Stream to, int line, Action<Utf8JsonWriter> fill) => Write(to, line, true, fill);

    public static void Write(Stream to, int line, FormatException fault) => Write(to, line, false, answer => answer.WriteString("why", fault.Message));

    public static void Texts(Utf8JsonWriter answer, string name, IEnumerable<string> texts)
    {
        answer.WriteStartArray(name);
        foreach (var text in texts) answer.WriteStringValue(text);
        answer.WriteEndArray();
    }

    private static void Write(Stream to, int line, bool done, Action<Utf8JsonWriter> fill)
    {
        using (var answer = new Utf8JsonWriter(to, Readable))
        {
            answer.WriteStartObject();
            answer.WriteNumber("line", line);
            answer.WriteBoolean("ok", done);
            fill(answer);
            answer.WriteEndObject();
        }

        to.WriteByte((byte)'\n');
        to.Flush();
    }
}
