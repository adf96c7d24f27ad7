using Entente.Retention.Holds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Retention.Requests;

internal sealed class DataRequestTable : IEntityTypeConfiguration<DataRequest>
{
    public void Configure(EntityTypeBuilder<DataRequest> builder)
    {
        builder.ToTable("data_requests");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Sort).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Channel).HasMaxLength(40);
        builder.Property(x => x.Law).HasMaxLength(40);
        builder.Property(x => x.Words).HasMaxLength(LegalHold.MostWords);
        builder.Property(x => x.Identity).HasMaxLength(40);
        builder.Property(x => x.IdentityWords).HasMaxLength(LegalHold.MostWords);
        builder.Property(x => x.ExtendedBecause).HasMaxLength(LegalHold.MostWords);
        builder.Property(x => x.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Refusal).HasMaxLength(40);
        builder.Property(x => x.Answer).HasMaxLength(LegalHold.MostWords);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Ignore(x => x.IsOpen);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
        builder.HasIndex(x => new { x.AnsweredAt, x.DueOn });
        // However many take it down at once, what was asked on the own page is one request.
        builder.HasIndex(x => x.Own).IsUnique();
    }
}

internal sealed class DataWithheldTable : IEntityTypeConfiguration<DataWithheld>
{
    public void Configure(EntityTypeBuilder<DataWithheld> builder)
    {
        builder.ToTable("data_withheld");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Of).HasConversion<string>().HasMaxLength(30);
        builder.Property(x => x.Ground).HasMaxLength(40);
        builder.Property(x => x.Words).HasMaxLength(LegalHold.MostWords);
        builder.Property(x => x.AnswerWords).HasMaxLength(LegalHold.MostWords);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Ignore(x => x.Counts);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
        // One question at a time about one kind, however many ask.
        builder.HasIndex(x => new { x.Request, x.Of }, "OneOpenWithholding").IsUnique().HasFilter("\"AnsweredAt\" IS NULL");
    }
}

internal sealed class DataHandedTable : IEntityTypeConfiguration<DataHanded>
{
    public void Configure(EntityTypeBuilder<DataHanded> builder)
    {
        builder.ToTable("data_handed");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Kinds).HasMaxLength(2_000);
        builder.Property(x => x.Hash).HasMaxLength(64);
        builder.Property(x => x.Channel).HasMaxLength(20);
        builder.Property(x => x.Receiver).HasMaxLength(HandOutData.MostReceiver);
        builder.Ignore(x => x.KindList);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
    }
}
