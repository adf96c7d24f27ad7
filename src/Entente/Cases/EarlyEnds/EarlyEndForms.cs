using Entente.Access;
using Entente.Foundation;
using Entente.Records;

namespace Entente.Cases.EarlyEnds;

/// <summary>What is entered to begin it; null is not answered.</summary>
public sealed record EarlyEndForm
{
    public string? Ground { get; init; }
    public string? Words { get; init; }
    public string? Risk { get; init; }

    /// <summary>That the person is a national of a third country; asked where the law reaches nobody else.</summary>
    public bool? ThirdCountry { get; init; }

    public override string ToString() => nameof(EarlyEndForm);
}

/// <summary>What is entered at a later step of it; each step asks for its own part.</summary>
public sealed record EarlyEndStepForm
{
    public DateOnly? On { get; init; }
    public string? Way { get; init; }
    public bool? Agrees { get; init; }
    public AskedBy? AskedBy { get; init; }
    public string? Words { get; init; }

    /// <summary>The version that was on the page.</summary>
    public int Version { get; init; }

    public override string ToString() => nameof(EarlyEndStepForm);
}

/// <summary>What may be done about ending a recovery period early, and when. Reads nothing but its arguments.</summary>
public static class DecideEarlyEnd
{
    /// <summary>Whether it may be used in this case at all: by the law of the day, for this person, at this point.</summary>
    public static IReadOnlyList<Problem> Closed(Case about, Regime? regime, bool isChild)
    {
        if (regime is null) return [new NoRegimeInForce()];
        if (regime.EarlyEnds.Count == 0) return [new LawKnowsNoEarlyEnd()];
        List<Problem> problems = [];
        if (isChild && !regime.EarlyEndsChildren) problems.Add(new ChildIsExempt());
        if (about.Status != CaseStatus.InRecovery) problems.Add(new NoRecoveryPeriodRuns());
        return problems;
    }

    public static IReadOnlyList<Problem> Wrong(EarlyEndForm form, Regime regime)
    {
        List<Problem> problems = [];
        if (!regime.EarlyEnds.Any(e => e.Code == form.Ground)) problems.Add(new EarlyEndGroundMissing());
        if (regime.EarlyEndsThirdCountryOnly && form.ThirdCountry != true) problems.Add(new ThirdCountryNotConfirmed());
        if (string.IsNullOrWhiteSpace(form.Words)) problems.Add(new EarlyEndWordsMissing());
        if (string.IsNullOrWhiteSpace(form.Risk)) problems.Add(new EarlyEndRiskMissing());
        Check(problems, nameof(form.Words), form.Words);
        Check(problems, nameof(form.Risk), form.Risk);
        return problems;
    }

    /// <summary>Giving notice: on a day that is not ahead, by a known way.</summary>
    public static IReadOnlyList<Problem> Notice(EarlyEnding ending, EarlyEndStepForm form, EarlyEndTerms terms, DateOnly begun, DateOnly today)
    {
        if (ending.State != EarlyEndState.Draft) return [new EarlyEndStepOver()];
        List<Problem> problems = [];
        Day(problems, form.On, begun, today);
        if (!terms.Ways.Any(w => w.Code == form.Way)) problems.Add(new NoticeWayMissing());
        return problems;
    }

    public static IReadOnlyList<Problem> Answer(EarlyEnding ending, EarlyEndStepForm form, DateOnly today)
    {
        if (ending.State is not (EarlyEndState.Notified or EarlyEndState.WithSecondReader or EarlyEndState.Agreed)) return [new EarlyEndStepOver()];
        List<Problem> problems = [];
        Day(problems, form.On, ending.NotifiedOn!.Value, today);
        if (string.IsNullOrWhiteSpace(form.Words)) problems.Add(new AnswerWordsMissing());
        Check(problems, nameof(form.Words), form.Words);
        if (problems.Count == 0 && ending.WithAnswer(form.On!.Value, form.Words!.Trim()).Length > EarlyEnding.MostWords) problems.Add(new EarlyEndTextTooLong(nameof(form.Words), EarlyEnding.MostWords));
        return problems;
    }

