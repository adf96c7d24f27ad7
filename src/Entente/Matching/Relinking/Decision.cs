using Entente.Linkage;
using Entente.Matching.Lines;

namespace Entente.Matching.Relinking;

/// <summary>What one comparison means beside what is proposed and what people have said. What people said is never changed, only shown where the engine would say otherwise.</summary>
/// <remarks>Whether a pair is kept at all depends on the lowest line of all purposes, since all share the proposals; what contradicts a person, on the line of whoever compares.</remarks>
internal static class Decision
{
    /// <summary>Null where there is nothing to keep.</summary>
    public static RelinkKind? Of(Proposal? known, Judgement judged, MatchExplanation match, LinesInForce lines, MatchLines own) => judged switch
    {
        Judgement.Same => own.Call(match.Probability) is not null ? RelinkKind.Judged : RelinkKind.Conflict,
        // Most pairs that were judged different had reached the threshold once: only what the engine would call likely contradicts a person.
        Judgement.Different => own.Call(match.Probability) is MatchStrength.Likely or MatchStrength.AlmostCertain ? RelinkKind.Conflict : RelinkKind.Judged,
        Judgement.Unsure => null,
        _ => OfUnjudged(known, match.Probability, lines),
    };

    private static RelinkKind? OfUnjudged(Proposal? known, double now, LinesInForce lines) => known switch
    {
        null or { State: ProposalState.Withdrawn } => now >= lines.Lowest ? RelinkKind.New : null,
        { State: not ProposalState.Open } => null,
        // Somebody put it there whatever the model thinks of it: the machine does not take it away.
        { ByHand: false } when now < lines.Lowest => RelinkKind.Withdrawn,
        _ => now >= lines.Lowest && !lines.CallsAlike(known.Probability, now) ? RelinkKind.Moved : RelinkKind.Stays,
    };

    /// <summary>Whether a change can still be made as it was shown.</summary>
    public static RelinkOutcome ToMake(RelinkPair pair, Proposal? now, Facts facts) => facts switch
    {
        { Current: false } => RelinkOutcome.CorrectedMeanwhile,
        { Judged: true } => RelinkOutcome.JudgedMeanwhile,
        { Open: false } => RelinkOutcome.NoLongerOpen,
        _ when now?.Id != pair.Proposal || now?.Version != pair.Version => RelinkOutcome.ChangedMeanwhile,
        _ => RelinkOutcome.Made,
    };

    /// <summary>Whether a change that was made can be taken back without touching what people did since.</summary>
    public static RelinkOutcome ToTakeBack(RelinkPair pair, Proposal? now, Facts facts) => facts switch
    {
        { Judged: true } => RelinkOutcome.KeptJudged,
        { Current: false } => RelinkOutcome.KeptChanged,
        _ when now is null || now.Version != pair.Version => RelinkOutcome.KeptChanged,
        _ => RelinkOutcome.TakenBack,
    };

    /// <summary>What is true of a pair at this moment.</summary>
    /// <param name="Current">Neither record was corrected.</param>
    /// <param name="Judged">People have decided about the two.</param>
    /// <param name="Open">Whoever acts may see both and judge at least one.</param>
    internal readonly record struct Facts(bool Current, bool Judged, bool Open);
}
