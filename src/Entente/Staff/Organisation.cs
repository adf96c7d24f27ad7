using Entente.Access;
using Entente.Foundation;

namespace Entente.Staff;

/// <summary>A body whose staff work here: the centre itself, a force, a charity, a council, a border service.</summary>
public sealed class Organisation
{
    [Open] public required OrganisationId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required string Name { get; set; }
    [Open] public required OrganisationSort Sort { get; init; }
    [Open] public DateTimeOffset? ClosedAt { get; private set; }

    public void Close(DateTimeOffset when) => ClosedAt ??= when;
}

public enum OrganisationSort { Centre, Police, Border, Council, Health, Charity, Prosecution, Other }

/// <summary>People of one organisation who share work.</summary>
public sealed class Team
{
    [Open] public required TeamId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required string Name { get; set; }
    [Open] public DateTimeOffset? ClosedAt { get; private set; }

    public void Close(DateTimeOffset when) => ClosedAt ??= when;
}
