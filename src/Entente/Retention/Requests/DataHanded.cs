using Entente.Access;
using Entente.Foundation;

namespace Entente.Retention.Requests;

/// <summary>The person was given what is held about them: which kinds, how much, by which way, and the hash of what it said. Written once.</summary>
public sealed class DataHanded : IOfDossier
{
    internal DataHanded() { }

    public static DataKind Kind => DataKind.DataRequests;

    [Open] public required DataHandedId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required Reference Request { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    /// <summary>Names of the kinds, with blanks between.</summary>
    [Open] public required string Kinds { get; init; }
    [Open] public required int Lines { get; init; }
    /// <summary>SHA-256 of every line of it.</summary>
    [Open] public required string Hash { get; init; }
    [Open] public required string Channel { get; init; }
    [Open] public required Reference Way { get; init; }
    [Personal] public required string Receiver { get; init; }
    [Open] public required UserId By { get; init; }
    [Open] public required DateTimeOffset At { get; init; }

    public IReadOnlyList<DataKind> KindList => [.. Kinds.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(k => Enum.TryParse<DataKind>(k, out var kind) ? kind : (DataKind?)null).OfType<DataKind>()];

    public void GiveTo(TeamId team) => Team = team;

    public override string ToString() => Reference.Text;
}
