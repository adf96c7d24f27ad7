using System.Globalization;
using System.Text.Json;
using Entente.Foundation;
using Entente.Referrals.Questions;

namespace Entente.Referrals.BySystem;

/// <summary>Reads the body that a system sent, strictly: a name that nobody knows is refused, and every mistake in its form is told at once, at its place. What the answers mean is weighed afterwards.</summary>
/// <remarks>A problem's field is a JSON pointer (RFC 6901) to what is wrong. No problem holds a word of what was sent.</remarks>
public sealed class ReadWhole
{
    private readonly List<Problem> _problems = [];
    private readonly QuestionSet _set;

    private ReadWhole(QuestionSet set) => _set = set;

    public static Result<WholeReferral> From(ReadOnlyMemory<byte> body, QuestionSet set)
    {
        if (body.Length > WholeReferral.MostBytes) return new BodyTooLarge(WholeReferral.MostBytes);
        var (document, line) = JsonTexts.Parse(body);
        using var read = document;
        if (read is null) return new BodyIsNotJson(line);
        if (read.RootElement.ValueKind != JsonValueKind.Object) return new BodyIsNoObject();
        return new ReadWhole(set).Whole(read.RootElement);
    }

    private Result<WholeReferral> Whole(JsonElement root)
    {
        var (questions, checkedWith, recipients, understood) = ("", (string?)null, "", false);
        JsonElement? answers = null;
        foreach (var (name, value, at) in Names(root, "", ["questions", "answers", "checkedWith", "understood", "recipients"]))
        {
            if (name == "answers") answers = value;
            else if (name == "understood") understood = Truth(value, at);
            else if (Text(value, at) is not { } text) continue;
            else if (name == "questions") questions = text;
            else if (name == "checkedWith") checkedWith = text;
            else recipients = text;
        }

        // The answers cannot be held to questions that they were not made for.
        if (questions.Length == 0 && _problems.All(p => p.Field != "/questions")) return new QuestionsMissing();
        if (questions.Length > 0 && questions != _set.Code) return new QuestionsNotAskedToday(_set.Code);
        var said = new Dictionary<string, IReadOnlyList<SaidRow>>();
        if (answers is not { } given) Wrong(new AnswersMissing());
        else if (given.ValueKind != JsonValueKind.Object) Wrong(new ShouldBeObject("/answers"));
        else foreach (var (code, value, at) in Names(given, "/answers", _set.All.Where(WholeReferral.Asks).Select(q => q.Code))) said[code] = Rows(_set[code], value, at);
        return _problems.Count > 0 ? _problems : new WholeReferral(questions, said, new SendForm { CheckedWith = checkedWith, Understood = understood, Recipients = recipients });
    }

    private List<SaidRow> Rows(Question question, JsonElement value, string at)
    {
        var rows = new List<SaidRow>();
        if (value.ValueKind != JsonValueKind.Array) Wrong(new ShouldBeList(at));
        else if (value.GetArrayLength() == 0) Wrong(new RowIsEmpty(at));
        else if (value.GetArrayLength() > (question.Repeat ? AnswerCheck.MostRows : 1)) Wrong(question.Repeat ? new TooManyRows(question.Code, AnswerCheck.MostRows) { Field = at } : new OneRowOnly(at));
        else foreach (var (row, i) in value.EnumerateArray().Select((row, i) => (row, i))) rows.Add(Row(question, row, $"{at}/{i}", value.GetArrayLength()));
        return rows;
    }

    private SaidRow Row(Question question, JsonElement value, string at, int of)
    {
        var entered = new Dictionary<string, string[]>();
        string? whyNot = null;
        if (value.ValueKind != JsonValueKind.Object)
        {
            Wrong(new ShouldBeObject(at));
            return new(entered, null);
        }

        foreach (var (name, part, where) in Names(value, at, question.Parts.Select(p => p.Code).Append(AnswerRow.WhyNot)))
        {
            if (name == AnswerRow.WhyNot) whyNot = Text(part, where);
            else Enter(question, question.Find(name)!, part, where, entered);
        }

        if (!value.EnumerateObject().Any()) Wrong(new RowIsEmpty(at));
        else if (whyNot is not null && (entered.Count > 0 || of > 1)) Wrong(new ReasonStandsAlone(at));
        return new(entered, whyNot);
    }

    /// <summary>As the fields of the form would have it, so that the same checks read it.</summary>
    private void Enter(Question question, Part part, JsonElement value, string at, Dictionary<string, string[]> entered)
    {
        switch (part.Type)
        {
            case AnswerType.Multi or AnswerType.Ordered:
                if (value.ValueKind != JsonValueKind.Array) Wrong(new ShouldBeList(at));
                else if (value.GetArrayLength() == 0) Wrong(new RowIsEmpty(at));
                else if (value.GetArrayLength() > AnswerCheck.MostRows) Wrong(new TooManyRows(question.Code, AnswerCheck.MostRows) { Field = at });
                else entered[part.Code] = [.. value.EnumerateArray().Select((v, i) => Text(v, $"{at}/{i}") ?? "")];
                break;
            case AnswerType.Confirm:
                if (value.ValueKind == JsonValueKind.True) entered[part.Code] = ["true"];
                else Wrong(new ShouldBeTrue(at));
                break;
            case AnswerType.Number or AnswerType.Money:
                if (value.ValueKind != JsonValueKind.Number) Wrong(new ShouldBeNumber(at));
                else entered[part.Code] = [value.TryGetDecimal(out var number) ? number.ToString(CultureInfo.InvariantCulture) : "?"];
                break;
            case AnswerType.Pdate:
                if (Text(value, at) is { } date) foreach (var (field, figure) in DateFields(date)) entered[$"{part.Code}.{field}"] = [figure];
                break;
            default:
                if (Text(value, at) is not { } text) break;
                if (string.IsNullOrWhiteSpace(text)) Wrong(new RowIsEmpty(at));
                else entered[part.Code] = [text];
                break;
        }
    }

    /// <summary>"~2019-05" as the fields of a date; what is no date stays none.</summary>
    private static IEnumerable<(string Field, string Figure)> DateFields(string text)
    {
        if (!PartialDate.TryParse(text, out var date) || date.ToString() != text) return [("Year", "?")];
        return [("Year", $"{date.Year}"), ("Month", date.Month == 0 ? "" : $"{date.Month}"), ("Day", date.Day == 0 ? "" : $"{date.Day}"), ("Sense", $"{date.Sense}")];
    }

    private IEnumerable<(string Name, JsonElement Value, string At)> Names(JsonElement from, string at, IEnumerable<string> known)
    {
        var names = known.ToHashSet();
        foreach (var (property, i) in from.EnumerateObject().Select((p, i) => (p, i)))
        {
            if (names.Contains(JsonTexts.NameOf(property))) yield return (JsonTexts.NameOf(property), property.Value, $"{at}/{JsonTexts.NameOf(property)}");
            else Wrong(new NameUnknown(at, i + 1));
        }
    }

    private void Wrong(Problem problem)
    {
        if (_problems.Count < WholeReferral.MostTold) _problems.Add(problem);
    }

    private string? Text(JsonElement value, string at)
    {
        if (value.ValueKind == JsonValueKind.String) return JsonTexts.Of(value);
        Wrong(new ShouldBeText(at));
        return null;
    }

    private bool Truth(JsonElement value, string at)
    {
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Wrong(new ShouldBeTrueOrFalse(at));
        return false;
    }
}
