using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Triage.Many;

/// <summary>The tables of what is done with many at once.</summary>
public static class ManyStore
{
    extension(EntenteDb db)
    {
        public DbSet<ManyRun> ManyRuns => db.Set<ManyRun>();
        public DbSet<ManyRow> ManyRows => db.Set<ManyRow>();
    }
}

internal sealed class ManyRunTable : IEntityTypeConfiguration<ManyRun>
{
    public void Configure(EntityTypeBuilder<ManyRun> builder)
    {
        builder.ToTable("many_runs");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Purpose).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Action).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.ToRole).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Trouble).HasMaxLength(200);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => x.State);
    }
}

internal sealed class ManyRowTable : IEntityTypeConfiguration<ManyRow>
{
    public void Configure(EntityTypeBuilder<ManyRow> builder)
    {
        builder.ToTable("many_rows");
        builder.HasKey(x => new { x.Run, x.Number });
        builder.Property(x => x.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Why).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(x => new { x.Run, x.Dossier }).IsUnique();
    }
}
