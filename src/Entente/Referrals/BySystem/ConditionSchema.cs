using System.Text.Json.Nodes;
using Entente.Referrals.Questions;

namespace Entente.Referrals.BySystem;

/// <summary>Says a condition as JSON Schema over the object of answers. That an answer counts only where its question is asked need not be said: one that nobody is asked is refused by itself.</summary>
internal static class ConditionSchema
{
    public static JsonObject Of(Condition condition, QuestionSet set) => condition switch
    {
        IsOneOf one => Has(one.Question, Holding((set[one.Question].Find(one.Part) ?? set[one.Question].Parts[0]), one.Codes)),
        IsAnswered answered => new() { ["required"] = new JsonArray(answered.Question) },
        Named named => Of(set.Conditions[named.Name], set),
        Not not => new() { ["not"] = Of(not.Inside, set) },
        Joined joined => new() { [joined.Every ? "allOf" : "anyOf"] = new JsonArray([.. joined.Inside.Select(c => (JsonNode)Of(c, set))]) },
        _ => throw new InvalidOperationException($"'{condition.Canonical}' has no form as a schema."),
    };

    /// <summary>That a question has a row of this kind.</summary>
    public static JsonObject Has(string question, JsonObject row) => new()
    {
        ["required"] = new JsonArray(question),
        ["properties"] = new JsonObject { [question] = new JsonObject { ["contains"] = row } },
    };

    /// <summary>A row whose part is one of these, or has one of them among others.</summary>
    public static JsonObject Holding(Part part, IEnumerable<string> codes)
    {
        var one = new JsonObject { ["enum"] = new JsonArray([.. codes.Select(c => (JsonNode)c)]) };
        return new()
        {
            ["required"] = new JsonArray(part.Code),
            ["properties"] = new JsonObject { [part.Code] = part.Type is AnswerType.Multi or AnswerType.Ordered ? new JsonObject { ["contains"] = one } : one },
        };
    }
}
