using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Records;

/// <summary>The tables of the records.</summary>
public static class RecordsStore
{
    extension(EntenteDb db)
    {
        public DbSet<Record> Records => db.Set<Record>();
        public DbSet<RecordKey> RecordKeys => db.Set<RecordKey>();
        public DbSet<RecordSource> RecordSources => db.Set<RecordSource>();
    }
}

internal sealed class RecordTable : IEntityTypeConfiguration<Record>
{
    private static readonly ValueComparer<IReadOnlyList<Statement>> Same =
        new((a, b) => a!.SequenceEqual(b!), list => list.Count, list => list);

    public void Configure(EntityTypeBuilder<Record> builder)
    {
        builder.ToTable("records");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Schema).HasMaxLength(40);
        builder.Property(x => x.Compartment).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.RowKind).HasConversion<string>().HasMaxLength(30);
        builder.Property(x => x.Handling).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Reliability).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Language).HasMaxLength(10);
        builder.Property(x => x.Caption).HasMaxLength(300);
        builder.Property(x => x.ExternalId).HasMaxLength(300);
        builder.Property(x => x.Statements).HasConversion(list => StatementJson.Write(list), text => StatementJson.Read(text), Same);
        // Two who correct one record at the same time: the second is told, nothing is lost.
        builder.Property(x => x.SupersededBy).IsConcurrencyToken();
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => x.Dossier);
        // What a source says stands once; that it said the same before it said otherwise is another fact.
        // What is kept apart, by whose it is: few rows, so that nobody is shown a source that has some without looking through all that it said.
        builder.HasIndex(x => new { x.Source, x.Compartment, x.Handling }).HasFilter("\"Compartment\" <> 'Decision' OR \"Handling\" <> 'Lawful'");
        builder.HasIndex(x => new { x.Source, x.ContentHash }).IsUnique().HasFilter("\"SupersededBy\" IS NULL");
    }
}

internal sealed class RecordKeyTable : IEntityTypeConfiguration<RecordKey>
{
    public void Configure(EntityTypeBuilder<RecordKey> builder)
    {
        builder.ToTable("record_keys");
        // Led by the key, then by whose it is: a reader who sees only their own organisation walks a few neighbours, not every record that bears a common name.
        builder.HasKey(x => new { x.Key, x.Organisation, x.Record });
    }
}

internal sealed class RecordSourceTable : IEntityTypeConfiguration<RecordSource>
{
    public void Configure(EntityTypeBuilder<RecordSource> builder)
    {
        builder.ToTable("record_sources");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Name).HasMaxLength(200);
        builder.Property(x => x.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Reliability).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(x => x.Name).IsUnique();
        builder.HasIndex(x => x.Reference).IsUnique();
    }
}
