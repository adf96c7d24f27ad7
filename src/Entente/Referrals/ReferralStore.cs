using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Entente.Referrals;

/// <summary>The room's tables.</summary>
public static class ReferralStore
{
    extension(EntenteDb db)
    {
        public DbSet<DraftReferral> Drafts => db.Set<DraftReferral>();
        public DbSet<Referral> Referrals => db.Set<Referral>();
        public DbSet<Alert> Alerts => db.Set<Alert>();
        public DbSet<EvidenceFile> EvidenceFiles => db.Set<EvidenceFile>();
        public DbSet<NearDate> NearDates => db.Set<NearDate>();
        public DbSet<FileContent> FileContents => db.Set<FileContent>();
        public DbSet<Addition> Additions => db.Set<Addition>();

        public Task<Referral?> ReferralAsync(Reference reference, CancellationToken ct) =>
            db.Set<Referral>().AsNoTracking().SingleOrDefaultAsync(r => r.Reference == reference, ct);

        /// <summary>A referral that the reader may see, or that their own organisation sent: whoever sends may know that it was received, though their role may not read what it says.</summary>
        public async Task<Referral?> SentAsync(Reference reference, Access.Reader reader, CancellationToken ct)
        {
            if (await db.ReferralAsync(reference, ct) is { } seen) return seen;
            return await db.Set<DraftReferral>().AnyAsync(d => d.SentAs == reference && d.Organisation == reader.Organisation, ct)
                ? await db.Set<Referral>().IgnoreQueryFilters(["access"]).AsNoTracking().SingleOrDefaultAsync(r => r.Reference == reference, ct)
                : null;
        }
    }
}

internal sealed class AnswersText() : ValueConverter<Answers, string>(answers => answers.ToJson(), text => Answers.Parse(text));

internal sealed class DraftTable : IEntityTypeConfiguration<DraftReferral>
{
    public void Configure(EntityTypeBuilder<DraftReferral> builder)
    {
        builder.ToTable("draft_referrals");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Questions).HasMaxLength(40);
        builder.Property(x => x.Note).HasMaxLength(1_000);
        builder.Property(x => x.Answers).HasConversion<AnswersText>();
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Ignore(x => x.DeletesOn);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Organisation, x.SentAt, x.Id });
    }
}

internal sealed class ReferralTable : IEntityTypeConfiguration<Referral>
{
    public void Configure(EntityTypeBuilder<Referral> builder)
    {
        builder.ToTable("referrals");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Questions).HasMaxLength(40);
        builder.Property(x => x.Territory).HasMaxLength(40);
        builder.Property(x => x.Recipients).HasMaxLength(200);
        builder.Property(x => x.Urgency).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Sort).HasConversion<string>().HasMaxLength(24);
        builder.Property(x => x.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Answers).HasConversion<AnswersText>();
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => x.Reference).IsUnique();
        // However often it is sent, a draft becomes one referral.
        builder.HasIndex(x => x.Draft).IsUnique();
        builder.HasIndex(x => x.Dossier);
        builder.HasIndex(x => new { x.Status, x.Id });
        builder.HasIndex(x => new { x.Organisation, x.Id });
    }
}

internal sealed class NearDateTable : IEntityTypeConfiguration<NearDate>
{
    public void Configure(EntityTypeBuilder<NearDate> builder)
    {
        builder.ToTable("referral_near_dates");
        builder.HasKey(x => new { x.Referral, x.From, x.Until });
    }
}

internal sealed class AdditionTable : IEntityTypeConfiguration<Addition>
{
    public void Configure(EntityTypeBuilder<Addition> builder)
    {
        builder.ToTable("additions");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Question).HasMaxLength(20);
        builder.Property(x => x.Sort).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.ToldBy).HasMaxLength(20);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Referral, x.Id });
        builder.HasIndex(x => new { x.NotedAt, x.Id });
    }
}

internal sealed class AlertTable : IEntityTypeConfiguration<Alert>
{
    public void Configure(EntityTypeBuilder<Alert> builder)
    {
        builder.ToTable("alerts");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.What).HasMaxLength(2_000);
        builder.Property(x => x.Where).HasMaxLength(1_200);
        builder.Property(x => x.CallBack).HasMaxLength(200);
        builder.Property(x => x.Done).HasMaxLength(4_000);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
        // However many say it at once, one danger opens one alert.
        builder.HasIndex(x => x.Dossier, "OneOpenAlert").IsUnique().HasFilter("\"ClosedAt\" IS NULL");
        builder.HasIndex(x => new { x.ClosedAt, x.Id });
    }
}

internal sealed class EvidenceFileTable : IEntityTypeConfiguration<EvidenceFile>
{
    public void Configure(EntityTypeBuilder<EvidenceFile> builder)
    {
        builder.ToTable("evidence_files");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Name).HasMaxLength(200);
        builder.Property(x => x.MediaType).HasMaxLength(100);
        builder.Property(x => x.Hash).HasMaxLength(64);
        builder.Property(x => x.Summary).HasMaxLength(300);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Hash }).IsUnique();
    }
}

internal sealed class FileContentTable : IEntityTypeConfiguration<FileContent>
{
    public void Configure(EntityTypeBuilder<FileContent> builder)
    {
        builder.ToTable("file_contents");
        builder.Property(x => x.Id).ValueGeneratedNever();
    }
}
