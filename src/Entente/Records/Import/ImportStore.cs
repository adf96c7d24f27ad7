using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Records.Import;

/// <summary>The tables of the imports.</summary>
public static class ImportStore
{
    extension(EntenteDb db)
    {
        public DbSet<ImportJob> ImportJobs => db.Set<ImportJob>();
        public DbSet<ImportRowError> ImportRowErrors => db.Set<ImportRowError>();
        public DbSet<SavedMapping> SavedMappings => db.Set<SavedMapping>();
    }

    internal static void Json<TEntity, T>(this EntityTypeBuilder<TEntity> builder, System.Linq.Expressions.Expression<Func<TEntity, T>> property) where TEntity : class =>
        builder.Property(property).HasConversion(
            value => ImportPlan.Write(value), text => ImportPlan.Read<T>(text),
            new ValueComparer<T>((a, b) => ReferenceEquals(a, b), value => value == null ? 0 : value.GetHashCode(), value => value));
}

internal sealed class ImportJobTable : IEntityTypeConfiguration<ImportJob>
{
    public void Configure(EntityTypeBuilder<ImportJob> builder)
    {
        builder.ToTable("imports");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Purpose).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Trouble).HasMaxLength(200);
        builder.Json(x => x.Files);
        builder.Property(x => x.Content).HasMaxLength(64);
        builder.Json(x => x.Plan);
        builder.Json(x => x.Check);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => x.State);
        builder.HasIndex(x => x.Content);
    }
}

internal sealed class ImportRowErrorTable : IEntityTypeConfiguration<ImportRowError>
{
    public void Configure(EntityTypeBuilder<ImportRowError> builder)
    {
        builder.ToTable("import_row_errors");
        builder.HasKey(x => new { x.Import, x.Number });
        builder.Property(x => x.Field).HasMaxLength(200);
        builder.Property(x => x.Rule).HasMaxLength(60);
        builder.Property(x => x.Remedy).HasMaxLength(500);
    }
}

internal sealed class SavedMappingTable : IEntityTypeConfiguration<SavedMapping>
{
    public void Configure(EntityTypeBuilder<SavedMapping> builder)
    {
        builder.ToTable("saved_mappings");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Name).HasMaxLength(100);
        builder.Json(x => x.Plan);
        builder.HasIndex(x => new { x.Organisation, x.Name }).IsUnique();
    }
}
