using Entente.Access;
using Entente.Cases;
using Entente.Cases.Tasks;
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
            var holds = await db.Set<LegalHold>().IgnoreQueryFilters(["access"]).AsNoTracking().Where(h => EF.Parameter(dossiers).Contains(h.Dossier) && h.LiftedAt == null).Select(h => new { h.Dossier, h.Until }).ToListAsync(ct);
            var days = await db.DaysOfAsync(holds.Where(h => h.Until is not null).Select(h => h.Dossier), calendars, when, ct);
            return [.. holds.Where(h => h.Until is not { } until || until >= days[h.Dossier]).Select(h => h.Dossier)];
        }

        /// <summary>Which day it is where each of the dossiers is dealt with: a hold and the time of a request run out there, not at the centre.</summary>
        internal async Task<Dictionary<DossierId, DateOnly>> DaysOfAsync(IEnumerable<DossierId> dossiers, Calendars calendars, DateTimeOffset when, CancellationToken ct)
        {
            DossierId[] asked = [.. dossiers.Distinct()];
            var places = asked.Length == 0 ? [] : (await db.Set<Case>().IgnoreQueryFilters(["access"]).AsNoTracking().Where(c => EF.Parameter(asked).Contains(c.Dossier)).Select(c => new { c.Dossier, c.Territory }).ToListAsync(ct)).ToLookup(c => c.Dossier, c => c.Territory).ToDictionary(c => c.Key, c => c.First());
            return asked.ToDictionary(d => d, d => (places.TryGetValue(d, out var place) ? calendars.Of(place) : calendars.Home).DayOf(when));
        }

        /// <summary>The same of one dossier.</summary>
        internal async Task<DateOnly> DayOfAsync(DossierId dossier, Calendars calendars, DateTimeOffset when, CancellationToken ct) => (await db.DaysOfAsync([dossier], calendars, when, ct))[dossier];

        /// <summary>Those of the dossiers whose person waits for an answer about their data.</summary>
        internal async Task<HashSet<DossierId>> AskedAsync(DossierId[] dossiers, CancellationToken ct)
        {
            var requests = await db.Set<DataRequest>().IgnoreQueryFilters(["access"]).AsNoTracking().Where(r => EF.Parameter(dossiers).Contains(r.Dossier)).Select(r => new { r.Dossier, r.Own, r.AnsweredAt }).ToListAsync(ct);
            var taken = requests.Select(r => r.Own).OfType<Reference>().ToHashSet();
            var own = await db.Set<OwnRequest>().IgnoreQueryFilters(["access"]).AsNoTracking().Where(r => EF.Parameter(dossiers).Contains(r.Dossier)).Select(r => new { r.Dossier, r.Reference, r.Sort }).ToListAsync(ct);
            // Another look at a decision is no request about data: it waits as long as the task that it raised.
            var looks = own.Where(o => o.Sort == OwnRequestSort.AnotherLook).ToList();
            DossierId[] looking = [.. looks.Select(o => o.Dossier).Distinct()];
            var tasks = looking.Length == 0 ? [] : await db.Set<WorkTask>().IgnoreQueryFilters(["access"]).AsNoTracking().Where(t => EF.Parameter(looking).Contains(t.Dossier) && t.State == TaskState.Open).Select(t => t.Key).ToListAsync(ct);
            return
            [
                .. requests.Where(r => r.AnsweredAt is null).Select(r => r.Dossier),
                .. own.Where(o => o.Sort != OwnRequestSort.AnotherLook && !taken.Contains(o.Reference)).Select(o => o.Dossier),
                .. looks.Where(o => tasks.Any(key => key.StartsWith(o.Reference.Text + " ", StringComparison.Ordinal) || key == o.Reference.Text)).Select(o => o.Dossier),
            ];
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
