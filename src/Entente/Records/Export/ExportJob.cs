using Entente.Access;
using Entente.Foundation;

namespace Entente.Records.Export;

public readonly record struct ExportId(long Value) : IId<ExportId>
{
    public static ExportId From(long value) => new(value);
}

/// <summary>Records on their way out: asked for with purpose and reason, approved by somebody else where the matrix wants it, fetched for a limited time.</summary>
/// <remarks>Holds what was asked, never what came out: each fetch looks anew, with the rights that the person has at that moment.</remarks>
public sealed class ExportJob : IOfItsOrganisation
{
    public static DataKind Kind => DataKind.Exports;

    /// <summary>How long the file may be fetched once it is open.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromHours(24);

    public const int FewestWords = 20;
    public const int MostWords = 2000;

    [Open] public required ExportId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required UserId By { get; init; }
    [Open] public required Role Role { get; init; }
    [Open] public required Purpose Purpose { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Sensitive] public required string Because { get; init; }
    [Open] public required ExportScope Scope { get; init; }

    /// <summary>The reference of the case, import, source or record; empty for a search.</summary>
    [Open] public required string Subject { get; init; }

    /// <summary>Which records, where they are few and chosen: a search's, or one.</summary>
    [Open] public required IReadOnlyList<RecordId> Records { get; init; }
    [Open] public required ExportFormat Format { get; init; }
    [Open] public ExportState State { get; private set; }
    [Open] public required DateTimeOffset AskedAt { get; init; }
    [Open] public UserId? Approver { get; private set; }
    [Open] public DateTimeOffset? AnsweredAt { get; private set; }
    [Sensitive] public string Answer { get; private set; } = "";

    /// <summary>Until when it may be fetched; null while it waits.</summary>
    [Open] public DateTimeOffset? Until { get; private set; }
    [Open] public int Version { get; private set; }

    public bool IsOpen(DateTimeOffset when) => State == ExportState.Open && when < Until;

    public void Open(DateTimeOffset when) => (State, Until, Version) = (ExportState.Open, when + OpenFor, Version + 1);

    public void AnswerBy(UserId who, bool agreed, string words, DateTimeOffset when)
    {
        (Approver, AnsweredAt, Answer) = (who, when, words);
        if (agreed) Open(when);
        else (State, Version) = (ExportState.Declined, Version + 1);
    }
}

public enum ExportState { Waiting, Open, Declined }

/// <summary>What is exported.</summary>
public enum ExportScope { Search, Dossier, Import, Source, Record }

/// <summary>How it is written: the same formats that can be brought in.</summary>
public enum ExportFormat { Ftm, HtcdsCsv, HtcdsXlsx, Csv }

/// <summary>What somebody asks for.</summary>
public sealed record ExportForm
{
    public ExportScope? Scope { get; init; }

    /// <summary>The reference of a case, referral, import, source or record.</summary>
    public string Subject { get; init; } = "";

    /// <summary>For a search: what was typed.</summary>
    public string Question { get; init; } = "";
    public Search.ThingSort? Sort { get; init; }
    public ExportFormat? Format { get; init; }
    public string Because { get; init; } = "";

    public IEnumerable<Problem> Check()
    {
        if (Scope is null) yield return new ExportScopeMissing();
        if (Format is null) yield return new ExportFormatMissing();
        if (Because.Trim().Length < ExportJob.FewestWords) yield return new ExportReasonTooShort(Because.Trim().Length);
        else if (Because.Length > ExportJob.MostWords) yield return new TooLong(nameof(Because), ExportJob.MostWords);
    }

    public override string ToString() => nameof(ExportForm);
}
