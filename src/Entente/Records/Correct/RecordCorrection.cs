using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Records.Correct;

/// <summary>That a person put one record in the place of another, and why. Read only beside the record itself, by whoever may see that one.</summary>
public sealed class RecordCorrection
{
    public const int MostWords = 2000;

    /// <summary>The new record.</summary>
    [Open] public required RecordId Record { get; init; }

    /// <summary>The record whose place it took.</summary>
    [Open] public required RecordId Replaces { get; init; }
    [Open] public required UserId By { get; init; }
    [Open] public required DateTimeOffset At { get; init; }
    [Sensitive] public required string Because { get; init; }
}

/// <summary>A record was corrected by hand. Why stands beside the act.</summary>
[Step(DataKind.Entities)]
public sealed record RecordCorrected(Reference Old, Reference New, int Changed, int Added, int Withdrawn) : Event
{
    public DossierId Dossier { get; init; }
    public override DossierId About => Dossier;
}

/// <summary>The table of corrections.</summary>
public static class CorrectionStore
{
    extension(EntenteDb db)
    {
        public DbSet<RecordCorrection> RecordCorrections => db.Set<RecordCorrection>();
    }
}

internal sealed class RecordCorrectionTable : IEntityTypeConfiguration<RecordCorrection>
{
    public void Configure(EntityTypeBuilder<RecordCorrection> builder)
    {
        builder.ToTable("record_corrections");
        builder.HasKey(x => x.Record);
        builder.Property(x => x.Record).ValueGeneratedNever();
        builder.Property(x => x.Because).HasMaxLength(RecordCorrection.MostWords);
    }
}
