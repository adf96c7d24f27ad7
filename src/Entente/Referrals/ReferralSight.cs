using Entente.Access;
using Entente.Clocks;
using Entente.Referrals.Questions;

namespace Entente.Referrals;

/// <summary>What one reader is told of referrals that they stand to alike. The queue and the page ask here, so that neither tells what the other hides.</summary>
/// <param name="shapeOf">What the matrix gives this reader for a kind of data, in their relation to the referral.</param>
public sealed class ReferralSight(QuestionSet set, Func<DataKind, Shape> shapeOf)
{
    public Shape Of(Question question, Part? part = null) => shapeOf(part?.Kind ?? question.Kind!.Value);

    /// <summary>Masked leaves what was chosen among answers and hides what was told in words, numbers or days.</summary>
    public bool Shows(Question question, Part? part) => Of(question, part) is var shape && (shape == Shape.Full || (shape == Shape.Masked && part?.Type is AnswerType.Yn4 or AnswerType.Code));

    /// <summary>Whether it may be told that there is an answer. That something was asked tells its condition: what is hidden is named only where the answers that it was asked for are shown.</summary>
    public bool Names(Question question, Part? part) => Shows(question, part) || set.AskedBecauseOf(question).All(because => because.Parts.All(p => Shows(because.Question, p)));

    /// <summary>Whether the reader may know that a clock runs, and so the day on which a decision is due.</summary>
    public bool ShowsClock => shapeOf(DataKind.Clocks) >= Shape.Masked;

    /// <summary>Codes, the weightiest first; a reason is told to whoever is shown the answer that it comes from.</summary>
    public IReadOnlyList<string> Reasons(Referral referral, DateOnly today, WorkingCalendar calendar) => [.. Priority.Reasons(referral, today, calendar).Where(Tells)];

    /// <summary>The person's best language as a code; it narrows who they are, so masked hides it.</summary>
    public string Language(Referral referral) => Of(set["G1"], set["G1"].Find("best")) == Shape.Full ? referral.Answers.First("G1", "best") ?? "" : "";

    /// <summary>Whether the order of the queue tells this reader nothing that they may not know: whatever relation opens a referral to them shows them the answers that give it its place.</summary>
    public static bool ShowsRank(QuestionSet set, AccessMatrix matrix, Reader reader) => InEach(set, matrix, reader, sight => Priority.Ranking.All(sight.Tells));

    /// <summary>The same of the person's language.</summary>
    public static bool ShowsLanguage(QuestionSet set, AccessMatrix matrix, Reader reader) => InEach(set, matrix, reader, sight => sight.Of(set["G1"], set["G1"].Find("best")) == Shape.Full);

    private static bool InEach(QuestionSet set, AccessMatrix matrix, Reader reader, Func<ReferralSight, bool> holds)
    {
        return Enumerable.Range(0, 8).Select(r => (Relation)r).Where(r => ShapeIn(r, DataKind.ReferralFacts) >= Shape.Masked).All(r => holds(new(set, kind => ShapeIn(r, kind))));

        Shape ShapeIn(Relation relation, DataKind kind) => matrix.Ask(reader, kind, Verb.Read, relation).Shape;
    }

    private bool Tells(string reason) => Priority.AnswerBehind(reason) is { } answer ? Shows(set[answer.Question], set[answer.Question].Find(answer.Part)) : ShowsClock;
}
