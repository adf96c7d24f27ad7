using Entente.Foundation;
using Entente.Records;

namespace Entente.Cases;

/// <summary>The first decision opens protection, the second says whether somebody is a victim.</summary>
public enum DecisionStage { ReasonableGrounds, ConclusiveGrounds }

/// <summary>Who asked for another look. A court does so by its judgement alone, never on the form.</summary>
public enum AskedBy { Person, Representative, SupportProvider, FirstResponder, Authority, Court }

/// <summary>On what ground another look was asked for (statutory guidance, annex on reconsideration), or that a court sent it back.</summary>
public enum AgainGround { FurtherEvidence, NotInLine, CourtSentBack }

/// <summary>The decision that may be begun now.</summary>
/// <param name="Again">The decision that it would look at again; null for the first look.</param>
public sealed record NextDecision(DecisionStage Stage, Grounds? Again)
{
    /// <summary>What may follow: the conclusive decision after a positive first one, another look after a negative one, nothing while one is being drafted.</summary>
    public static NextDecision? After(IReadOnlyList<Grounds> soFar) => soFar.MaxBy(g => g.Number) switch
    {
        null => new(DecisionStage.ReasonableGrounds, null),
        { State: not GroundsState.Issued } => null,
        { Outcome: GroundsOutcome.Negative } last => new(last.Stage, last),
        { Stage: DecisionStage.ReasonableGrounds } => new(DecisionStage.ConclusiveGrounds, null),
        _ => null,
    };
}

/// <summary>What is entered when a decision is begun; of a first look, nothing.</summary>
public sealed record BeginForm
{
    public AskedBy? AskedBy { get; init; }
    public DateOnly? AskedOn { get; init; }
    public AgainGround? Ground { get; init; }

    /// <summary>What is new, or what was not in line with the guidance.</summary>
    public string? Material { get; init; }

    /// <summary>What kept the person from asking in time.</summary>
    public string? WhyLate { get; init; }

    /// <param name="issued">The local day on which the decision was issued that is to be looked at again.</param>
    /// <param name="until">The last day of the time to ask; null where none is set.</param>
    public IReadOnlyList<Problem> Missing(DateOnly issued, DateOnly? until, DateOnly today)
    {
        List<Problem> problems = [];
        if (AskedBy is null or Cases.AskedBy.Court || !Enum.IsDefined(AskedBy.Value)) problems.Add(new AskedByMissing());
        if (AskedOn is null) problems.Add(new AskedOnMissing());
        else if (AskedOn < issued || AskedOn > today) problems.Add(new AskedOnUnreal(issued, today));
        else if (AskedOn > until && string.IsNullOrWhiteSpace(WhyLate)) problems.Add(new LateNeedsAReason(until.Value));
        if (Ground is null or AgainGround.CourtSentBack || !Enum.IsDefined(Ground.Value)) problems.Add(new AgainGroundMissing());
        if (string.IsNullOrWhiteSpace(Material)) problems.Add(new MaterialMissing());
        Check(problems, Material, nameof(Material), "what-is-new");
        Check(problems, WhyLate, nameof(WhyLate), "why-late");
        return problems;
    }

    private static void Check(List<Problem> problems, string? text, string field, string name)
    {
        if (text?.Length > Evidence.MostText) problems.Add(new TextTooLong(field, name, Evidence.MostText));
        else if (text is not null && NormalForms.IsBroken(text)) problems.Add(new TextBroken(field, name));
    }

    public override string ToString() => nameof(BeginForm);
}
