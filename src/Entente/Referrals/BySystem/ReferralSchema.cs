using System.Text.Json.Nodes;
using Entente.Referrals.Questions;

namespace Entente.Referrals.BySystem;

/// <summary>The JSON Schema (2020-12) of a whole referral, made from the questions themselves: what it says of a body the rules say too. What no schema can say (days that lie ahead, telephone numbers, who receives what) the rules alone say.</summary>
public sealed class ReferralSchema
{
    private readonly QuestionSet _set;
    private readonly JsonObject _lists = [];

    private ReferralSchema(QuestionSet set) => _set = set;

    public static JsonObject Of(QuestionSet set) => new ReferralSchema(set).Whole();

    private JsonObject Whole()
    {
        var answers = Answers();
        return new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = $"urn:entente:{_set.Code}",
            ["title"] = $"A whole referral, answering the questions {_set.Code}",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray("questions", "answers", "checkedWith", "understood", "recipients"),
            ["properties"] = new JsonObject
            {
                ["questions"] = new JsonObject { ["const"] = _set.Code },
                ["answers"] = answers,
                ["checkedWith"] = Codes(_set["W1"].Parts[0].Options!),
                ["understood"] = new JsonObject { ["const"] = true, ["description"] = "Whoever sends it was shown who receives which parts, and confirmed it." },
                ["recipients"] = new JsonObject { ["type"] = "string", ["description"] = "Who receives which parts, word for word as the check of this referral gave it." },
            },
            ["$defs"] = _lists,
        };
    }

    private JsonObject Answers()
    {
        var asked = _set.All.Where(WholeReferral.Asks).ToList();
        return new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray([.. asked.Where(q => q is { Required: true, When: null }).Select(q => (JsonNode)q.Code)]),
            ["properties"] = new JsonObject([.. asked.Select(q => KeyValuePair.Create(q.Code, (JsonNode?)Rows(q)))]),
            ["allOf"] = new JsonArray([.. asked.Where(q => q.When is not null).Select(When), .. Together()]),
        };
    }

    /// <summary>Asked, it may have to be answered; not asked, it has no answer.</summary>
    private JsonNode When(Question question)
    {
        var rule = new JsonObject { ["if"] = ConditionSchema.Of(question.When!, _set), ["else"] = new JsonObject { ["properties"] = new JsonObject { [question.Code] = false } } };
        if (question.Required) rule["then"] = new JsonObject { ["required"] = new JsonArray(question.Code) };
        return rule;
    }

    /// <summary>An adult decides today, or somebody whom the law names decided for them.</summary>
    private IEnumerable<JsonNode> Together()
    {
        JsonObject Named(string name) => ConditionSchema.Of(_set.Conditions[name], _set);
        yield return new JsonObject { ["if"] = Named("adult"), ["then"] = new JsonObject { ["not"] = ConditionSchema.Has("E1", ConditionSchema.Holding(_set["E1"].Parts[0], ["not-today"])) } };
        if (_set.Find("E9")?.Find("by") is null) yield break;
        yield return new JsonObject
        {
            ["if"] = Named("lacks-capacity"),
            ["then"] = new JsonObject { ["allOf"] = new JsonArray(Named("decided-for-them"), ConditionSchema.Has("E9", new JsonObject { ["required"] = new JsonArray("by") })) },
        };
    }

    private JsonObject Rows(Question question)
    {
        var reasons = (question.Reasons ?? []).Concat(_set.Reasons).Where(r => !question.Required || question.Unless.Contains(r.Code)).ToList();
        var said = new JsonObject { ["type"] = "array", ["minItems"] = 1, ["maxItems"] = question.Repeat ? AnswerCheck.MostRows : 1, ["items"] = Row(question) };
        if (reasons.Count == 0)
        {
            said["title"] = question.Label;
            return said;
        }

        var why = new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray(AnswerRow.WhyNot),
            ["properties"] = new JsonObject { [AnswerRow.WhyNot] = Codes(reasons) },
        };
        return new() { ["title"] = question.Label, ["anyOf"] = new JsonArray(said, new JsonObject { ["type"] = "array", ["minItems"] = 1, ["maxItems"] = 1, ["items"] = why }) };
    }

    private JsonObject Row(Question question)
    {
        var row = new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["minProperties"] = 1,
            ["properties"] = new JsonObject([.. question.Parts.Select(p => KeyValuePair.Create(p.Code, (JsonNode?)PartSchema.Of(p, Options)))]),
        };
        if (question.Parts.Where(p => p.Required).Select(p => (JsonNode)p.Code).ToArray() is { Length: > 0 } needed) row["required"] = new JsonArray(needed);
        List<JsonObject> together = [.. PartSchema.Together(question)];
        // Whoever decides for an adult is named.
        if (question.Code == "E9" && question.Find("ground") is { } ground) together.Add(new() { ["if"] = ConditionSchema.Holding(ground, ground.Options!.Select(o => o.Code).Where(c => c != "not-yet")), ["then"] = new JsonObject { ["required"] = new JsonArray("by") } });
        if (together.Count > 0) row["allOf"] = new JsonArray([.. together]);
        return row;
    }

    /// <summary>A long list stands once.</summary>
    private JsonObject Options(Part part)
    {
        var codes = Codes(part.Options!);
        if (part.List?.TrimStart('@') is not { } name || part.Options!.Count < 8) return codes;
        if (!_lists.ContainsKey(name)) _lists[name] = codes;
        return JsonNode.DeepEquals(_lists[name], codes) ? new() { ["$ref"] = $"#/$defs/{name}" } : codes;
    }

    private static JsonObject Codes(IReadOnlyList<Option> options) => new() { ["enum"] = new JsonArray([.. options.Select(o => (JsonNode)o.Code)]) };
}
