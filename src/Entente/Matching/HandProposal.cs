using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Matching;

public readonly record struct HandProposalId(long Value) : IId<HandProposalId>
{
    public static HandProposalId From(long value) => new(value);
}

/// <summary>Who put a pair before people by hand, and who took it back. Each time it is put there is another one; none is deleted.</summary>
public sealed class HandProposal
{
    [Open] public required HandProposalId Id { get; init; }
    [Open] public required ProposalId Proposal { get; init; }
    [Open] public required UserId By { get; init; }
    [Open] public required Role Role { get; init; }
    [Open] public required DateTimeOffset At { get; init; }

    /// <summary>The machine had kept it for other purposes: those go on seeing it when it is taken back here.</summary>
    [Open] public bool KeptBefore { get; private init; }
    [Open] public UserId? WithdrawnBy { get; private set; }
    [Open] public Role? WithdrawnAs { get; private set; }
    [Open] public DateTimeOffset? WithdrawnAt { get; private set; }
    [Sensitive] public string Why { get; private set; } = "";

    public static HandProposal Of(IdSource ids, ProposalId proposal, Act act, bool keptBefore = false) => new() { KeptBefore = keptBefore, Id = ids.Next<HandProposalId>(), Proposal = proposal, By = act.Reader.User, Role = act.Reader.Role, At = act.When };

    public void Withdraw(Act act, string why) => (WithdrawnBy, WithdrawnAs, WithdrawnAt, Why) = (act.Reader.User, act.Reader.Role, act.When, why);
}
