using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Staff.Systems;

/// <summary>The table of keys.</summary>
public static class SystemKeyStore
{
    extension(EntenteDb db)
    {
        public DbSet<SystemKey> SystemKeys => db.Set<SystemKey>();
    }
}

internal sealed class SystemKeyTable : IEntityTypeConfiguration<SystemKey>
{
    public void Configure(EntityTypeBuilder<SystemKey> builder)
    {
        builder.ToTable("system_keys");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Name).HasMaxLength(SystemKeyForm.LongestName);
        builder.Property(x => x.Hash).HasMaxLength(64);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Ignore(x => x.Reader);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Organisation, x.Id });
    }
}
