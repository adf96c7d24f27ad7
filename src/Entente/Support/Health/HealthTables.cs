using Entente.Cases.Consent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Support.Health;

internal sealed class HealthNeedTable : IEntityTypeConfiguration<HealthNeed>
{
    public void Configure(EntityTypeBuilder<HealthNeed> builder)
    {
        builder.ToTable("health_needs");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Category).HasMaxLength(40);
        builder.Property(x => x.What).HasMaxLength(HealthNeed.MostWords);
        builder.Property(x => x.ToldBy).HasMaxLength(40);
        builder.Property(x => x.Done).HasMaxLength(HealthNeed.MostWords);
        builder.Property(x => x.Provider).HasMaxLength(HealthNeed.MostName);
        builder.HasIndex(x => x.Reference).IsUnique();
        // However many write it anew at once, one makes the next version.
        builder.HasIndex(x => new { x.First, x.Number }).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
    }
}

internal sealed class HealthShareTable : IEntityTypeConfiguration<HealthShare>
{
    public void Configure(EntityTypeBuilder<HealthShare> builder)
    {
        builder.ToTable("health_shares");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Purpose).HasMaxLength(40);
        builder.Property(x => x.Recipient).HasMaxLength(40);
        builder.Property(x => x.Named).HasMaxLength(ConsentEntries.MostName);
        builder.Property(x => x.Parts).HasMaxLength(200);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Ignore(x => x.PartCodes);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
        // A need is shared once by one line of the ledger, however many do it at once.
        builder.HasIndex(x => new { x.Need, x.Consent }, "OneShare").IsUnique().HasFilter("\"StoppedAt\" IS NULL");
    }
}
