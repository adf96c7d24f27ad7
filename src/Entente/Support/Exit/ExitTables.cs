using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Support.Exit;

internal sealed class SupportExitTable : IEntityTypeConfiguration<SupportExit>
{
    public void Configure(EntityTypeBuilder<SupportExit> builder)
    {
        builder.ToTable("support_exits");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Reason).HasMaxLength(40);
        builder.Property(x => x.Wish).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.WishWords).HasMaxLength(SupportExit.MostWords);
        builder.Property(x => x.DecidedBy).HasMaxLength(SupportExit.MostWho);
        builder.Property(x => x.WhereTo).HasMaxLength(40);
        builder.Property(x => x.Safety).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.HandedOver).HasMaxLength(SupportExit.MostWords);
        builder.Property(x => x.Risk).HasMaxLength(SupportExit.MostWords);
        builder.Property(x => x.Consent).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Way).HasMaxLength(40);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
        // However many end it at once, it ends once.
        builder.HasIndex(x => x.Offer).IsUnique();
    }
}

internal sealed class FollowUpTable : IEntityTypeConfiguration<FollowUp>
{
    public void Configure(EntityTypeBuilder<FollowUp> builder)
    {
        builder.ToTable("follow_ups");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Way).HasMaxLength(40);
        builder.Property(x => x.HowTheyAre).HasMaxLength(FollowUp.MostWords);
        builder.Property(x => x.Signs).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.SignsWords).HasMaxLength(FollowUp.MostWords);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Exit, x.Months }).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
        builder.HasIndex(x => new { x.State, x.DueOn });
    }
}
