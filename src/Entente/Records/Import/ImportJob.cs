using Entente.Access;
using Entente.Foundation;

namespace Entente.Records.Import;

public readonly record struct ImportId(long Value) : IId<ImportId>
{
    public static ImportId From(long value) => new(value);
}

/// <summary>A file on its way in: received, checked, wanted, running, done. What is committed stays committed, whatever stops it.</summary>
public sealed class ImportJob : IOfItsOrganisation
{
    public static DataKind Kind => DataKind.Imports;

    [Open] public required ImportId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required UserId By { get; init; }
    [Open] public required Role Role { get; init; }
    [Open] public required Purpose Purpose { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; init; }

    /// <summary>Always none: a file is about many. The row filter asks every protected thing for one.</summary>
    [Open] public DossierId Dossier { get; private init; }
    [Open] public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The names of the files as they came; they may hold a person's name.</summary>
    [Personal] public required IReadOnlyList<StoredFile> Files { get; init; }

    /// <summary>One SHA-256 over those of the files, whatever they are called and however they are ordered; empty for what came before it was kept.</summary>
    [Open] public required string Content { get; init; }

    /// <summary>How the files are read: the format, and for tables the mapping.</summary>
    [Open] public required ImportPlan Plan { get; set; }
    [Open] public required ImportState State { get; set; }

    /// <summary>What the trial run found; null before it. Holds sample rows.</summary>
    [Sensitive] public ImportCheck? Check { get; set; }

    /// <summary>The last row whose records are committed. After a kill the run goes on behind it.</summary>
    [Open] public long RowsDone { get; set; }
    [Open] public long RowsWrong { get; set; }
    [Open] public long RecordsKept { get; set; }
    [Open] public long RecordsUnchanged { get; set; }
    [Open] public long RecordsSuperseded { get; set; }

    /// <summary>Records with a lower id are older than this run.</summary>
    [Open] public RecordId StartId { get; set; }
    [Open] public DateTimeOffset? StartedAt { get; set; }
    [Open] public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Which rule stopped the whole file; empty when well.</summary>
    [Open] public string Trouble { get; set; } = "";
    [Open] public int Version { get; set; }

    public bool IsOpen => State is ImportState.Received or ImportState.Checked;

    public bool IsMoving => State is ImportState.Wanted or ImportState.Running;
}

public enum ImportState { Received, Checked, Wanted, Running, Done, Stopped, Failed }

/// <summary>One file as it was received, and as what it lies in the import's folder.</summary>
public sealed record StoredFile(string Name, string StoredAs, long Bytes, string Sha256);

/// <summary>A row that could not be kept, and what to do about it.</summary>
public sealed class ImportRowError
{
    [Open] public required ImportId Import { get; init; }
    [Open] public required int Number { get; init; }
    [Open] public required long Row { get; init; }
    [Open] public required string Field { get; init; }
    [Open] public required string Rule { get; init; }
    [Open] public required string Remedy { get; init; }
}

/// <summary>A mapping kept for the next file of the same kind.</summary>
public sealed class SavedMapping
{
    [Open] public required ImportId Id { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required string Name { get; init; }
    [Open] public required ImportPlan Plan { get; set; }
    [Open] public required DateTimeOffset SavedAt { get; set; }
}
