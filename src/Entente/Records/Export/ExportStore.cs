using Entente.Records.Import;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Records.Export;

/// <summary>The table of the exports.</summary>
public static class ExportStore
{
    extension(EntenteDb db)
    {
        public DbSet<ExportJob> ExportJobs => db.Set<ExportJob>();
    }
}

internal sealed class ExportJobTable : IEntityTypeConfiguration<ExportJob>
{
    public void Configure(EntityTypeBuilder<ExportJob> builder)
    {
        builder.ToTable("exports");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Purpose).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Because).HasMaxLength(ExportJob.MostWords);
        builder.Property(x => x.Scope).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Subject).HasMaxLength(32);
        builder.Json(x => x.Records);
        builder.Property(x => x.Format).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Answer).HasMaxLength(ExportJob.MostWords);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => x.By);
        builder.HasIndex(x => x.State);
    }
}
