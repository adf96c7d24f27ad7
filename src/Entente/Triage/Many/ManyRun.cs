using Entente.Access;
using Entente.Foundation;

namespace Entente.Triage.Many;

/// <summary>Many referrals or cases chosen by one person: what is to be done with them, how far it is, and whether it can still be taken back as one.</summary>
/// <remarks>Whoever chose them acts: it sees what they may see, for as long as they may.</remarks>
public sealed class ManyRun : IOfItsOrganisation
{
    public static DataKind Kind => DataKind.Assignment;

    [Open] public required ManyRunId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required UserId By { get; init; }
    [Open] public required Role Role { get; init; }
    [Open] public required Purpose Purpose { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; init; }

    /// <summary>Always none: it is about many.</summary>
    [Open] public DossierId Dossier { get; private init; }
    [Open] public required DateTimeOffset AskedAt { get; init; }
    [Open] public required int Total { get; init; }
    [Open] public ManyAction? Action { get; private set; }

    /// <summary>The team that it goes to; only for that action.</summary>
    [Open] public TeamId? ToTeam { get; private set; }

    /// <summary>Whom it is given to; only for one person.</summary>
    [Open] public UserId? ToUser { get; private set; }
    [Open] public Role? ToRole { get; private set; }
    [Open] public ManyState State { get; private set; }

    /// <summary>How many the preview said would be done.</summary>
    [Open] public int Foreseen { get; set; }

    /// <summary>The number of the last row that was dealt with. After a kill it goes on behind it.</summary>
    [Open] public int Reached { get; set; }
    [Open] public int Done { get; set; }
    [Open] public int Left { get; set; }
    [Open] public int Back { get; set; }
    [Open] public int Kept { get; set; }

    /// <summary>When the last of it was done, or it was stopped: from then on the time to take it back runs.</summary>
    [Open] public DateTimeOffset? EndedAt { get; set; }
    [Open] public DateTimeOffset? UndoneAt { get; set; }
    [Open] public DateTimeOffset? ClearedAt { get; set; }

    /// <summary>Which rule or fault ended the last step; empty when well.</summary>
    [Open] public string Trouble { get; private set; } = "";
    [Open] public int Version { get; private set; } = 1;

    public bool IsMoving => State is ManyState.Making or ManyState.Undoing;

    /// <summary>What is to be done can be said, and said otherwise, until it is confirmed.</summary>
    public bool IsOpen => ClearedAt is null && (State is ManyState.Choosing or ManyState.Ready);

    public void Plan(ManyAction action, TeamId? team, UserId? user, Role? role) => (Action, ToTeam, ToUser, ToRole) = (action, team, user, role);

    /// <summary>The next state, one version on.</summary>
    public void Go(ManyState state, string trouble = "") => (State, Trouble, Version) = (state, trouble, Version + 1);

    /// <summary>Whether it can be taken back at this moment.</summary>
    public bool MayGoBack(DateTimeOffset now, ManyTerms terms) => ClearedAt is null && Done > 0 && (State is ManyState.Made or ManyState.Stopped) && EndedAt is { } ended && now <= ended + terms.Undo;

    public override string ToString() => Reference.Text;
}

/// <summary>What is done with many: given to a team, to one person, or to people as the team's rule proposes.</summary>
public enum ManyAction { Route, Assign, ByRule }

/// <summary>Choosing: nothing is said yet. Ready: a preview. Making and undoing run in the background.</summary>
public enum ManyState { Choosing, Ready, Making, Made, Stopped, Undoing, Undone }

/// <summary>One of the many.</summary>
public sealed class ManyRow
{
    [Open] public required ManyRunId Run { get; init; }
    [Open] public required int Number { get; init; }
    [Open] public required DossierId Dossier { get; init; }

    /// <summary>As it was chosen: the reference of the referral or of the case.</summary>
    [Open] public required Reference Subject { get; init; }
    [Open] public ManyOutcome Outcome { get; set; }

    /// <summary>Why it is refused, was left as it is, or was kept.</summary>
    [Open] public ManyReason Why { get; set; }

    /// <summary>To whom it goes; null where to nobody.</summary>
    [Open] public UserId? To { get; set; }

    /// <summary>How the referral stood at the preview: only this is changed.</summary>
    [Open] public int Version { get; set; }
    [Open] public TeamId FromTeam { get; set; }
    [Open] public bool WasRouted { get; set; }

    /// <summary>What was made of it, to be ended when it is taken back.</summary>
    [Open] public AssignmentId? Assignment { get; set; }
    [Open] public DateTimeOffset? DoneAt { get; set; }

    /// <summary>The last line of the log before it was done: whoever wrote after it has touched it.</summary>
    [Open] public long LogBefore { get; set; }

    public override string ToString() => $"{Number}: {Outcome}";
}

/// <summary>What becomes of one of the many.</summary>
public enum ManyOutcome { Waiting, Will, Refused, Done, Left, Back, Kept }

/// <summary>Why one of the many is not done, or not taken back.</summary>
public enum ManyReason
{
    None, OutOfSight, MayNot, ThereAlready, AssignedAlready, SidesApart, SentIt, DecidedBefore, WorkEnded, CaseDecided, NobodyFits, NotInThisRole, RoleTaken, ChangedMeanwhile, Touched,
}
