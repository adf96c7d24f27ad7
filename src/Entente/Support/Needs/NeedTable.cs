using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Support.Needs;

internal sealed class NeedTable : IEntityTypeConfiguration<Need>
{
    public void Configure(EntityTypeBuilder<Need> builder)
    {
        builder.ToTable("needs");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Area).HasMaxLength(40);
        builder.Property(x => x.Urgency).HasMaxLength(20);
        builder.Property(x => x.What).HasMaxLength(Need.MostWords);
        builder.Property(x => x.View).HasMaxLength(Need.MostWords);
        builder.Property(x => x.Language).HasMaxLength(20);
        builder.Property(x => x.WithoutView).HasMaxLength(40);
        builder.Property(x => x.RiskToThem).HasMaxLength(Need.MostWords);
        builder.Property(x => x.RiskFromOthers).HasMaxLength(Need.MostWords);
        builder.Property(x => x.RiskToOthers).HasMaxLength(Need.MostWords);
        builder.Property(x => x.Done).HasMaxLength(Need.MostWords);
        builder.HasIndex(x => x.Reference).IsUnique();
        // However many look at an area at once, one makes its next version.
        builder.HasIndex(x => new { x.Dossier, x.Area, x.Number }).IsUnique();
        builder.HasIndex(x => new { x.SupersededAt, x.ReviewOn });
    }
}
