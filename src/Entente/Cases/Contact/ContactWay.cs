using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Cases.Contact;

/// <summary>What is known of whether a way to reach the person is safe. Not known is never taken for safe.</summary>
public enum WaySafety { NotKnown, Safe, Unsafe }

/// <summary>Who of those whom the matrix lets see contacts sees this one whole.</summary>
public enum WayCircle
{
    Everybody,
    /// <summary>Caseworkers alone: everybody else has it masked.</summary>
    CaseWorkers,
}

/// <summary>A way to reach the person of a case. Never changed: what is no longer so is ended with a reason, and the new way is written down beside it.</summary>
public sealed class ContactWay : IOfDossier
{
    internal ContactWay() { }

    public static DataKind Kind => DataKind.Contact;

    [Open] public required ContactWayId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    /// <summary>A code of data/safety/contact.json.</summary>
    [Open] public required string Channel { get; init; }
    /// <summary>The number, the address of the mail, or the name of the person it goes through; empty for a place.</summary>
    [Hazard] public string Value { get; init; } = "";
    [Hazard] public string Address { get; init; } = "";
    [Hazard] public string Town { get; init; } = "";
    [Hazard] public string PostCode { get; init; } = "";
    /// <summary>Where it is on the map, "51.5072, -0.1276"; empty where nobody said.</summary>
    [Hazard] public string Point { get; init; } = "";
    [Hazard] public WaySafety Safety { get; init; }
    /// <summary>When it is safe, in words.</summary>
    [Hazard] public string Times { get; init; } = "";
    /// <summary>What is said first, so that the person knows who calls.</summary>
    [Hazard] public string CodeWord { get; init; } = "";
    /// <summary>Whether a message may be left; null where nobody said.</summary>
    [Hazard] public bool? Message { get; init; }
    /// <summary>Whose it is: a code of data/safety/contact.json.</summary>
    [Open] public required string Whose { get; init; }
    /// <summary>Their name, where it is not the person's own.</summary>
    [Hazard] public string Name { get; init; } = "";
    [Open] public WayCircle Circle { get; init; }
    [Open] public required DateTimeOffset EnteredAt { get; init; }
    [Open] public required UserId By { get; init; }
    [Open] public Reference? Referral { get; init; }
    [Open] public DateTimeOffset? EndedAt { get; private set; }
    [Open] public UserId? EndedBy { get; private set; }
    [Hazard] public string EndedBecause { get; private set; } = "";
    [Open] public int Version { get; private set; } = 1;

    public bool InUse => EndedAt is null;

    public PlaceSaid Place => new(Address, Town, PostCode, GeoPoint.TryParse(Point, out var point) ? point : null);

    public void GiveTo(TeamId team) => Team = team;

    public void End(string because, Act act) => (EndedAt, EndedBy, EndedBecause, Version) = (act.When, act.Reader.User, because.Trim(), Version + 1);

    /// <summary>The same way with what is known of its safety now.</summary>
    public ContactWay Saying(WaySafety safety, IdSource ids, Act act) => new()
    {
        Id = ids.Next<ContactWayId>(),
        Reference = Reference.New("WAY"),
        Dossier = Dossier,
        Organisation = Organisation,
        Team = Team,
        Channel = Channel,
        Value = Value,
        Address = Address,
        Town = Town,
        PostCode = PostCode,
        Point = Point,
        Safety = safety,
        Times = Times,
        CodeWord = CodeWord,
        Message = Message,
        Whose = Whose,
        Name = Name,
        Circle = Circle,
        EnteredAt = act.When,
        By = act.Reader.User,
        Referral = Referral,
    };

    /// <summary>In which shape this reader has what the matrix gives them as <paramref name="shape"/>.</summary>
    public Shape For(Reader reader, Shape shape) => Circle == WayCircle.CaseWorkers && shape == Shape.Full && reader.Role != Role.CaseWorker ? Shape.Masked : shape;

    public override string ToString() => Reference.Text;
}

/// <summary>What is entered about a way to reach the person; null is not answered.</summary>
public sealed record WayForm
{
    public string? Channel { get; init; }
    public string? Value { get; init; }
    public string? Address { get; init; }
    public string? Town { get; init; }
    public string? PostCode { get; init; }
    public string? Latitude { get; init; }
    public string? Longitude { get; init; }
    public WaySafety? Safety { get; init; }
    public string? Times { get; init; }
    public string? CodeWord { get; init; }
    public bool? Message { get; init; }
    public string? Whose { get; init; }
    public string? Name { get; init; }
    public WayCircle? Circle { get; init; }

    public override string ToString() => nameof(WayForm);
}
