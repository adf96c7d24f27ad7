using Entente.Access;

namespace Entente.Storage;

/// <summary>A reader's matrix column unfolded into lists, in the form that the row filters ask for.</summary>
public sealed class Sight
{
    /// <summary>Kinds whose every row shows (masked or whole).</summary>
    public required List<DataKind> All { get; init; }
    public required List<DataKind> Own { get; init; }
    public required List<DataKind> OfTeam { get; init; }
    public required List<DataKind> Assigned { get; init; }
    public required List<DataKind> Glass { get; init; }

    /// <summary>Kinds of which a person sees the rows of their own dossier.</summary>
    public List<DataKind> Self { get; init; } = [];
    public DossierId SelfDossier { get; init; }
    public required List<DossierId> BrokenGlass { get; init; }
    public required UserId User { get; init; }
    public required Role Role { get; init; }
    public required OrganisationId Organisation { get; init; }
    public required TeamId Team { get; init; }
    public TeamId NoTeam { get; }

    /// <summary>Whether of these kinds the reader sees what they are assigned to and no more: a few rows, whatever the size of the table.</summary>
    public bool OnlyAssigned(IReadOnlyList<DataKind> kinds) => kinds.All(k => !All.Contains(k) && !OfTeam.Contains(k) && !Own.Contains(k));

    /// <summary>Readers of one form share one compiled model and its queries.</summary>
    public string Form => string.Join('|', new[] { All, Own, OfTeam, Assigned, Glass, Self }.Select(kinds => string.Join(',', kinds.Select(k => (int)k))));

    public static Sight Of(Reader reader, AccessMatrix matrix)
    {
        List<DataKind> Kinds(Func<Grant, bool> open) => reader.IsNobody ? [] :
            [.. Enum.GetValues<DataKind>().Where(k => matrix.Reading(reader, k).Any(open))];

        return new()
        {
            All = reader.IsMachine ? [.. Enum.GetValues<DataKind>()] : Kinds(g => g.OpensToAnybody),
            Own = Kinds(g => g.Relations.HasFlag(Relation.Own)),
            OfTeam = Kinds(g => g.Relations.HasFlag(Relation.Team)),
            Assigned = Kinds(g => g.Relations.HasFlag(Relation.Assigned)),
            Glass = reader.BrokenGlass.Count == 0 ? [] : Kinds(g => g.ByBreakingGlass),
            Self = reader.IsPerson ? [.. OwnSight.Shipped.Read] : [],
            SelfDossier = reader.Self,
            BrokenGlass = [.. reader.BrokenGlass],
            User = reader.User,
            Role = reader.Role,
            Organisation = reader.Organisation,
            Team = reader.Team,
        };
    }
}
