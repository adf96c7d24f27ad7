using Entente.Foundation;

namespace Entente.Access;

/// <summary>A person who works here, or the machine itself (zero).</summary>
public readonly record struct UserId(long Value) : IId<UserId>
{
    public static UserId From(long value) => new(value);
}

/// <summary>A body whose staff work here: a force, a charity, a council, the centre.</summary>
public readonly record struct OrganisationId(long Value) : IId<OrganisationId>
{
    public static OrganisationId From(long value) => new(value);
}

/// <summary>A team inside an organisation. Zero: not given to a team yet.</summary>
public readonly record struct TeamId(long Value) : IId<TeamId>
{
    public static TeamId From(long value) => new(value);
}

/// <summary>What belongs together around one person: the referral, its records, files, alerts, clocks and case. Being assigned is to a dossier. Zero: belongs to none.</summary>
public readonly record struct DossierId(long Value) : IId<DossierId>
{
    public static DossierId From(long value) => new(value);
}
