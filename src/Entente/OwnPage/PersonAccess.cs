using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.OwnPage;

/// <summary>Whether it is safe for the person to open their page and to keep the slip. Not known is never taken for safe.</summary>
public enum OwnPageSafety { Safe, InDanger, NotKnown }

/// <summary>One person's way in to their own page: a code word, a number, a language and an end. The code word is kept as a hash alone and the number as a slow salted one: neither can be told again.</summary>
public sealed class PersonAccess : IOfDossier
{
    internal PersonAccess() { }

    public static DataKind Kind => DataKind.PersonAccess;

    [Open] public required PersonAccessId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Open] public required Reference Case { get; init; }

    /// <summary>The code word by its hash: what somebody enters is looked up by it.</summary>
    [Personal] public required string WordKey { get; init; }
    [Personal] public string PinHash { get; internal set; } = "";
    [Open] public required string Language { get; init; }

    /// <summary>Whom the person calls: a name or a neutral word, and a number.</summary>
    [Personal] public required string Call { get; init; }
    [Hazard] public required OwnPageSafety Safety { get; init; }
    [Open] public required DateTimeOffset EndsAt { get; init; }
    [Open] public required DateTimeOffset GivenAt { get; init; }
    [Open] public required UserId GivenBy { get; init; }
    [Open] public DateTimeOffset? RevokedAt { get; private set; }
    [Open] public UserId? RevokedBy { get; private set; }
    [Open] public int Version { get; private set; } = 1;

    public bool IsOpen(DateTimeOffset when) => RevokedAt is null && when < EndsAt;

    /// <summary>Shuts it at once, open pages included.</summary>
    public void Revoke(Act act) => (RevokedAt, RevokedBy, Version) = (act.When, act.Reader.User, Version + 1);

    public void GiveTo(TeamId team) => (Team, Version) = (team, Version + 1);

    public override string ToString() => Reference.Text;
}

/// <summary>What is entered when a way in is given; null is not answered. An empty code word is made.</summary>
public sealed record AccessForm
{
    public bool? Agreed { get; init; }
    public OwnPageSafety? Safety { get; init; }
    public string? Word { get; init; }
    public string? Language { get; init; }
    public string? Call { get; init; }
    public DateOnly? Until { get; init; }

    public override string ToString() => nameof(AccessForm);
}

/// <summary>A way in that was just made, with what is shown once and never again.</summary>
public sealed record NewAccess(PersonAccess Access, string Word, string Pin)
{
    public override string ToString() => Access.Reference.Text;
}
