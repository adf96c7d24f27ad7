namespace Entente.Access;

/// <summary>Whoever is acting: the person, the one role they act in, where they belong, and what is open to them by breaking the glass.</summary>
public sealed record Reader(UserId User, Role Role, OrganisationId Organisation, TeamId Team)
{
    /// <summary>What they work for in this session; it narrows what the role opens (see <see cref="KindPurposes"/>).</summary>
    public Purpose? Purpose { get; init; }

    /// <summary>Dossiers opened by break-glass, still within their hours.</summary>
    public IReadOnlyList<DossierId> BrokenGlass { get; init; } = [];

    /// <summary>The machine acting for the centre (followers, clocks, set-up). Sees everything and shows it to nobody.</summary>
    public static Reader Machine { get; } = new(default, Role.Administrator, default, default) { IsMachine = true };

    /// <summary>Nobody signed in: sees nothing.</summary>
    public static Reader Nobody { get; } = new(default, Role.Statistician, new(-1), new(-1)) { IsNobody = true };

    /// <summary>The person whom a dossier is about, on their own page: sees what data/access/person.csv opens of it, and of nobody else anything.</summary>
    public static Reader Person(DossierId self) => self == default
        ? throw new ArgumentException("No dossier: what belongs to nobody is nobody's own.", nameof(self))
        : new(default, Role.Statistician, new(-1), new(-1)) { Self = self };

    /// <summary>The dossier that is about the reader; default for everybody who works here.</summary>
    public DossierId Self { get; private init; }

    public bool IsPerson => Self != default;

    public bool IsMachine { get; private init; }

    public bool IsNobody { get; private init; }
}
