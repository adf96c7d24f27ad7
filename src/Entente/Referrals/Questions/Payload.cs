using System.Text.RegularExpressions;
using Entente.Foundation;

namespace Entente.Referrals.Questions;

/// <summary>What of the answers is sent. An adult who does not agree becomes an anonymous report: identity is taken out of what is kept, not hidden (Modern Slavery Act 2015, section 52).</summary>
public static partial class Payload
{
    public const string TakenOut = "[name removed]";

    /// <summary>Answers to questions that are asked and sent; where the report is anonymous, without whatever tells who the person is.</summary>
    public static Answers Of(QuestionSet set, Answers answers)
    {
        var anonymous = set.Is("anonymous", answers);
        var secrets = anonymous ? Secrets(answers) : [];
        var sent = Answers.None;
        foreach (var question in set.Shown(answers).Where(q => !q.NeverSent && answers.Has(q.Code)))
        {
            sent = sent.With(question.Code, [.. answers.Rows(question.Code).Select(row => anonymous ? Reduce(question, row, secrets) : row)]);
        }

        return sent;
    }

    /// <summary>Takes the words that tell who the person is out of a text.</summary>
    public static string Scrub(string text, Answers answers) => Scrub(text, Secrets(answers));

    private static AnswerRow Reduce(Question question, AnswerRow row, IReadOnlyList<string> secrets)
    {
        var kept = new AnswerRow();
        if (question.Anonymous == Anonymous.Drop) return kept;
        foreach (var (code, values) in row)
        {
            var part = question.Parts.FirstOrDefault(p => p.Code == code);
            if (part?.Anonymous == Anonymous.Drop) continue;
            kept[code] = question.Anonymous == Anonymous.Year && part is not null ? [.. values.Select(Year)]
                // The responder's own name and contact are theirs to give.
                : question.Code.StartsWith('B') || part?.Type is not (AnswerType.Text or AnswerType.Phone or AnswerType.Mail) ? values
                : [.. values.Select(v => Scrub(v, secrets))];
        }

        return kept;
    }

    private static string Year(string date) => PartialDate.TryParse(date, out var known) ? PartialDate.Of(known.Year, 0, 0, known.Sense).ToString() : date;

    /// <summary>Every name, and every word of one; every number that leads to the person. The longest first, so that no rest of a name stays.</summary>
    private static List<string> Secrets(Answers answers)
    {
        var names = answers.All("H1", "value").Concat(answers.All("F3", "name")).ToList();
        var numbers = answers.All("F1", "value").Concat(answers.All("H5", "number")).Concat(answers.All("H6", "number"));
        return [.. names.Concat(names.SelectMany(n => WordBreak().Split(n))).Concat(numbers).Concat(answers.All("F2", "address"))
            .Where(s => s.Length > 1).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(s => s.Length)];
    }

    private static string Scrub(string text, IReadOnlyList<string> secrets)
    {
        // Normal form C first: a name typed with combining marks must not slip past one typed without.
        text = secrets.Count > 0 ? text.Normalize() : text;
        foreach (var secret in secrets)
        {
            text = Regex.Replace(text, $@"(?<![\p{{L}}\p{{M}}\p{{N}}]){Regex.Escape(secret.Normalize())}(?![\p{{L}}\p{{M}}\p{{N}}])", TakenOut, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        }

        return text;
    }

    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}]+")]
    private static partial Regex WordBreak();
}
