namespace Entente.Referrals.Questions;

/// <summary>What differs between two versions of the questions, and what becomes of the answers of a draft that moves from one to the other (rule L16).</summary>
/// <remarks>An answer goes along only where its question says the same, asks it the same way round, and offers the answer in the same words. Nothing is translated from one meaning to another: what does not go along is answered again, and stands beside the question until then.</remarks>
public static class QuestionChanges
{
    /// <summary>Where the answers that did not go along are kept, so that nobody has to remember them.</summary>
    public static string Before(string question, QuestionSet from) => $"{question}@{from.Code}";

    public static IReadOnlyList<QuestionChange> Between(QuestionSet from, QuestionSet to, Answers answers) =>
    [
        .. to.All.Where(q => !q.OnCheck).Select(q => new QuestionChange(q.Code, q.Label, Sort(from.Find(q.Code), q), answers.Has(q.Code) && !Goes(from.Find(q.Code), q, answers))).Where(c => c.Sort != ChangeSort.Same || c.Again),
        .. from.All.Where(q => !q.OnCheck && to.Find(q.Code) is null).Select(q => new QuestionChange(q.Code, q.Label, ChangeSort.Gone, answers.Has(q.Code))),
    ];

    /// <summary>The answers under the later version, and how many questions are to be answered again.</summary>
    public static (Answers Answers, int Again) Move(QuestionSet from, QuestionSet to, Answers answers)
    {
        var (moved, again) = (Answers.None, 0);
        foreach (var code in answers.Questions)
        {
            if (from.Find(code) is not { } was)
            {
                moved = moved.With(code, answers.Rows(code));
                continue;
            }

            var rows = answers.Rows(code);
            var kept = to.Find(code) is { } now ? rows.Select(r => Kept(from, to, was, now, r)).ToList() : [];
            moved = moved.With(code, kept);
            if (to.Find(code) is { } same && Goes(was, same, answers) && kept.All(r => r.Count > 0)) continue;
            again++;
            moved = moved.With(Before(code, from), rows);
        }

        return (moved, again);
    }

    private static ChangeSort Sort(Question? was, Question now) =>
        was is null ? ChangeSort.New
        : !Asks(was, now) ? ChangeSort.OtherPolarity
        : was.Label != now.Label ? ChangeSort.OtherWords
        : was.Parts.Select(p => (p.Code, p.Label, p.Type, Options(p))).SequenceEqual(now.Parts.Select(p => (p.Code, p.Label, p.Type, Options(p)))) ? ChangeSort.Same
        : ChangeSort.OtherAnswers;

    private static string Options(Part part) => part.List is { } list && list.StartsWith('@') ? list : string.Join('|', (part.Options ?? []).Select(o => $"{o.Code}={o.Text}"));

    /// <summary>Whether both ask the same way round: what means yes to one means yes to the other.</summary>
    private static bool Asks(Question was, Question now) => was.Asserts.Order(StringComparer.Ordinal).SequenceEqual(now.Asserts.Order(StringComparer.Ordinal)) && was.Stored == now.Stored;

    private static bool Goes(Question? was, Question now, Answers answers) => was is not null && Asks(was, now) && was.Label == now.Label
        && answers.Said(now.Code).All(row => row.All(p => Goes(was.Find(p.Key), now.Find(p.Key), p.Value)));

    private static bool Goes(Part? was, Part? now, string[] values) => was is not null && now is not null && was.Type == now.Type && was.Label == now.Label
        && (now.Options is null || values.All(v => now.Options.Any(o => o.Code == v) && was.TextOf(v) == now.TextOf(v)))
        && (now.Type != AnswerType.Text || values.All(v => v.Length <= (now.Max ?? 200)));

    private static AnswerRow Kept(QuestionSet from, QuestionSet to, Question was, Question now, AnswerRow row)
    {
        if (!Asks(was, now) || was.Label != now.Label) return [];
        if (row.Reason is { } reason) return IsOf(from, was, reason) is { } text && IsOf(to, now, reason) == text ? row : [];
        var kept = new AnswerRow();
        foreach (var (part, values) in row.Where(p => Goes(was.Find(p.Key), now.Find(p.Key), p.Value))) kept[part] = values;
        return kept;
    }

    private static string? IsOf(QuestionSet set, Question question, string reason) => (question.Reasons ?? []).Concat(set.Reasons).FirstOrDefault(r => r.Code == reason)?.Text;
}

/// <summary>One question that differs.</summary>
/// <param name="Again">Whether what was answered does not go along and is asked again.</param>
public sealed record QuestionChange(string Code, string Label, ChangeSort Sort, bool Again);

/// <summary>How a question differs from the version before.</summary>
public enum ChangeSort { Same, New, OtherAnswers, OtherWords, OtherPolarity, Gone }
