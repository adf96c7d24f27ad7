using System.Globalization;
using System.Text.Json.Nodes;
using Entente.Referrals.Questions;

namespace Entente.Referrals.BySystem;

/// <summary>Writes answers as systems say them: the way back of <see cref="ReadWhole"/>.</summary>
public static class WholeJson
{
    /// <summary>The body that would send these answers.</summary>
    public static JsonObject Of(QuestionSet set, Answers answers, SendForm form) => new()
    {
        ["questions"] = set.Code,
        ["answers"] = Answers(set, answers),
        ["checkedWith"] = form.CheckedWith,
        ["understood"] = form.Understood,
        ["recipients"] = form.Recipients,
    };

    /// <summary>The answers alone, those that a system may give.</summary>
    public static JsonObject Answers(QuestionSet set, Answers answers) =>
        new([.. set.All.Where(q => WholeReferral.Asks(q) && answers.Has(q.Code)).Select(q => KeyValuePair.Create(q.Code, (JsonNode?)new JsonArray([.. answers.Rows(q.Code).Select(row => (JsonNode)Row(q, row))])))]);

    private static JsonObject Row(Question question, AnswerRow row) =>
        new([.. row.Select(said => KeyValuePair.Create(said.Key, (JsonNode?)Said(question.Find(said.Key), said.Value)))]);

    private static JsonNode Said(Part? part, string[] values) => part?.Type switch
    {
        AnswerType.Multi or AnswerType.Ordered => new JsonArray([.. values.Select(v => (JsonNode)v)]),
        AnswerType.Confirm => true,
        AnswerType.Number or AnswerType.Money => decimal.Parse(values[0], CultureInfo.InvariantCulture),
        _ => values[0],
    };
}
