using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Linkage;

namespace Entente.Matching;

/// <summary>New records were compared with those that share a key.</summary>
/// <param name="Compared">Pairs that were compared.</param>
/// <param name="Proposed">Pairs that are now proposed to people.</param>
/// <param name="KeysSkipped">Keys that too many records share to be looked through.</param>
public sealed record MatchesProposed(int Records, int Compared, int Proposed, int KeysSkipped) : Event
{
    public int Carried { get; init; }
}

/// <summary>A person decided about a pair.</summary>
/// <param name="Conflicts">"Same" decisions that cannot be followed, because they would join what was judged different.</param>
[Step(DataKind.Entities)]
public sealed record PairJudged(Reference Pair, Reference Left, Reference Right, Judgement Judgement, int Conflicts, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A person took the decision about a pair back.</summary>
[Step(DataKind.Entities)]
public sealed record JudgementUndone(Reference Pair, Reference Left, Reference Right, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>Somebody took back a pair that was put before people by hand; why stands beside the act.</summary>
[Step(DataKind.Entities)]
public sealed record ProposalWithdrawn(Reference Pair, Reference Left, Reference Right, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
