using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Staff;

/// <summary>Somebody proved who they are. How: "password", "code", "recovery-code" or "persona".</summary>
public sealed record SignInSucceeded(UserId User, string How) : Event
{
    public override EventSort Sort => EventSort.SignIn;
}

/// <summary>A sign-in was refused. User is zero where the name is unknown; what was typed is never kept.</summary>
public sealed record SignInFailed(UserId User, string Why) : Event
{
    public override EventSort Sort => EventSort.SignIn;
}

public sealed record LockedOut(UserId User, DateTimeOffset Until) : Event
{
    public override EventSort Sort => EventSort.SignIn;
}

public sealed record SignedOut(UserId User) : Event
{
    public override EventSort Sort => EventSort.SignIn;
}

public sealed record RoleChosen(UserId User, Role Role, Purpose Purpose) : Event
{
    public override EventSort Sort => EventSort.SignIn;
}

public sealed record PasswordChanged(UserId User) : Event;

/// <summary>An administrator handed over a temporary password.</summary>
public sealed record PasswordReset(UserId User) : Event;

public sealed record OneTimeKeyMade(UserId User) : Event;

public sealed record OneTimeCodesTurnedOn(UserId User) : Event;

public sealed record OneTimeCodesTurnedOff(UserId User) : Event;

/// <summary>A one-time code was right and is used up.</summary>
public sealed record OneTimeCodeTaken(UserId User) : Event
{
    public override EventSort Sort => EventSort.SignIn;
}

public sealed record RecoveryCodesMade(UserId User, int Count) : Event;

public sealed record RecoveryCodeUsed(UserId User, int Left) : Event;

/// <summary>Something of an account changed that no other event names, such as the name shown.</summary>
public sealed record AccountChanged(UserId User) : Event;

/// <summary>The first administrator made the centre.</summary>
public sealed record CentreSetUp(OrganisationId Centre, UserId FirstAdministrator) : Event;

public sealed record OrganisationAdded(OrganisationId Organisation) : Event;

public sealed record TeamAdded(TeamId Team, OrganisationId Organisation) : Event;

public sealed record UserAdded(UserId User, OrganisationId Organisation, TeamId Team) : Event;

public sealed record UserMoved(UserId User, OrganisationId Organisation, TeamId Team) : Event;

public sealed record UserDisabled(UserId User) : Event;

public sealed record UserEnabled(UserId User) : Event;

public sealed record RoleProposed(UserId User, Role Role) : Event;

/// <summary>A second administrator confirmed. Alone: there was only one yet, and this made the second.</summary>
public sealed record RoleGranted(UserId User, Role Role, UserId ProposedBy, bool Alone) : Event;

public sealed record RoleRefused(UserId User, Role Role) : Event;

public sealed record RoleEnded(UserId User, Role Role) : Event;

[Step(DataKind.BreakGlass)]
public sealed record GlassBroken(Reference Glass, Reference Subject, DossierId Dossier, GlassReason Reason, DateTimeOffset Until, DateOnly ReviewDue) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>Closed again before its hours were over.</summary>
[Step(DataKind.BreakGlass)]
public sealed record GlassClosed(Reference Glass, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

[Step(DataKind.BreakGlass)]
public sealed record GlassJudged(Reference Glass, DossierId Dossier, bool Proper) : Event
{
    public override DossierId About => Dossier;
}


/// <summary>Lines of the log were taken out as a file.</summary>
public sealed record LogExported(int Rows) : Event
{
    public override EventSort Sort => EventSort.Export;
}

/// <summary>Somebody had the log verified. FirstBad is zero where it was sound.</summary>
public sealed record LogVerified(long Lines, int Checkpoints, bool Sound, long FirstBad) : Event
{
    public override EventSort Sort => EventSort.Read;
}
