using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Entente.Tests.Referrals.BySystem;

/// <summary>Holds JSON to the part of JSON Schema 2020-12 that the schema of referrals is written in. A keyword that it does not know fails the test: nothing is passed over.</summary>
internal sealed class SchemaCheck(JsonObject root)
{
    private static readonly HashSet<string> Words = ["$schema", "$id", "title", "description", "$defs"];

    public bool Accepts(JsonNode? value) => Accepts(root, value);

    private bool Accepts(JsonNode? schema, JsonNode? value)
    {
        if (schema is JsonValue whether) return whether.GetValue<bool>();
        var rules = schema!.AsObject();
        return rules.Where(r => !Words.Contains(r.Key)).All(r => Holds(r.Key, r.Value, rules, value));
    }

    private bool Holds(string word, JsonNode? rule, JsonObject all, JsonNode? value)
    {
        var (at, list) = (value as JsonObject, value as JsonArray);
        return word switch
        {
            "type" => rule!.GetValue<string>() == TypeOf(value),
            "const" => JsonNode.DeepEquals(rule, value),
            "enum" => rule!.AsArray().Any(one => JsonNode.DeepEquals(one, value)),
            "$ref" => Accepts(root["$defs"]![rule!.GetValue<string>().Split('/')[^1]], value),
            "required" => at is null || rule!.AsArray().All(name => at.ContainsKey(name!.GetValue<string>())),
            "properties" => at is null || rule!.AsObject().All(p => !at.ContainsKey(p.Key) || Accepts(p.Value, at[p.Key])),
            "additionalProperties" => at is null || at.All(p => all["properties"]!.AsObject().ContainsKey(p.Key)),
            "minProperties" => at is null || at.Count >= rule!.GetValue<int>(),
            "dependentRequired" => at is null || rule!.AsObject().All(d => !at.ContainsKey(d.Key) || d.Value!.AsArray().All(name => at.ContainsKey(name!.GetValue<string>()))),
            "items" => list is null || list.All(one => Accepts(rule, one)),
            "contains" => list is null || list.Any(one => Accepts(rule, one)),
            "minItems" => list is null || list.Count >= rule!.GetValue<int>(),
            "maxItems" => list is null || list.Count <= rule!.GetValue<int>(),
            "pattern" => TypeOf(value) != "string" || Regex.IsMatch(value!.GetValue<string>(), rule!.GetValue<string>()),
            "maxLength" => TypeOf(value) != "string" || value!.GetValue<string>().EnumerateRunes().Count() <= rule!.GetValue<int>(),
            "minimum" => TypeOf(value) != "number" || Number(value) >= Number(rule),
            "maximum" => TypeOf(value) != "number" || Number(value) <= Number(rule),
            "allOf" => rule!.AsArray().All(one => Accepts(one, value)),
            "anyOf" => rule!.AsArray().Any(one => Accepts(one, value)),
            "not" => !Accepts(rule, value),
            "if" => Accepts(rule, value) ? all["then"] is not { } then || Accepts(then, value) : all["else"] is not { } other || Accepts(other, value),
            "then" or "else" => true,
            _ => throw new InvalidOperationException($"The schema says '{word}', which is not held here."),
        };
    }

    private static decimal Number(JsonNode? value) => decimal.Parse(value!.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture);

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };
}
