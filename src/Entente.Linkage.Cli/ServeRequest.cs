using System.Text.Json;
using Entente.Linkage.Live;

namespace Entente.Linkage.Cli;

/// <summary>One request to serve, read with messages that say how to mend it.</summary>
internal sealed class ServeRequest
{
    private readonly JsonElement request;

    public ServeRequest(JsonElement request)
    {
        this.request = request.ValueKind == JsonValueKind.Object ? request : throw new FormatException("A request is one JSON object on a line, not a list or a bare value.");
        foreach (var twice in request.EnumerateObject().GroupBy(p => p.Name).Where(g => g.Count() > 1)) throw new FormatException($"'{twice.Key}' is said twice.");
    }

    public string Verb => Text("do", "put, remove, judge, withdraw, query or explain");

    public bool Has(string name) => request.TryGetProperty(name, out _);

    public string Text(string name, string meant)
    {
        if (!request.TryGetProperty(name, out var value)) throw new FormatException($"'{name}' is missing: {meant}.");
        return Text(value, name) is { Length: > 0 } text ? text : throw new FormatException($"'{name}' is empty: {meant}.");
    }

    public bool Flag(string name) => request.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? value.GetBoolean() : throw new FormatException($"'{name}' must be true or false.");

    public double Number(string name, double otherwise)
    {
        if (!request.TryGetProperty(name, out var value)) return otherwise;
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw new FormatException($"'{name}' must be a number.");
    }

    /// <summary>A value for each column, empty where none is given. A column that was put together from parts may be given whole or by its parts.</summary>
    public string[] Values(LinkIndex index)
    {
        var columns = index.Columns;
        if (!request.TryGetProperty("values", out var given) || given.ValueKind != JsonValueKind.Object) throw new FormatException($"'values' must be an object that gives columns their values, such as {{\"{columns[0]}\":\"…\"}}.");
        var values = new string[columns.Count];
        Array.Fill(values, "");
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in given.EnumerateObject())
        {
            var at = columns.Index().Where(c => c.Item.Equals(property.Name, StringComparison.OrdinalIgnoreCase)).Select(c => c.Index).DefaultIfEmpty(-1).First();
            if (at < 0 && !index.IsPart(property.Name)) throw new FormatException($"There is no column '{property.Name}'. The columns are {string.Join(", ", columns)}.");
            if (property.Value.ValueKind == JsonValueKind.Null) continue;
            var text = Text(property.Value, property.Name).Trim();
            if (at < 0) parts[property.Name] = text;
            else values[at] = text;
        }

        foreach (var (at, value) in index.Joined(parts))
        {
            if (values[at].Length > 0) throw new FormatException($"'{columns[at]}' and a part of it are both given. Give the one or the other.");
            values[at] = value;
        }

        return values;
    }

    private static string Text(JsonElement value, string name)
    {
        if (value.ValueKind == JsonValueKind.Number) return value.GetRawText();
        if (value.ValueKind != JsonValueKind.String) throw new FormatException($"'{name}' must be a text.");
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException fault) // half of a surrogate pair, which no file can hold
        {
            throw new FormatException($"'{name}' holds an escape that is no character.", fault);
        }
    }
}
