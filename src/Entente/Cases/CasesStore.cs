using Entente.Clocks;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Cases;

/// <summary>The room's tables.</summary>
public static class CasesStore
{
    extension(EntenteDb db)
    {
        public DbSet<Case> Cases => db.Set<Case>();

        public DbSet<Evidence> Evidence => db.Set<Evidence>();

        public DbSet<Grounds> Grounds => db.Set<Grounds>();

        public DbSet<InformationRequest> InformationRequests => db.Set<InformationRequest>();

        public DbSet<SecondReading> SecondReadings => db.Set<SecondReading>();

        /// <summary>The decision in hand: the last that was begun. Null where none was.</summary>
        public Task<Grounds?> InHandAsync(CaseId about, CancellationToken ct) =>
            db.Set<Grounds>().Where(g => g.Case == about).OrderByDescending(g => g.Number).FirstOrDefaultAsync(ct);

        /// <summary>The evidence in force.</summary>
        public async Task<IReadOnlyList<Evidence>> WeighedAsync(CaseId about, CancellationToken ct) =>
            await db.Set<Evidence>().AsNoTracking().Where(e => e.Case == about && e.WithdrawnAt == null).ToListAsync(ct);
    }
}

internal sealed class CaseTable : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> builder)
    {
        builder.ToTable("cases");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Status).HasConversion<string>().HasMaxLength(40);
        builder.Property(x => x.Territory).HasMaxLength(40);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => x.Dossier).IsUnique();
        builder.HasIndex(x => new { x.Team, x.Id });
        builder.HasIndex(x => new { x.Organisation, x.Id });
    }
}

internal sealed class EvidenceTable : IEntityTypeConfiguration<Evidence>
{
    public void Configure(EntityTypeBuilder<Evidence> builder)
    {
        builder.ToTable("evidence");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Element).HasConversion<string>().HasMaxLength(10);
        builder.Property(x => x.Side).HasConversion<string>().HasMaxLength(10);
        builder.Property(x => x.Weight).HasConversion<string>().HasMaxLength(10);
        builder.Property(x => x.Purpose).HasMaxLength(60);
        builder.HasIndex(x => x.Case);
    }
}

internal sealed class InformationRequestTable : IEntityTypeConfiguration<InformationRequest>
{
    public void Configure(EntityTypeBuilder<InformationRequest> builder)
    {
        builder.ToTable("information_requests");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Of).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Chasers).HasConversion(new ClockTable.ListText<Chaser>(), new ClockTable.ListLikeness<Chaser>()).HasMaxLength(100_000);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => x.Case);
    }
}

internal sealed class SecondReadingTable : IEntityTypeConfiguration<SecondReading>
{
    public void Configure(EntityTypeBuilder<SecondReading> builder)
    {
        builder.ToTable("second_readings");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.View).HasConversion<string>().HasMaxLength(10);
        builder.HasIndex(x => new { x.Team, x.Id });
        builder.HasIndex(x => x.Case);
    }
}

internal sealed class GroundsTable : IEntityTypeConfiguration<Grounds>
{
    public void Configure(EntityTypeBuilder<Grounds> builder)
    {
        builder.ToTable("grounds");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Regime).HasMaxLength(40);
        builder.Property(x => x.Outcome).HasConversion<string>().HasMaxLength(10);
        builder.Property(x => x.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.View).HasConversion<string>().HasMaxLength(10);
        builder.Property(x => x.SecondOutcome).HasConversion<string>().HasMaxLength(10);
        builder.Property(x => x.Reasons).HasMaxLength(1_000);
        builder.Property(x => x.Authors).HasMaxLength(2_000);
        builder.Property(x => x.Letter).HasConversion(letter => Letter.Write(letter), text => Letter.Read(text));
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Property(x => x.Stage).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.AskedBy).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Ground).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Basis).HasConversion(basis => Basis.Write(basis), text => Basis.Read(text));
        // One decision at a time: two people who begin together get the conflict page, not two drafts.
        builder.HasIndex(x => new { x.Case, x.Number }).IsUnique();
        builder.HasIndex(x => x.State);
    }
}
