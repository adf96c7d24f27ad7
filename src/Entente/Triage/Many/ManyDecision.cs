using Entente.Access;
using Entente.Cases;
using Entente.Referrals;
using Entente.Staff;

namespace Entente.Triage.Many;

/// <summary>Whether one of the many can be done, or taken back. Reads nothing but its arguments: asked for the preview, and again within the commit.</summary>
public static class ManyDecision
{
    /// <summary>What stands against giving it to a team.</summary>
    public static ManyReason ToRoute(ManyFacts facts, TeamId team) => Seen(facts) is not ManyReason.None and var unseen ? unseen : facts.Referral!.Team == team ? ManyReason.ThereAlready : ManyReason.None;

    /// <summary>What stands against giving it to this person in this role.</summary>
    public static ManyReason ToAssign(ManyFacts facts, Candidate person, Role role) => ToShare(facts) is not ManyReason.None and var shut ? shut : Against(facts, person, role);

    /// <summary>What stands against giving it to anybody: a case that was decided against the person is opened again one by one, by whoever decides to.</summary>
    public static ManyReason ToShare(ManyFacts facts) => Seen(facts) is not ManyReason.None and var unseen ? unseen
        : facts.Case is CaseStatus.NoReasonableGrounds or CaseStatus.NoConclusiveGrounds && !facts.IsLookedAtAgain ? ManyReason.CaseDecided : ManyReason.None;

    /// <summary>What stands between this person and the dossier.</summary>
    public static ManyReason Against(ManyFacts facts, Candidate person, Role role)
    {
        if (!person.Holds(role)) return ManyReason.NotInThisRole;
        var against = AssignDossier.Against(facts.Held.Where(a => a.User == person.User), role);
        return against switch
        {
            AlreadyAssigned => ManyReason.AssignedAlready,
            SidesKeptApart => ManyReason.SidesApart,
            _ when role == Role.DecisionMaker && facts.Senders.Contains(person.User) => ManyReason.SentIt,
            _ when role == Role.DecisionMaker && facts.DecidedBefore.Contains(person.User) => ManyReason.DecidedBefore,
            _ => ManyReason.None,
        };
    }

    /// <summary>What a rule respects beside that: somebody whose work on it was ended is not proposed for it again, and nobody joins whoever works on it already.</summary>
    public static ManyReason ToPropose(ManyFacts facts, Candidate person, Role role) => facts.Held.Any(a => a.User == person.User && a.Until is not null) ? ManyReason.WorkEnded : Against(facts, person, role);

    /// <summary>Whether what was done can be taken back without touching what anybody did since.</summary>
    public static ManyReason ToTakeBack(ManyRow row, ManyFacts facts, TeamId? team) => facts switch
    {
        { Referral: null } => ManyReason.ChangedMeanwhile,
        { Touched: true } => ManyReason.Touched,
        _ when row.Assignment is { } given => facts.Held.Any(a => a.Id == given && a.Until is null) ? ManyReason.None : ManyReason.ChangedMeanwhile,
        _ => facts.Referral.Team == team ? ManyReason.None : ManyReason.ChangedMeanwhile,
    };

    private static ManyReason Seen(ManyFacts facts) => facts.Referral is null ? ManyReason.OutOfSight : !facts.Allowed ? ManyReason.MayNot : ManyReason.None;
}

/// <summary>What is true of one of the many at this moment.</summary>
/// <param name="Referral">Null where whoever acts does not see it.</param>
/// <param name="Allowed">Whether they may give it to somebody.</param>
/// <param name="Held">Who works on it, and who did.</param>
/// <param name="Senders">Who sent it.</param>
/// <param name="Case">Null where no case is open.</param>
public sealed record ManyFacts(Referral? Referral, bool Allowed, IReadOnlyList<Assignment> Held, IReadOnlyCollection<UserId> Senders, CaseStatus? Case)
{
    /// <summary>A decision is in hand that looks at an earlier one again.</summary>
    public bool IsLookedAtAgain { get; init; }

    /// <summary>Who wrote, read or issued what is looked at again.</summary>
    public IReadOnlyCollection<UserId> DecidedBefore { get; init; } = [];

    /// <summary>Somebody changed something of it after this was done.</summary>
    public bool Touched { get; init; }

    public override string ToString() => Referral?.Reference.Text ?? "out of sight";
}

/// <summary>Somebody of the centre who might be given work.</summary>
public sealed record Candidate(UserId User, IReadOnlyList<Role> Roles)
{
    public bool Holds(Role role) => Roles.Contains(role);
}
