using Entente.Access;
using Entente.Audit;
using Entente.Cases.Consent;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Cases.Disclosures;

/// <summary>The tables of what crossed and of who is told that consent was taken back.</summary>
public static class DisclosuresStore
{
    extension(EntenteDb db)
    {
        public DbSet<Disclosure> Disclosures => db.Set<Disclosure>();

        public DbSet<Notice> Notices => db.Set<Notice>();

        /// <summary>Adds a notice to each recipient who has something that may no longer be used, with these lines that are about to be saved.</summary>
        /// <remarks>Whoever writes down a no need not be one who may see what was passed on: the recipients are told all the same.</remarks>
        internal async Task<IReadOnlyList<Event>> TellRecipientsAsync(DossierId dossier, IReadOnlyCollection<ConsentEntry> ledger, IReadOnlyCollection<Disclosure> added, WorkingCalendar calendar, WithdrawalTimes times, IdSource ids, DateTimeOffset now, CancellationToken ct)
        {
            var disclosures = await db.Set<Disclosure>().IgnoreQueryFilters(["access"]).AsNoTracking().Where(d => d.Dossier == dossier && d.Ground == DisclosureGround.Consent).ToListAsync(ct);
            var notices = await db.Set<Notice>().IgnoreQueryFilters(["access"]).AsNoTracking().Where(n => n.Dossier == dossier).ToListAsync(ct);
            var needed = Notice.Needed([.. disclosures, .. added], ledger, notices, calendar, times, ids, now);
            db.AddRange(needed);
            return needed.Count == 0 ? [] : [new RecipientsToTell(needed.Count, dossier)];
        }
    }
}

internal sealed class DisclosureTable : IEntityTypeConfiguration<Disclosure>
{
    public void Configure(EntityTypeBuilder<Disclosure> builder)
    {
        builder.ToTable("disclosures");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Ground).HasConversion<string>().HasMaxLength(10);
        builder.Property(x => x.Purpose).HasMaxLength(40);
        builder.Property(x => x.Recipient).HasMaxLength(40);
        builder.Property(x => x.Named).HasMaxLength(ConsentEntries.MostName);
        builder.Property(x => x.Country).HasMaxLength(2);
        builder.Property(x => x.Sets).HasMaxLength(400);
        builder.Property(x => x.How).HasMaxLength(20);
        builder.Property(x => x.What).HasMaxLength(DecideDisclosure.MostWords);
        builder.Property(x => x.Because).HasMaxLength(DecideDisclosure.MostWords);
        builder.Property(x => x.Entries).HasMaxLength(1_000);
        builder.Property(x => x.Power).HasMaxLength(40);
        builder.Ignore(x => x.SetCodes);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
    }
}

internal sealed class NoticeTable : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("consent_notices");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Recipient).HasMaxLength(40);
        builder.Property(x => x.Named).HasMaxLength(ConsentEntries.MostName);
        builder.Property(x => x.Country).HasMaxLength(2);
        builder.Property(x => x.Sets).HasMaxLength(400);
        builder.Property(x => x.ToldHow).HasMaxLength(ConsentEntries.MostName);
        builder.Property(x => x.Answer).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Words).HasMaxLength(DecideDisclosure.MostWords);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Ignore(x => x.SetCodes);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
        builder.HasIndex(x => new { x.AnsweredAt, x.Due });
    }
}
