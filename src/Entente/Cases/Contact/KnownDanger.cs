using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Cases.Contact;

/// <summary>A place, or a person, that somebody who works on the case knows to be dangerous for its person, beside what the referral says. Ended with a reason, never changed.</summary>
public sealed class KnownDanger : IOfDossier
{
    internal KnownDanger() { }

    public static DataKind Kind => DataKind.Hazards;

    [Open] public required KnownDangerId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Open] public required bool IsPerson { get; init; }
    /// <summary>What it is in the case: a code of data/safety/contact.json.</summary>
    [Open] public required string Role { get; init; }
    [Hazard] public string Name { get; init; } = "";
    /// <summary>Their numbers, mails and names online, one a line.</summary>
    [Hazard] public string Numbers { get; init; } = "";
    [Hazard] public string Address { get; init; } = "";
    [Hazard] public string Town { get; init; } = "";
    [Hazard] public string PostCode { get; init; } = "";
    [Hazard] public string Point { get; init; } = "";
    /// <summary>Why, and how it is known.</summary>
    [Hazard] public required string Why { get; init; }
    [Open] public required DateTimeOffset EnteredAt { get; init; }
    [Open] public required UserId By { get; init; }
    [Open] public DateTimeOffset? EndedAt { get; private set; }
    [Open] public UserId? EndedBy { get; private set; }
    [Hazard] public string EndedBecause { get; private set; } = "";
    [Open] public int Version { get; private set; } = 1;

    public IEnumerable<string> NumberLines => Numbers.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public PlaceSaid Place => new(Address, Town, PostCode, GeoPoint.TryParse(Point, out var point) ? point : null);

    public void GiveTo(TeamId team) => Team = team;

    public void End(string because, Act act) => (EndedAt, EndedBy, EndedBecause, Version) = (act.When, act.Reader.User, because.Trim(), Version + 1);

    public override string ToString() => Reference.Text;
}

/// <summary>What is entered about something dangerous; null is not answered.</summary>
public sealed record DangerForm
{
    public bool? IsPerson { get; init; }
    public string? Role { get; init; }
    public string? Name { get; init; }
    public string? Numbers { get; init; }
    public string? Address { get; init; }
    public string? Town { get; init; }
    public string? PostCode { get; init; }
    public string? Latitude { get; init; }
    public string? Longitude { get; init; }
    public string? Why { get; init; }

    public override string ToString() => nameof(DangerForm);
}
