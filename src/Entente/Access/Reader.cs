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

    public bool IsMachine { get; private init; }

    public bool IsNobody { get; private init; }
}
