using Entente.Access;
using Entente.Foundation;

namespace Entente.Records;

/// <summary>What one source said about one thing at one time, as a list of statements. Never overwritten: a correction is a new record that supersedes it.</summary>
public sealed class Record : IProtectedByRow, IOfDossier
{
    public static DataKind Kind => DataKind.ReferralFacts;

    public static IReadOnlyList<DataKind> Kinds { get; } = [DataKind.ReferralFacts, DataKind.Entities, DataKind.IntelligenceReports, DataKind.BorderEvents, DataKind.SupportNotes];

    [Open] public required RecordId Id { get; init; }
    [Open] public required Reference Reference { get; init; }

    /// <summary>A schema of data/ontology: Person, Vehicle, Episode …</summary>
    [Open] public required string Schema { get; init; }
    [Open] public required SourceId Source { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required Compartment Compartment { get; init; }
    [Open] public required DataKind RowKind { get; init; }
    [Open] public required Handling Handling { get; init; }
    [Open] public required Reliability Reliability { get; init; }

    /// <summary>When the centre learned of it.</summary>
    [Open] public required DateTimeOffset Learned { get; init; }

    /// <summary>When the source said it, as far as known.</summary>
    [Open] public PartialDate? Said { get; init; }
    [Open] public required string Language { get; init; }

    /// <summary>What a list calls it: a name, a registration, a number.</summary>
    [Personal] public required string Caption { get; init; }

    /// <summary>Each statement is shown by the class and kind of its property, never all as one.</summary>
    [Sensitive] public required IReadOnlyList<Statement> Statements { get; init; }

    /// <summary>The source's own number for it, unique within the source; empty where it has none.</summary>
    [Personal] public required string ExternalId { get; init; }

    /// <summary>Over schema, number and statements: the same content of the same source stands once among what is current.</summary>
    [Open] public required long ContentHash { get; init; }

    /// <summary>The record that took its place; a superseded one is kept, shown as such, and matches nothing.</summary>
    [Open] public RecordId? SupersededBy { get; private set; }
    [Open] public DateTimeOffset? SupersededAt { get; private set; }

    public bool IsCurrent => SupersededBy is null;

    public void GiveTo(TeamId team) => Team = team;

    public void Supersede(RecordId by, DateTimeOffset when) => (SupersededBy, SupersededAt) = (SupersededBy ?? by, SupersededAt ?? when);

    public IEnumerable<Statement> Of(string property) => Statements.Where(s => s.Property == property);

    public string? First(string property) => Statements.FirstOrDefault(s => s.Property == property)?.Value;
}
