using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Foundation;
using Entente.Records;

namespace Entente.Supervision.Samples;

/// <summary>An issued decision that was drawn, given to somebody who had no part in it, and decided anew by them. The decision itself is never changed by it.</summary>
/// <remarks>It holds nothing of what was decided: that is asked of the decision, after the answer.</remarks>
public sealed class DrawnDecision : IOfDossier
{
    private DrawnDecision() { }

    public static DataKind Kind => DataKind.QualitySamples;

    [Open] public required DrawnDecisionId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required SampleDrawId Draw { get; init; }
    [Open] public required GroundsId Grounds { get; init; }
    [Open] public required CaseId Case { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public TeamId Team { get; private set; }
    [Open] public required DecisionStage Stage { get; init; }

    /// <summary>Who reads it; null until a supervisor has given it to somebody.</summary>
    [Open] public UserId? GivenTo { get; private set; }
    [Open] public DateTimeOffset? GivenAt { get; private set; }
    [Sensitive] public GroundsOutcome? Outcome { get; private set; }

    /// <summary>Codes of data/regimes/reasons.json, separated by spaces.</summary>
    [Sensitive] public string Reasons { get; private set; } = "";
    [Sensitive] public string Words { get; private set; } = "";
    [Open] public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Whether both came to the same outcome; with it the original would be told to who knows one.</summary>
    [Sensitive] public bool? Agrees { get; private set; }
    [Open] public int Version { get; private set; } = 1;

    public bool IsAnswered => AnsweredAt is not null;

    public IReadOnlyList<string> ReasonCodes => Reasons.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static DrawnDecision Of(SampleDraw draw, Grounds decision, IdSource ids) => new()
    {
        Id = ids.Next<DrawnDecisionId>(),
        Reference = Reference.New("READ"),
        Draw = draw.Id,
        Grounds = decision.Id,
        Case = decision.Case,
        Dossier = decision.Dossier,
        Organisation = decision.Organisation,
        Team = decision.Team,
        Stage = decision.Stage,
    };

    public void GiveTo(TeamId team) => (Team, Version) = (team, Version + 1);

    public void HandTo(UserId reader, DateTimeOffset when) => (GivenTo, GivenAt, Version) = (reader, when, Version + 1);

    /// <summary>Keeps the reader's own decision, once.</summary>
    /// <param name="isChild">As the decision was taken.</param>
    public IReadOnlyList<Problem> Answer(ReadingForm form, GroundsOutcome original, bool isChild, IReadOnlyList<Reason> known, Act act)
    {
        if (IsAnswered) return [new ReadingIsAnswered()];
        List<Problem> problems = [];
        if (form.Outcome is null) problems.Add(new OutcomeMissing());
        if (form.Reasons.Count == 0) problems.Add(new ReasonsMissing());
        if (string.IsNullOrWhiteSpace(form.Words)) problems.Add(new ReadingWordsMissing());
        else if (form.Words.Length > Evidence.MostText) problems.Add(new TextTooLong(nameof(form.Words), "your-reasons", Evidence.MostText));
        else if (NormalForms.IsBroken(form.Words)) problems.Add(new TextBroken(nameof(form.Words), "your-reasons"));
        foreach (var code in form.Reasons)
        {
            var reason = known.FirstOrDefault(r => r.Code == code);
            if (reason is null) problems.Add(new ReasonUnknown());
            else if (form.Outcome is { } outcome && !reason.Fits(outcome, isChild)) problems.Add(new ReasonDoesNotFit(reason.Text));
        }

        if (problems.Count > 0) return problems;
        (Outcome, Reasons, Words, AnsweredAt, Agrees, Version) = (form.Outcome, string.Join(' ', form.Reasons), form.Words!.Trim(), act.When, form.Outcome == original, Version + 1);
        return [];
    }

    public override string ToString() => Reference.Text;
}

/// <summary>What the reader of a drawn decision enters; null is not answered.</summary>
public sealed record ReadingForm
{
    public GroundsOutcome? Outcome { get; init; }
    public List<string> Reasons { get; init; } = [];
    public string? Words { get; init; }

    /// <summary>The version that was on the page.</summary>
    public int Version { get; init; }

    public override string ToString() => nameof(ReadingForm);
}

/// <summary>A drawn decision was given to somebody to be decided anew.</summary>
[NoStep("Whoever works on a case is not told that a decision of it was drawn: it would change how they write.")]
public sealed record DrawnDecisionGiven(Reference Reading, UserId Reader, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A drawn decision was decided anew, to the same outcome or another.</summary>
[NoStep("Agreement is for those who look after the quality of decisions; a disagreement is told as a task.")]
public sealed record DrawnDecisionAnswered(Reference Reading, bool Agrees, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
