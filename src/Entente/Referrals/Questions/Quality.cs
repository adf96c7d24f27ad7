using Entente.Foundation;

namespace Entente.Referrals.Questions;

/// <summary>Twelve checks that a decision maker would make, each in words with the answer it rests on. They tell what to look at; they grade nobody, and stop nothing.</summary>
/// <remarks>After the first responder toolkit of April 2026, made testable. What is unsafe is stopped elsewhere: rules L6 and L8.</remarks>
public static class Quality
{
    /// <summary>A pause between two times of exploitation that is longer than this wants a word.</summary>
    public const int LongestGapMonths = 12;

    /// <summary>Words of judgement below this say little.</summary>
    public const int ShortestJudgement = 200;

    /// <param name="files">For each file whether it says when it was made and what it is.</param>
    /// <param name="isLikeAnother">Whether the judgement is nearly that of another referral of the organisation: <see cref="WordGroups"/>.</param>
    public static IReadOnlyList<QualityLine> Of(QuestionSet set, Answers answers, DateOnly today, IReadOnlyList<(bool Dated, bool Described)> files, bool isLikeAnother)
    {
        var said = set.Asked(answers);
        var episodes = said.Said("K1");
        var spans = Spans(said);
        List<QualityLine?> lines =
        [
            Line("dated", "K1", episodes.Count == 0 ? null : episodes.Any(e => AnswerDate.IsSaid(e, "K2-from") || AnswerDate.IsSaid(e, "K2-to"))),
            Line("gap", "K1", spans.Count < 2 ? null : !HasGap(spans) || episodes.Any(e => e.First("K2-odd") is not null) || said.Said("S3").Count > 0),
            Line("sign", "N1", said.Rows("N1").Any(r => r.Reason is not null) ? null : said.Said("N1").Any(r => r.First("where") is not null && r.First("day") is not null)),
            Line("place", "J1", said.Rows("J1").Concat(said.Rows("A5")).Any(IsPrecise)),
            Line("exploiter", "M1", said.Has("M1")),
            Line("delay", "R3", !set.IsAsked("R3", answers) || !IsLate(spans, today) ? null : said.Has("R3")),
            Line("unclear", "S2", said.Said("S2").Count == 0 ? null : said.Said("S2").All(r => r.First("reason") is not null || r.First("asked") is "yes")),
            Line("judgement", "S4", said.First("S4") is { Length: > ShortestJudgement } && !isLikeAnother),
            Line("contacts", said.First("B2", "phone") is null && said.First("B2", "mail") is null ? "B2" : "B3", (said.First("B2", "phone") ?? said.First("B2", "mail")) is not null && (said.First("B3", "mail") ?? said.First("B3", "name")) is not null),
            Line("files", "V1", files.Count == 0 ? null : files.All(f => f is { Dated: true, Described: true })),
            Line("safe", "F1", !set.IsAsked("F1", answers) ? null : said.Rows("F1").Any(r => r.First("safe") == "yes" || r.Reason is not null)),
            Line("missing", "S3", said.Has("S3")),
        ];
        return [.. lines.OfType<QualityLine>()];

        // The first version of the questions does not ask all of it.
        QualityLine? Line(string check, string question, bool? met) => set.Find(question) is null ? null : new(check, question, met switch { null => QualityState.NotApplicable, true => QualityState.Met, false => QualityState.Look });
    }

    private static List<(DateOnly From, DateOnly To)> Spans(Answers said)
    {
        PartialDate? born = PartialDate.TryParse(said.First("H2"), out var known) ? known : null;
        var spans = new List<(DateOnly From, DateOnly To)>();
        foreach (var episode in said.Said("K1"))
        {
            var (from, to) = (AnswerDate.Span(episode, "K2-from", born), AnswerDate.Span(episode, "K2-to", born));
            if ((from ?? to) is { } known1) spans.Add((known1.From, (to ?? from)!.Value.To));
        }

        spans.AddRange(said.Said("L1").Select(leg => AnswerDate.Span(leg, "day", born)).OfType<(DateOnly, DateOnly)>());
        spans.Sort();
        return spans;
    }

    private static bool HasGap(List<(DateOnly From, DateOnly To)> spans)
    {
        var until = spans[0].To;
        foreach (var (from, to) in spans.Skip(1))
        {
            if (until.Year < 9990 && from > until.AddMonths(LongestGapMonths)) return true;
            if (to > until) until = to;
        }

        return false;
    }

    /// <summary>More than three months lie between the first that is known and today.</summary>
    private static bool IsLate(List<(DateOnly From, DateOnly To)> spans, DateOnly today) => spans.Count > 0 && spans[0].To < today.AddMonths(-3);

    /// <summary>Enough to find the police force of the place.</summary>
    private static bool IsPrecise(AnswerRow place) => place.First("force") is not null || place.First("postcode") is not null || place.First("latitude") is not null
        || (place.First("town") is not null && (place.First("region") is not null || place.First("address") is not null));
}

/// <summary>One of the twelve checks.</summary>
/// <param name="Check">Its code: the words stand under "quality.{code}".</param>
/// <param name="Question">The answer that it rests on.</param>
public sealed record QualityLine(string Check, string Question, QualityState State);

/// <summary>What a check found. There is no mark between the two, and no sum.</summary>
public enum QualityState { Met, Look, NotApplicable }
