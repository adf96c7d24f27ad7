namespace Entente.Referrals.Questions;

/// <summary>The way through the questions: which are asked, in which order, and what is still missing. Reads nothing but its arguments.</summary>
public static class Journey
{
    /// <summary>The questions that are asked, given what was answered.</summary>
    public static IReadOnlyList<Question> Shown(this QuestionSet set, Answers answers) => [.. set.All.Where(q => set.IsShown(q, answers))];

    /// <summary>The answers that count: those to questions that are still asked.</summary>
    public static Answers Asked(this QuestionSet set, Answers answers) =>
        set.All.Where(q => answers.Has(q.Code) && !set.IsShown(q, answers)).Aggregate(answers, (kept, q) => kept.With(q.Code));

    /// <summary>The page after this one; null where everything is to be checked.</summary>
    public static Question? Next(this QuestionSet set, string code, Answers answers) =>
        set.All.SkipWhile(q => q.Code != code).Skip(1).FirstOrDefault(q => set.HasPage(q, answers));

    /// <summary>The page before this one; null at the first.</summary>
    public static Question? Before(this QuestionSet set, string code, Answers answers) =>
        set.All.TakeWhile(q => q.Code != code).LastOrDefault(q => set.HasPage(q, answers));

    /// <summary>Compulsory questions without an answer. A reason counts only where the question says so.</summary>
    public static IReadOnlyList<Question> Missing(this QuestionSet set, Answers answers, bool onCheckToo = true) =>
        [.. set.Shown(answers).Where(q => q.Required && (onCheckToo || !q.OnCheck) && !IsComplete(q, answers))];

    /// <summary>Answered, yet no longer asked: kept on the draft and not sent.</summary>
    public static IReadOnlyList<Question> KeptNotSent(this QuestionSet set, Answers answers) =>
        [.. set.All.Where(q => answers.Has(q.Code) && (q.NeverSent || !set.IsShown(q, answers)))];

    public static SectionState StateOf(this QuestionSet set, Section section, Answers answers)
    {
        var shown = section.Questions.Where(q => set.HasPage(q, answers)).ToList();
        if (shown.Count == 0) return SectionState.NotAsked;
        var answered = shown.Count(q => answers.Has(q.Code));
        if (answered == 0) return SectionState.NotStarted;
        if (answered < shown.Count || shown.Any(q => q.Required && !IsComplete(q, answers))) return SectionState.Started;
        return shown.All(q => answers.Said(q.Code).Count == 0) ? SectionState.NotKnown : SectionState.Done;
    }

    /// <summary>The first page of a section that is still to do, or its first.</summary>
    public static Question? Open(this QuestionSet set, Section section, Answers answers)
    {
        var shown = section.Questions.Where(q => set.HasPage(q, answers)).ToList();
        return shown.FirstOrDefault(q => !answers.Has(q.Code)) ?? shown.FirstOrDefault();
    }

    /// <summary>Whether there is such a question, and it is asked.</summary>
    public static bool IsAsked(this QuestionSet set, string code, Answers answers) => set.Find(code) is { } question && set.IsShown(question, answers);

    public static bool HasPage(this QuestionSet set, Question question, Answers answers) => !question.OnCheck && set.IsShown(question, answers);

    private static bool IsComplete(Question q, Answers answers)
    {
        var said = answers.Said(q.Code);
        if (said.Count == 0) return answers.Rows(q.Code).Any(r => q.Unless.Contains(r.Reason));
        return said.All(row => q.Parts.Where(p => p.Required).All(p => row.First(p.Code) is not null));
    }
}

/// <summary>How far a section is.</summary>
public enum SectionState { NotStarted, Started, Done, NotKnown, NotAsked }
