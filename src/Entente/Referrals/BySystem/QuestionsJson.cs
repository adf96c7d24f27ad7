using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Referrals.Questions;

namespace Entente.Referrals.BySystem;

/// <summary>One version of the questions as systems read it: in order, with codes, words, conditions and options.</summary>
public static class QuestionsJson
{
    public static JsonObject Of(QuestionSet set) => new()
    {
        ["code"] = set.Code,
        ["source"] = set.Source,
        ["reasons"] = Options(set.Reasons),
        ["sections"] = new JsonArray([.. set.Sections.Select(s => (JsonNode)new JsonObject
        {
            ["code"] = s.Code,
            ["title"] = s.Title,
            ["questions"] = new JsonArray([.. s.Questions.Where(WholeReferral.Asks).Select(q => (JsonNode)Question(set, q))]),
        })]),
    };

    private static JsonObject Question(QuestionSet set, Question question)
    {
        var json = new JsonObject
        {
            ["code"] = question.Code,
            ["label"] = question.Label,
            ["hint"] = question.Hint,
            ["why"] = question.Why,
            ["required"] = question.Required,
            ["repeats"] = question.Repeat,
            ["parts"] = new JsonArray([.. question.Parts.Select(p => (JsonNode)Part(p))]),
        };
        if (question.When is { } when) json["askedWhere"] = ConditionSchema.Of(when, set);
        if (question.Reasons is { } reasons) json["reasons"] = Options(reasons);
        return json;
    }

    private static JsonObject Part(Part part)
    {
        var json = new JsonObject { ["code"] = part.Code, ["label"] = part.Label, ["type"] = JsonNamingPolicy.KebabCaseLower.ConvertName(part.Type.ToString()), ["required"] = part.Required };
        if (part.Hint is { } hint) json["hint"] = hint;
        if (part.Max is { } max) json["longest"] = max;
        if (part.Options is { } options) json["options"] = Options(options);
        return json;
    }

    private static JsonArray Options(IReadOnlyList<Option> options) => new([.. options.Select(o => (JsonNode)new JsonObject { ["code"] = o.Code, ["text"] = o.Text })]);
}
