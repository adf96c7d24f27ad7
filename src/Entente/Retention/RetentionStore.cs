using Entente.Access;
using Entente.Clocks;
using Entente.Foundation;
using Entente.OwnPage;
using Entente.Retention.Deletion;
using Entente.Retention.Holds;
using Entente.Retention.Requests;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Retention;

/// <summary>The room's tables.</summary>
public static class RetentionStore
{
    extension(EntenteDb db)
    {
        public DbSet<LegalHold> LegalHolds => db.Set<LegalHold>();

        public DbSet<DossierDeletion> DossierDeletions => db.Set<DossierDeletion>();

        public DbSet<DeletionCertificate> DeletionCertificates => db.Set<DeletionCertificate>();

        public DbSet<DataRequest> DataRequests => db.Set<DataRequest>();

        public DbSet<DataWithheld> DataWithheld => db.Set<DataWithheld>();

        public DbSet<DataHanded> DataHanded => db.Set<DataHanded>();

        /// <summary>Those of the dossiers that a hold is in force for, whoever may know of it.</summary>
        internal async Task<HashSet<DossierId>> HeldAsync(DossierId[] dossiers, Calendars calendars, DateTimeOffset when, CancellationToken ct)
        {
            var today = calendars.Home.DayOf(when);
            return await db.Set<LegalHold>().IgnoreQueryFilters(["access"]).AsNoTracking().Where(h => EF.Parameter(dossiers).Contains(h.Dossier) && h.LiftedAt == null && (h.Until == null || h.Until >= today)).Select(h => h.Dossier).ToHashSetAsync(ct);
        }

        /// <summary>Those of the dossiers whose person waits for an answer about their data.</summary>
        internal async Task<HashSet<DossierId>> AskedAsync(DossierId[] dossiers, CancellationToken ct)
        {
            var requests = await db.Set<DataRequest>().IgnoreQueryFilters(["access"]).AsNoTracking().Where(r => EF.Parameter(dossiers).Contains(r.Dossier)).Select(r => new { r.Dossier, r.Own, r.AnsweredAt }).ToListAsync(ct);
            var taken = requests.Select(r => r.Own).OfType<Reference>().ToHashSet();
            var own = await db.Set<OwnRequest>().IgnoreQueryFilters(["access"]).AsNoTracking().Where(r => EF.Parameter(dossiers).Contains(r.Dossier)).Select(r => new { r.Dossier, r.Reference }).ToListAsync(ct);
            return [.. requests.Where(r => r.AnsweredAt is null).Select(r => r.Dossier), .. own.Where(o => !taken.Contains(o.Reference)).Select(o => o.Dossier)];
        }
    }
}

internal sealed class LegalHoldTable : IEntityTypeConfiguration<LegalHold>
{
    public void Configure(EntityTypeBuilder<LegalHold> builder)
    {
        builder.ToTable("legal_holds");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Ground).HasMaxLength(40);
        builder.Property(x => x.Words).HasMaxLength(LegalHold.MostWords);
        builder.Property(x => x.ReviewWords).HasMaxLength(LegalHold.MostWords);
        builder.Property(x => x.LiftedBecause).HasMaxLength(LegalHold.MostWords);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
        builder.HasIndex(x => new { x.LiftedAt, x.ReviewOn });
    }
}

internal sealed class DossierDeletionTable : IEntityTypeConfiguration<DossierDeletion>
{
    public void Configure(EntityTypeBuilder<DossierDeletion> builder)
    {
        builder.ToTable("dossier_deletions");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Rules).HasMaxLength(40);
        builder.Property(x => x.Words).HasMaxLength(LegalHold.MostWords);
        builder.Property(x => x.DeclinedBecause).HasMaxLength(LegalHold.MostWords);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Ignore(x => x.IsOpen);
        builder.HasIndex(x => x.Reference).IsUnique();
        // One question at a time about one dossier, however many ask.
        builder.HasIndex(x => x.Dossier, "OneOpenDeletion").IsUnique().HasFilter("\"DeclinedAt\" IS NULL");
    }
}

internal sealed class DeletionCertificateTable : IEntityTypeConfiguration<DeletionCertificate>
{
    public void Configure(EntityTypeBuilder<DeletionCertificate> builder)
    {
        builder.ToTable("deletion_certificates");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Counts).HasMaxLength(4_000);
        builder.Property(x => x.Rules).HasMaxLength(40);
        builder.Ignore(x => x.Kinds);
        builder.Ignore(x => x.Hash);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => x.Case);
    }
}
