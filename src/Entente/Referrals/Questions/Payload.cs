using Entente.Foundation;

namespace Entente.Referrals.Questions;

/// <summary>What of the answers is sent. An adult who refuses becomes an anonymous report: identity is taken out of what is kept, not hidden (Modern Slavery Act 2015, section 52).</summary>
public static class Payload
{
    /// <summary>Answers to questions that are asked and sent; where the report is anonymous, without whatever tells who the person is.</summary>
    public static Answers Of(QuestionSet set, Answers answers)
    {
        var who = set.Is("anonymous", answers) ? Identity.Of(answers) : null;
        var sent = Answers.None;
        foreach (var question in set.Shown(answers).Where(q => !q.NeverSent && answers.Has(q.Code)))
        {
            sent = sent.With(question.Code, [.. answers.Rows(question.Code).Select(row => who is null ? row : Reduce(question, row, who))]);
        }

        return sent;
    }

    private static AnswerRow Reduce(Question question, AnswerRow row, Identity who)
    {
        var kept = new AnswerRow();
        if (question.Anonymous == Anonymous.Drop) return kept;
        foreach (var (code, values) in row)
        {
            var part = question.Parts.FirstOrDefault(p => p.Code == code);
            if (part?.Anonymous == Anonymous.Drop) continue;
            kept[code] = question.Anonymous == Anonymous.Year && part is not null ? [.. values.Select(Year)]
                // The responder's own name and contact are theirs to give.
                : question.Code is "B1" or "B2" or "B3" || part?.Type is not (AnswerType.Text or AnswerType.Phone or AnswerType.Mail) ? values
                : [.. values.Select(v => who.Scrub(v, keepPlaces: question.Code == "J1"))];
        }

        return kept;
    }

    private static string Year(string date) => PartialDate.TryParse(date, out var known) ? PartialDate.Of(known.Year, 0, 0, known.Sense).ToString() : date;
}