    /// <summary>It goes to a second reader once the person was heard, or their time to answer is over.</summary>
    public static IReadOnlyList<Problem> HandOn(EarlyEnding ending, EarlyEndStepForm form, DateOnly today)
    {
        if (ending.State == EarlyEndState.Draft) return [new NoticeComesFirst()];
        if (ending.State != EarlyEndState.Notified) return [new EarlyEndStepOver()];
        List<Problem> problems = [];
        if (ending.AnsweredOn is null && today <= ending.AnswerBy) problems.Add(new AnswerMayStillCome(ending.AnswerBy!.Value));
        if (string.IsNullOrWhiteSpace(form.Words)) problems.Add(new AnswerNotWeighed());
        Check(problems, nameof(form.Words), form.Words);
        return problems;
    }

    public static IReadOnlyList<Problem> Read(EarlyEnding ending, EarlyEndStepForm form, UserId reader)
    {
        if (ending.State != EarlyEndState.WithSecondReader) return [new EarlyEndStepOver()];
        if (ending.WroteIt(reader)) return [new HadPartInIt()];
        List<Problem> problems = [];
        if (form.Agrees is null) problems.Add(new EarlyEndViewMissing());
        if (form.Agrees == false && string.IsNullOrWhiteSpace(form.Words)) problems.Add(new EarlyEndViewNeedsWords());
        Check(problems, nameof(form.Words), form.Words);
        return problems;
    }

    /// <summary>Ending it for good: agreed to by a second reader, and still under the law that it was begun under.</summary>
    public static IReadOnlyList<Problem> End(EarlyEnding ending, Case about, Regime? today, bool isChild)
    {
        if (ending.State != EarlyEndState.Agreed) return [new SecondReaderComesFirst()];
        if (Closed(about, today, isChild) is { Count: > 0 } closed) return closed;
        return today!.EarlyEnds.Any(e => e.Code == ending.Ground) ? [] : [new GroundIsNoLongerLaw()];
    }

    public static IReadOnlyList<Problem> LetGo(EarlyEnding ending, EarlyEndStepForm form)
    {
        if (!ending.IsOpen) return [new EarlyEndStepOver()];
        List<Problem> problems = [];
        if (string.IsNullOrWhiteSpace(form.Words)) problems.Add(new EarlyEndReasonMissing());
        Check(problems, nameof(form.Words), form.Words);
        return problems;
    }

    public static IReadOnlyList<Problem> Ask(EarlyEnding ending, EarlyEndStepForm form, DateOnly ended, DateOnly today)
    {
        if (!ending.IsInForce || ending.WaitsForReview) return [new EarlyEndStepOver()];
        List<Problem> problems = [];
        Day(problems, form.On, ended, today);
        if (form.AskedBy is null or AskedBy.Court || !Enum.IsDefined(form.AskedBy.Value)) problems.Add(new EarlyEndAskedByMissing());
        // Whoever asks need not give a reason.
        Check(problems, nameof(form.Words), form.Words);
        return problems;
    }

    public static IReadOnlyList<Problem> Review(EarlyEnding ending, EarlyEndStepForm form, UserId reviewer)
    {
        if (!ending.WaitsForReview) return [new NothingToReview()];
        if (ending.HadPart(reviewer)) return [new HadPartInIt()];
        List<Problem> problems = [];
        if (form.Agrees is null) problems.Add(new EarlyEndReviewMissing());
        if (string.IsNullOrWhiteSpace(form.Words)) problems.Add(new EarlyEndReasonMissing());
        Check(problems, nameof(form.Words), form.Words);
        return problems;
    }

    private static void Day(List<Problem> problems, DateOnly? on, DateOnly first, DateOnly today)
    {
        if (on is null) problems.Add(new EarlyEndDayMissing());
        else if (on < first || on > today) problems.Add(new EarlyEndDayUnreal(first, today));
    }

    private static void Check(List<Problem> problems, string field, string? text)
    {
        if (text?.Length > EarlyEnding.MostWords) problems.Add(new EarlyEndTextTooLong(field, EarlyEnding.MostWords));
        else if (text is not null && NormalForms.IsBroken(text)) problems.Add(new EarlyEndTextBroken(field));
    }
}
