using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.OwnPage;

/// <summary>The room's tables.</summary>
public static class OwnPageStore
{
    extension(EntenteDb db)
    {
        public DbSet<PersonAccess> PersonAccesses => db.Set<PersonAccess>();

        public DbSet<OwnRequest> OwnRequests => db.Set<OwnRequest>();

        internal DbSet<OwnTry> OwnTries => db.Set<OwnTry>();
    }
}

internal sealed class PersonAccessTable : IEntityTypeConfiguration<PersonAccess>
{
    public void Configure(EntityTypeBuilder<PersonAccess> builder)
    {
        builder.ToTable("person_accesses");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.WordKey).HasMaxLength(64);
        builder.Property(x => x.PinHash).HasMaxLength(200);
        builder.Property(x => x.Language).HasMaxLength(20);
        builder.Property(x => x.Call).HasMaxLength(DecideAccess.MostCall);
        builder.Property(x => x.Safety).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
        // However many choose it at once, a word leads to one person.
        builder.HasIndex(x => x.WordKey, "OneWord").IsUnique().HasFilter("\"RevokedAt\" IS NULL");
    }
}

internal sealed class OwnRequestTable : IEntityTypeConfiguration<OwnRequest>
{
    public void Configure(EntityTypeBuilder<OwnRequest> builder)
    {
        builder.ToTable("own_requests");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Sort).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Words).HasMaxLength(OwnRequest.MostWords);
        builder.Property(x => x.Language).HasMaxLength(20);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
    }
}

internal sealed class OwnTryTable : IEntityTypeConfiguration<OwnTry>
{
    public void Configure(EntityTypeBuilder<OwnTry> builder)
    {
        builder.ToTable("own_page_tries");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Key).HasMaxLength(64);
        // Two tries at once count as two: the second to write finds another number than it read, and counts anew.
        builder.Property(x => x.Misses).IsConcurrencyToken();
        builder.HasIndex(x => x.Key).IsUnique();
        builder.HasIndex(x => x.LastAt);
    }
}
