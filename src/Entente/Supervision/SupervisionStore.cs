using Entente.Cases;
using Entente.Storage;
using Entente.Supervision.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Supervision;

/// <summary>The room's tables.</summary>
public static class SupervisionStore
{
    extension(EntenteDb db)
    {
        public DbSet<SampleDraw> SampleDraws => db.Set<SampleDraw>();

        public DbSet<DrawnDecision> DrawnDecisions => db.Set<DrawnDecision>();
    }
}

internal sealed class SampleDrawTable : IEntityTypeConfiguration<SampleDraw>
{
    public void Configure(EntityTypeBuilder<SampleDraw> builder)
    {
        builder.ToTable("sample_draws");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Rule).HasMaxLength(40);
        builder.Property(x => x.Strata).HasMaxLength(100);
        builder.Property(x => x.Seed).HasMaxLength(64);
        builder.Property(x => x.Frame).HasMaxLength(1_000_000);
        builder.HasIndex(x => x.Reference).IsUnique();
        // A month is drawn once by a rule, however many press the button: nobody draws until the sample pleases.
        builder.HasIndex(x => new { x.Organisation, x.Team, x.Rule, x.Month }).IsUnique();
    }
}

internal sealed class DrawnDecisionTable : IEntityTypeConfiguration<DrawnDecision>
{
    public void Configure(EntityTypeBuilder<DrawnDecision> builder)
    {
        builder.ToTable("drawn_decisions");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Stage).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Outcome).HasConversion<string>().HasMaxLength(10);
        builder.Property(x => x.Reasons).HasMaxLength(1_000);
        builder.Property(x => x.Words).HasMaxLength(Evidence.MostText);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Draw, x.Grounds }).IsUnique();
        builder.HasIndex(x => new { x.GivenTo, x.AnsweredAt });
        builder.HasIndex(x => new { x.Team, x.Id });
    }
}
