using System.Text.Json.Nodes;
using Entente.Referrals.Questions;

namespace Entente.Referrals.BySystem;

/// <summary>Says what one part of an answer may hold, as JSON Schema, and what parts that stand beside one another ask of each other.</summary>
internal static class PartSchema
{
    private const string Dates = "^[~<>]?(19[0-9]{2}|20[0-9]{2}|2100)(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";
    private const string Mails = @"^\s*[^@\s]+@[^@\s]+\.[^@\s.]+\s*$";

    /// <param name="options">Gives the options of a part, once for all parts that have the same.</param>
    public static JsonObject Of(Part part, Func<Part, JsonObject> options)
    {
        var schema = part.Type switch
        {
            AnswerType.Yn4 or AnswerType.Code => options(part),
            AnswerType.Multi or AnswerType.Ordered => new() { ["type"] = "array", ["minItems"] = 1, ["maxItems"] = AnswerCheck.MostRows, ["items"] = options(part) },
            AnswerType.Confirm => new() { ["const"] = true },
            AnswerType.Number => Number(part.Min, part.Most),
            AnswerType.Money => Number(part.Min ?? 0, part.Most),
            AnswerType.Pdate => new() { ["type"] = "string", ["pattern"] = Dates },
            AnswerType.Mail => new() { ["type"] = "string", ["pattern"] = Mails },
            AnswerType.Phone => new() { ["type"] = "string", ["pattern"] = @"\S" },
            _ => new JsonObject { ["type"] = "string", ["pattern"] = @"\S", ["maxLength"] = part.Max ?? 200 },
        };
        schema["title"] = part.Label;
        return schema;
    }

    /// <summary>What a row asks of its parts together.</summary>
    public static IEnumerable<JsonObject> Together(Question question)
    {
        foreach (var part in question.Parts)
        {
            bool There(string beside) => question.Find(part.Code + beside) is not null;
            if (There(PartsBeside.Other)) yield return Where(part.Code + PartsBeside.Other, ConditionSchema.Holding(part, part.Options!.Where(o => o.TellsMore).Select(o => o.Code)));
            if (There(PartsBeside.WhyNot)) yield return Where(part.Code + PartsBeside.WhyNot, ConditionSchema.Holding(part, ["not-asked", "not-known"]));
            if (part.Type == AnswerType.Money) yield return Needs((part.Code, part.Code + PartsBeside.Currency), (part.Code + PartsBeside.Currency, part.Code), (part.Code + PartsBeside.Per, part.Code));
            if (part.AsSaid && There(PartsBeside.Turn)) yield return Needs((part.Code + PartsBeside.Turn, part.Code + PartsBeside.Event), (part.Code + PartsBeside.Event, part.Code + PartsBeside.Turn));
            if (PartsBeside.Twin(part.Code) is { } twin && question.Find(twin) is not null) yield return Needs((part.Code, twin));
        }
    }

    private static JsonObject Where(string part, JsonObject then) => new() { ["if"] = new JsonObject { ["required"] = new JsonArray(part) }, ["then"] = then };

    private static JsonObject Needs(params (string Part, string Other)[] pairs) =>
        new() { ["dependentRequired"] = new JsonObject([.. pairs.Select(p => KeyValuePair.Create(p.Part, (JsonNode?)new JsonArray(p.Other)))]) };

    private static JsonObject Number(decimal? least, decimal? most)
    {
        var schema = new JsonObject { ["type"] = "number" };
        if (least is { } min) schema["minimum"] = min;
        if (most is { } max) schema["maximum"] = max;
        return schema;
    }
}
