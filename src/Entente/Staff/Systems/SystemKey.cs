using System.Security.Cryptography;
using System.Text;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Staff.Systems;

/// <summary>By which an organisation's own system comes in. It acts as a first responder of that organisation, under a name of its own, and may only do what it was made for.</summary>
/// <remarks>The secret is shown once and kept as a hash: 256 random bits need no slow one. Revoked, never deleted: the log points to it.</remarks>
public sealed class SystemKey : IOfItsOrganisation
{
    /// <summary>No key lives longer than this without somebody making another.</summary>
    public const int MostDays = 366;
    public const int UsualAMinute = 60, MostAMinute = 600;

    /// <summary>When it was last used is kept to this, so that a busy system does not write at each call.</summary>
    public static readonly TimeSpan UsedStep = TimeSpan.FromMinutes(1);

    private SystemKey() { }

    public static DataKind Kind => DataKind.ApiKeys;

    [Open] public required SystemKeyId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required string Name { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public TeamId Team { get; private init; }

    /// <summary>Always none: a key belongs to no dossier. The row filter asks every protected thing for one.</summary>
    [Open] public DossierId Dossier { get; private init; }

    /// <summary>The account that it acts as: one that nobody can sign in to.</summary>
    [Open] public required UserId System { get; init; }
    [Sensitive] public required string Hash { get; init; }
    [Open] public bool MayRefer { get; init; }
    [Open] public bool MayRead { get; init; }
    [Open] public required int AMinute { get; init; }
    [Open] public required UserId MadeBy { get; init; }
    [Open] public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The moment from which it opens nothing.</summary>
    [Open] public required DateTimeOffset Until { get; init; }
    [Open] public DateTimeOffset? LastUsedAt { get; private set; }
    [Open] public UserId? RevokedBy { get; private set; }
    [Open] public DateTimeOffset? RevokedAt { get; private set; }
    [Open] public int Version { get; private set; } = 1;

    public SystemKeyState StateAt(DateTimeOffset when) => RevokedAt is not null ? SystemKeyState.Revoked : when >= Until ? SystemKeyState.Expired : SystemKeyState.Valid;

    public bool May(SystemScope scope) => scope switch { SystemScope.Refer => MayRefer, SystemScope.Read => MayRead, _ => false };

    /// <summary>Who acts by it: as much as a first responder of the organisation, and no more.</summary>
    public Reader Reader => new(System, Role.FirstResponder, Organisation, Team) { Purpose = Purpose.Support };

    public bool IsOpenedBy(string secret) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(secret)), Encoding.ASCII.GetBytes(Hash));

    /// <summary>Whether the time of its last use is to be written anew.</summary>
    public bool Use(DateTimeOffset when)
    {
        if (when - LastUsedAt < UsedStep) return false;
        LastUsedAt = when;
        return true;
    }

    public void Revoke(Act act) => (RevokedBy, RevokedAt, Version) = (act.Reader.User, act.When, Version + 1);

    /// <summary>A key, the account that it acts as, and the secret that nobody sees again.</summary>
    /// <param name="random">Gives so many random bytes.</param>
    public static (SystemKey Key, User System, string Secret) Make(SystemKeyForm form, OrganisationId organisation, IdSource ids, Func<int, byte[]> random, Act act)
    {
        var reference = Reference.New("SYSKEY");
        var secret = Convert.ToHexStringLower(random(32));
        var system = User.OfSystem(ids.Next<UserId>(), reference.Text, form.Name, organisation);
        var key = new SystemKey
        {
            Id = ids.Next<SystemKeyId>(),
            Reference = reference,
            Name = form.Name.Trim(),
            Organisation = organisation,
            System = system.Id,
            Hash = HashOf(secret),
            MayRefer = form.May.Contains(nameof(SystemScope.Refer)),
            MayRead = form.May.Contains(nameof(SystemScope.Read)),
            AMinute = form.AMinute ?? UsualAMinute,
            MadeBy = act.Reader.User,
            MadeAt = act.When,
            Until = new DateTimeOffset(form.Until!.Value.AddDays(1).ToDateTime(default), TimeSpan.Zero),
        };
        return (key, system, $"{reference.ToRoute()}.{secret}");
    }

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public override string ToString() => Reference.Text;
}

/// <summary>A key of an organisation's own system.</summary>
public readonly record struct SystemKeyId(long Value) : IId<SystemKeyId>
{
    public static SystemKeyId From(long value) => new(value);
}

/// <summary>What a key is made for: to send referrals, or to read where the organisation's own stand.</summary>
public enum SystemScope { Refer, Read }

/// <summary>Whether a key opens anything.</summary>
public enum SystemKeyState { Valid, Expired, Revoked }
