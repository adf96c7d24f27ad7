using Entente.Access;
using Entente.Foundation;

namespace Entente.Triage.Sharing;

/// <summary>How a team shares its work in one role, as a supervisor keeps it. Each change is a version of its own; the last holds.</summary>
/// <remarks>It proposes; somebody confirms.</remarks>
public sealed class SharingRule : IOfItsOrganisation
{
    public static DataKind Kind => DataKind.Assignment;

    [Open] public required SharingRuleId Id { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; init; }

    /// <summary>Always none: it is about nobody's dossier.</summary>
    [Open] public DossierId Dossier { get; private init; }

    /// <summary>In which role the work is given.</summary>
    [Open] public required Role For { get; init; }
    [Open] public required int Number { get; set; }
    [Open] public required SharingTurn Turn { get; init; }

    /// <summary>Whoever speaks the person's language comes before whoever does not.</summary>
    [Open] public required bool ByLanguage { get; init; }

    /// <summary>A child, or somebody who may be one, goes to nobody but those who work with children.</summary>
    [Open] public required bool ChildrenApart { get; init; }
    [Personal] public required IReadOnlyList<Sharer> Sharers { get; set; }
    [Open] public required UserId By { get; init; }
    [Open] public required DateTimeOffset At { get; init; }

    public override string ToString() => $"{For} {Number}";
}

/// <summary>Whose turn it is: who was given work longest ago, or who has the least open.</summary>
public enum SharingTurn { LongestAgo, LeastOpen }

/// <summary>Somebody among whom work is shared.</summary>
public sealed record Sharer(UserId User, IReadOnlyList<string> Languages, bool Children)
{
    public override string ToString() => User.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
