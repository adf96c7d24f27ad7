using Entente.Access;
using Entente.Foundation;

namespace Entente.Records;

/// <summary>What is about to be kept as a record: a thing's schema, what was said of it, and by whom.</summary>
public sealed record RecordDraft(string Schema, IReadOnlyList<Statement> Statements)
{
    public required SourceId Source { get; init; }
    public required OrganisationId Organisation { get; init; }
    public TeamId Team { get; init; }
    public DossierId Dossier { get; init; }
    public Compartment Compartment { get; init; } = Compartment.Decision;

    /// <summary>The matrix row it stands under; by default a dossier's records are referral facts, others go by their compartment.</summary>
    public DataKind? Kind { get; init; }
    public Handling Handling { get; init; }
    public Reliability Reliability { get; init; }
    public PartialDate? Said { get; init; }
    public string Language { get; init; } = "";
    public string ExternalId { get; init; } = "";

    /// <summary>The record that this one corrects.</summary>
    public RecordId? Supersedes { get; init; }

    public DataKind RowKind => Kind ?? (Dossier != default && Compartment == Compartment.Decision ? DataKind.ReferralFacts : RowOf(Compartment));

    /// <summary>Under which row of the matrix what belongs to no dossier stands.</summary>
    public static DataKind RowOf(Compartment compartment) => compartment switch
    {
        Compartment.Intelligence => DataKind.IntelligenceReports,
        Compartment.Border => DataKind.BorderEvents,
        Compartment.Support => DataKind.SupportNotes,
        _ => DataKind.Entities,
    };
}
