using Entente.Linkage;

namespace Entente.Matching.Relinking;

/// <summary>What one comparison means beside what is proposed and what people have said. What people said is never changed, only shown where the engine would say otherwise.</summary>
internal static class Decision
{
    /// <summary>Null where there is nothing to keep.</summary>
    public static RelinkKind? Of(Proposal? known, Judgement judged, MatchExplanation match) => judged switch
    {
        Judgement.Same => match.WorthALook ? RelinkKind.Judged : RelinkKind.Conflict,
        // Most pairs that were judged different had reached the threshold once: only what the engine would call likely contradicts a person.
        Judgement.Different => match.WorthALook && Proposal.StrengthOf(match.Probability) != MatchStrength.Possible ? RelinkKind.Conflict : RelinkKind.Judged,
        Judgement.Unsure => null,
        _ => OfUnjudged(known, match),
    };

    private static RelinkKind? OfUnjudged(Proposal? known, MatchExplanation match) => known switch
    {
        null or { State: ProposalState.Withdrawn } => match.WorthALook ? RelinkKind.New : null,
        { State: not ProposalState.Open } => null,
        // Somebody put it there whatever the model thinks of it: the machine does not take it away.
        { ByHand: false } when !match.WorthALook => RelinkKind.Withdrawn,
        _ => match.WorthALook && known.Strength != Proposal.StrengthOf(match.Probability) ? RelinkKind.Moved : RelinkKind.Stays,
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
