using Entente.Access;
using Entente.Foundation;

namespace Entente.Staff;

/// <summary>A person who works here and signs in by name. Disabled, never deleted: the log points to them.</summary>
public sealed class User : IOfItsOrganisation
{
    public static DataKind Kind => DataKind.Users;

    [Open] public required UserId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Personal] public required string LoginName { get; set; }

    /// <summary>The login name in capitals, so that "Ana" and "ana" are one person.</summary>
    [Personal] public required string LoginKey { get; set; }
    [Personal] public required string DisplayName { get; set; }
    [Personal] public required string WorkMail { get; set; }
    [Open] public required OrganisationId Organisation { get; set; }
    [Open] public TeamId Team { get; set; }

    /// <summary>Always none: staff belong to no dossier. The row filter asks every protected thing for one.</summary>
    [Open] public DossierId Dossier { get; private init; }

    [Sensitive] public string? PasswordHash { get; set; }

    /// <summary>Set while the password is one that an administrator handed over: it must be changed, and is no use after this.</summary>
    [Open] public DateTimeOffset? TemporaryUntil { get; set; }

    /// <summary>Changes with every password, one-time key or account change, and ends every session that carries the old one.</summary>
    [Sensitive] public required string SecurityStamp { get; set; }
    [Open] public int FailedTries { get; set; }
    [Open] public DateTimeOffset? LockedUntil { get; set; }

    [Sensitive] public string? OneTimeKey { get; set; }
    [Open] public bool OneTimeOn { get; set; }

    /// <summary>The thirty-second step of the last code that was taken: a code works once.</summary>
    [Open] public long LastOneTimeStep { get; set; }

    /// <summary>Hashes of the recovery codes not yet used, one a line.</summary>
    [Sensitive] public string RecoveryCodes { get; set; } = "";

    /// <summary>Made for the example world: signs in by one click there, and nowhere else.</summary>
    [Open] public bool IsPersona { get; init; }

    /// <summary>Stands for an organisation's own system: its acts have a name, and nobody can sign in as it.</summary>
    [Open] public bool IsSystem { get; private init; }

    /// <summary>The last day of the appointment; null where it has no end.</summary>
    [Open] public DateTimeOffset? Until { get; set; }
    [Open] public DateTimeOffset? DisabledAt { get; private set; }
    [Open] public DateTimeOffset? LastSignedInAt { get; set; }
    [Open] public int Version { get; set; }

    public bool MayWork(DateTimeOffset when) => !IsSystem && DisabledAt is null && (Until is null || when < Until);

    public bool MustChangePassword => TemporaryUntil is not null;

    public int RecoveryCodesLeft => RecoveryCodes.Length == 0 ? 0 : RecoveryCodes.Split('\n').Length;

    public void Disable(DateTimeOffset when) => (DisabledAt, SecurityStamp, Version) = (DisabledAt ?? when, NewStamp(), Version + 1);

    public void Enable() => (DisabledAt, SecurityStamp, Version) = (null, NewStamp(), Version + 1);

    /// <summary>Leaving a team ends access at once, open pages included: the place is read anew at each request.</summary>
    public void MoveTo(OrganisationId organisation, TeamId team) => (Organisation, Team, Version) = (organisation, team, Version + 1);

    public static string KeyOf(string loginName) => loginName.Trim().Normalize().ToUpperInvariant();

    public static string NewStamp() => Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(20));

    /// <summary>A new account without a password: it can't be signed in to until it has one.</summary>
    public static User New(UserId id, string loginName, string displayName, string workMail, OrganisationId organisation, TeamId team = default, bool persona = false) => new()
    {
        Id = id,
        Reference = Reference.New("USER"),
        LoginName = loginName.Trim(),
        LoginKey = KeyOf(loginName),
        DisplayName = displayName.Trim(),
        WorkMail = workMail.Trim(),
        Organisation = organisation,
        Team = team,
        SecurityStamp = NewStamp(),
        IsPersona = persona,
    };

    /// <summary>What an organisation's own system acts as.</summary>
    public static User OfSystem(UserId id, string key, string name, OrganisationId organisation) => new()
    {
        Id = id,
        Reference = Reference.New("USER"),
        LoginName = key,
        LoginKey = KeyOf(key),
        DisplayName = name.Trim(),
        WorkMail = "",
        Organisation = organisation,
        SecurityStamp = NewStamp(),
        IsSystem = true,
    };
}
