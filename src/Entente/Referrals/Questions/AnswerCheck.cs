using System.Globalization;
using Entente.Foundation;
using Entente.Records;

namespace Entente.Referrals.Questions;

/// <summary>Checks what was entered on one page and turns it into a row of an answer. Every type says field, rule and remedy; nothing is cut or guessed.</summary>
public static class AnswerCheck
{
    public const int MostRows = 200;

    /// <param name="entered">What stood in the fields, by name: a part, or a part with ".Day", ".Month", ".Year", ".Sense".</param>
    public static Result<AnswerRow> Row(Question question, IReadOnlyList<Part> parts, IReadOnlyDictionary<string, string[]> entered, DateOnly today)
    {
        var row = new AnswerRow();
        var problems = new List<Problem>();
        foreach (var part in parts)
        {
            var before = problems.Count;
            var values = part.Type == AnswerType.Pdate ? Date(part, question.Past || part.Past, entered, today, problems) : Values(part, entered, today, problems);
            if (values.Length > 0) row[part.Code] = values;
            else if (part.Required && problems.Count == before) problems.Add(new AnswerMissing(part.Code, part.Label));
        }

        problems.AddRange(PartsBeside.Check(parts, row));
        if (problems.Count > 0) return problems;
        return row;
    }

    /// <summary>What stands after somebody chose part by part between what they entered and what was stored meanwhile. Both of a text are the stored one, then theirs.</summary>
    public static Result<AnswerRow> Choose(IReadOnlyList<Part> parts, AnswerRow entered, AnswerRow stored, IReadOnlyDictionary<string, KeptPart> keep)
    {
        var row = new AnswerRow();
        var problems = new List<Problem>();
        foreach (var part in parts)
        {
            var (mine, theirs) = (entered.All(part.Code), stored.All(part.Code));
            IReadOnlyList<string> values = keep.TryGetValue(part.Code, out var kept)
                ? kept == KeptPart.Stored || !MayJoin(part) ? theirs : part.Type is AnswerType.Multi or AnswerType.Ordered ? [.. theirs.Union(mine)] : [string.Join("\n\n", theirs.Concat(mine))]
                : mine;
            if (part.Type == AnswerType.Text && values is [{ } text] && text.Length > (part.Max ?? 200)) problems.Add(new AnswerTooLong(part.Code, part.Label, part.Max ?? 200, text.Length));
            if (values.Count > 0) row[part.Code] = [.. values];
        }

        if (problems.Count > 0) return problems;
        return row;
    }

    /// <summary>Whether two answers can both stand: options of a list, and texts of several lines.</summary>
    public static bool MayJoin(Part part) => part.Type is AnswerType.Multi or AnswerType.Ordered || (part.Type == AnswerType.Text && (part.Lines > 1 || part.Max > 300));

    /// <summary>A reason for having no answer.</summary>
    public static Result<AnswerRow> Reason(QuestionSet set, Question question, string reason) =>
        (question.Reasons ?? []).Concat(set.Reasons).Any(r => r.Code == reason) && (!question.Required || question.Unless.Contains(reason))
            ? AnswerRow.Of((AnswerRow.WhyNot, reason))
            : new NotAnOption("", question.Label);

    private static string[] Values(Part part, IReadOnlyDictionary<string, string[]> entered, DateOnly today, List<Problem> problems)
    {
        var given = entered.GetValueOrDefault(part.Code, []).Select(v => v.ReplaceLineEndings("\n").Trim()).Where(v => v.Length > 0).ToArray();
        if (given.Length == 0) return [];
        if (given.FirstOrDefault(NormalForms.IsBroken) is not null) return Refuse(new AnswerBroken(part.Code, part.Label));
        var one = given[0];
        switch (part.Type)
        {
            case AnswerType.Yn4 or AnswerType.Code or AnswerType.Multi or AnswerType.Ordered:
                if (part.Type is not (AnswerType.Multi or AnswerType.Ordered)) given = [one];
                return given.All(v => part.Options!.Any(o => o.Code == v && o.IsOffered(today))) ? [.. given.Distinct()] : Refuse(new NotAnOption(part.Code, part.Label));
            case AnswerType.Phone:
                return NormalForms.Phone(one, "GB") is null ? Refuse(new NotAPhone(part.Code, part.Label)) : [one];
            case AnswerType.Mail:
                return IsMail(one) ? [one] : Refuse(new NotAMail(part.Code, part.Label));
            case AnswerType.Number or AnswerType.Money:
                // A comma divides thousands here and fractions there: "7,5" must not become 75.
                if (one.Contains(',', StringComparison.Ordinal)) return Refuse(new CommaInNumber(part.Code, part.Label));
                if (!decimal.TryParse(one, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return Refuse(new NotANumber(part.Code, part.Label));
                if (part.Type == AnswerType.Money && number < 0) return Refuse(new NumberOutOfRange(part.Code, part.Label, 0, part.Most ?? decimal.MaxValue));
                if (number < (part.Min ?? number) || number > (part.Most ?? number)) return Refuse(new NumberOutOfRange(part.Code, part.Label, part.Min ?? 0, part.Most ?? decimal.MaxValue));
                return [number.ToString(CultureInfo.InvariantCulture)];
            case AnswerType.Confirm:
                return one == "true" ? [one] : [];
            default:
                return one.Length > (part.Max ?? 200) ? Refuse(new AnswerTooLong(part.Code, part.Label, part.Max ?? 200, one.Length)) : [one];
        }

        string[] Refuse(Problem problem)
        {
            problems.Add(problem);
            return [];
        }
    }

    private static string[] Date(Part part, bool past, IReadOnlyDictionary<string, string[]> entered, DateOnly today, List<Problem> problems)
    {
        string Field(string name) => entered.GetValueOrDefault($"{part.Code}.{name}", []).FirstOrDefault()?.Trim() ?? "";
        var (day, month, year) = (Field("Day"), Field("Month"), Field("Year"));
        if (day.Length + month.Length + year.Length == 0) return [];
        var sense = Enum.TryParse<DateSense>(Field("Sense"), true, out var meant) && Enum.IsDefined(meant) ? meant : DateSense.Plain;
        if (Number(year) is not { } y || Number(month) is not { } m || Number(day) is not { } d || year.Length == 0 || !PartialDate.TryCreate(y, m, d, sense, out var date)) problems.Add(new NotARealDate(part.Code, part.Label));
        else if (y is < 1900 or > 2100) problems.Add(new DateOutOfRange(part.Code, part.Label));
        else if (past && date.Earliest > today) problems.Add(new DateAhead(part.Code, part.Label));
        else return [date.ToString()];
        return [];

        static int? Number(string text) => text.Length == 0 ? 0 : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
    }

    private static bool IsMail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == text.LastIndexOf('@') && text.Length <= 200 && !text.Any(char.IsWhiteSpace) && text.LastIndexOf('.') > at + 1 && !text.EndsWith('.');
    }
}
