using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Cases.Contact;

/// <summary>The tables of ways, dangers, exceptions and letters given.</summary>
public static class ContactStore
{
    extension(EntenteDb db)
    {
        public DbSet<ContactWay> ContactWays => db.Set<ContactWay>();

        public DbSet<KnownDanger> KnownDangers => db.Set<KnownDanger>();

        public DbSet<SafetyOverride> SafetyOverrides => db.Set<SafetyOverride>();

        public DbSet<Serving> Servings => db.Set<Serving>();

        /// <summary>Commits what one person may do at a time; null where it was done, and what to say where somebody else was first.</summary>
        internal async Task<Problem?> CommitOnceAsync(Act act, IReadOnlyList<Event> happened, CancellationToken ct)
        {
            try
            {
                await db.CommitAsync(act, happened, ct);
                return null;
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear();
                return new ChangedMeanwhile();
            }
        }

        /// <summary>The exception that lets this pass now; whoever agreed to it, it is found, also by a reader who may not read exceptions.</summary>
        public async Task<SafetyOverride?> OverrideInForceAsync(OverrideFor what, Reference of, IReadOnlyList<string> stopping, DateTimeOffset when, CancellationToken ct) =>
            (await db.Set<SafetyOverride>().IgnoreQueryFilters(["access"]).Where(o => o.Of == of && o.For == what && o.Agreed == true && o.UsedAt == null).OrderBy(o => o.Id).ToListAsync(ct)).FirstOrDefault(o => o.Covers(what, of, stopping, when));
    }
}

internal sealed class ContactWayTable : IEntityTypeConfiguration<ContactWay>
{
    public void Configure(EntityTypeBuilder<ContactWay> builder)
    {
        builder.ToTable("contact_ways");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Channel).HasMaxLength(20);
        builder.Property(x => x.Value).HasMaxLength(ContactText.MostLine);
        builder.Property(x => x.Address).HasMaxLength(ContactText.MostAddress);
        builder.Property(x => x.Town).HasMaxLength(ContactText.MostLine);
        builder.Property(x => x.PostCode).HasMaxLength(20);
        builder.Property(x => x.Point).HasMaxLength(60);
        builder.Property(x => x.Safety).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Times).HasMaxLength(ContactText.MostLine);
        builder.Property(x => x.CodeWord).HasMaxLength(ContactText.MostLine);
        builder.Property(x => x.Whose).HasMaxLength(20);
        builder.Property(x => x.Name).HasMaxLength(ContactText.MostLine);
        builder.Property(x => x.Circle).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.EndedBecause).HasMaxLength(ContactText.MostWords);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Ignore(x => x.InUse);
        builder.Ignore(x => x.Place);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
    }
}

internal sealed class KnownDangerTable : IEntityTypeConfiguration<KnownDanger>
{
    public void Configure(EntityTypeBuilder<KnownDanger> builder)
    {
        builder.ToTable("known_dangers");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Role).HasMaxLength(20);
        builder.Property(x => x.Name).HasMaxLength(ContactText.MostLine);
        builder.Property(x => x.Numbers).HasMaxLength(ContactText.MostWords);
        builder.Property(x => x.Address).HasMaxLength(ContactText.MostAddress);
        builder.Property(x => x.Town).HasMaxLength(ContactText.MostLine);
        builder.Property(x => x.PostCode).HasMaxLength(20);
        builder.Property(x => x.Point).HasMaxLength(60);
        builder.Property(x => x.Why).HasMaxLength(ContactText.MostWords);
        builder.Property(x => x.EndedBecause).HasMaxLength(ContactText.MostWords);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Ignore(x => x.NumberLines);
        builder.Ignore(x => x.Place);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
    }
}

internal sealed class SafetyOverrideTable : IEntityTypeConfiguration<SafetyOverride>
{
    public void Configure(EntityTypeBuilder<SafetyOverride> builder)
    {
        builder.ToTable("safety_overrides");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.For).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Rules).HasMaxLength(400);
        builder.Property(x => x.Reason).HasMaxLength(ContactText.MostWords);
        builder.Property(x => x.Words).HasMaxLength(ContactText.MostWords);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Ignore(x => x.RuleCodes);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
        builder.HasIndex(x => new { x.Team, x.AnsweredAt });
        // One question at a time about one thing, however many ask.
        builder.HasIndex(x => x.Of, "OneOpenOverride").IsUnique().HasFilter("\"AnsweredAt\" IS NULL");
    }
}

internal sealed class ServingTable : IEntityTypeConfiguration<Serving>
{
    public void Configure(EntityTypeBuilder<Serving> builder)
    {
        builder.ToTable("servings");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Channel).HasMaxLength(20);
        builder.Property(x => x.Receiver).HasMaxLength(ContactText.MostLine);
        builder.Property(x => x.Rules).HasMaxLength(400);
        builder.Ignore(x => x.RuleCodes);
        builder.Ignore(x => x.IsAgainstTheRule);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
    }
}
