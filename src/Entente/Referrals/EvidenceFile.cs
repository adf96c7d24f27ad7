using Entente.Access;
using Entente.Foundation;

namespace Entente.Referrals;

/// <summary>A file that supports an account. What it is was found out from its content, whatever its name says.</summary>
public sealed class EvidenceFile : IOfDossier
{
    public const long MostBytes = 25L << 20;
    public const int MostFiles = 100;

    public static DataKind Kind => DataKind.EvidenceFiles;

    [Open] public required EvidenceFileId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public TeamId Team { get; set; }
    [Personal] public required string Name { get; init; }
    [Open] public required string MediaType { get; init; }
    [Open] public required long Size { get; init; }
    /// <summary>SHA-256 of the content: the same file is kept once, and shows when it was changed.</summary>
    [Open] public required string Hash { get; init; }
    [Personal] public required string Summary { get; init; }
    [Personal] public PartialDate? MadeOn { get; init; }
    [Open] public required UserId AddedBy { get; init; }
    [Open] public required DateTimeOffset AddedAt { get; init; }

    public void GiveTo(TeamId team) => Team = team;
}

/// <summary>The bytes of a file, apart from what is known of it so that lists stay light.</summary>
public sealed class FileContent
{
    [Open] public required EvidenceFileId Id { get; init; }
    [Sensitive] public required byte[] Bytes { get; init; }
}
