using Entente.Foundation;
using Entente.Records;

namespace Entente.Cases.Appeals;

/// <summary>What is entered when a decision is challenged; null is not answered.</summary>
public sealed record AppealForm
{
    /// <summary>Number of the decision.</summary>
    public int? Decision { get; init; }
    public string? Remedy { get; init; }
    public AskedBy? AskedBy { get; init; }
    public string? Ground { get; init; }
    public string? Words { get; init; }
    public DateOnly? LodgedOn { get; init; }
    public string? Court { get; init; }
    public string? CourtReference { get; init; }

    public override string ToString() => nameof(AppealForm);
}

/// <summary>A day before the court.</summary>
public sealed record HearingForm
{
    public DateOnly? On { get; init; }
    public string? What { get; init; }
    public int Version { get; init; }

    public override string ToString() => nameof(HearingForm);
}

/// <summary>What the court decided, or that nobody asks it any more.</summary>
public sealed record AppealOutcomeForm
{
    public AppealOutcome? Outcome { get; init; }
    public DateOnly? On { get; init; }
    public string? Words { get; init; }
    public int Version { get; init; }

    public override string ToString() => nameof(AppealOutcomeForm);
}

/// <summary>Decides whether what was entered of a challenge can be kept. Reads nothing but its arguments.</summary>
public static class DecideAppeal
{
    /// <param name="issued">The local day on which the challenged decision was issued; null where there is no such decision.</param>
    public static IReadOnlyList<Problem> Wrong(AppealForm form, DateOnly? issued, IReadOnlyList<Remedy> remedies, AppealTerms terms, DateOnly today)
    {
        List<Problem> problems = [];
        if (issued is null) problems.Add(new AppealDecisionMissing());
        if (!remedies.Any(r => r.Code == form.Remedy)) problems.Add(new RemedyMissing());
        if (form.AskedBy is null or AskedBy.Court || !Enum.IsDefined(form.AskedBy.Value)) problems.Add(new AppealAskedByMissing());
        if (terms.GroundOf(form.Ground) is null) problems.Add(new AppealGroundMissing());
        if (string.IsNullOrWhiteSpace(form.Words)) problems.Add(new AppealWordsMissing());
        if (form.LodgedOn is null) problems.Add(new LodgedOnMissing());
        else if (form.LodgedOn > today || form.LodgedOn < issued) problems.Add(new LodgedOnUnreal(issued ?? today, today));
        if (string.IsNullOrWhiteSpace(form.Court)) problems.Add(new CourtMissing());
        Check(problems, nameof(form.Words), form.Words, Appeal.MostWords);
        Check(problems, nameof(form.Court), form.Court, Appeal.MostLine);
        Check(problems, nameof(form.CourtReference), form.CourtReference, Appeal.MostLine);
        return problems;
    }

    public static IReadOnlyList<Problem> Wrong(HearingForm form, Appeal appeal)
    {
        List<Problem> problems = [];
        if (appeal.State == AppealState.Ended) problems.Add(new AppealIsOver());
        if (form.On is null) problems.Add(new HearingDayMissing());
        else if (form.On < appeal.LodgedOn) problems.Add(new HearingBeforeLodged(appeal.LodgedOn));
        if (string.IsNullOrWhiteSpace(form.What)) problems.Add(new HearingWhatMissing());
        Check(problems, nameof(form.What), form.What, Appeal.MostLine);
        return problems;
    }

    public static IReadOnlyList<Problem> Wrong(AppealOutcomeForm form, Appeal appeal, DateOnly today)
    {
        List<Problem> problems = [];
        if (appeal.State == AppealState.Ended) problems.Add(new AppealIsOver());
        if (form.Outcome is null || !Enum.IsDefined(form.Outcome.Value)) problems.Add(new AppealOutcomeMissing());
        if (form.On is null) problems.Add(new AppealEndMissing());
        else if (form.On < appeal.LodgedOn || form.On > today) problems.Add(new AppealEndUnreal(appeal.LodgedOn, today));
        if (string.IsNullOrWhiteSpace(form.Words)) problems.Add(new AppealOutcomeWordsMissing());
        Check(problems, nameof(form.Words), form.Words, Appeal.MostWords);
        return problems;
    }

    private static void Check(List<Problem> problems, string field, string? text, int most)
    {
        if (text?.Length > most) problems.Add(new AppealTextTooLong(field, most));
        else if (text is not null && NormalForms.IsBroken(text)) problems.Add(new AppealTextBroken(field));
    }
}
