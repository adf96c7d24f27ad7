using Entente.Access;
using Entente.Staff;
using Entente.Storage;
using Entente.Support.Children;
using Entente.Support.Exit;
using Entente.Support.Health;
using Entente.Support.Needs;
using Entente.Support.Notes;
using Entente.Support.Offers;
using Entente.Support.Placements;
using Entente.Support.Plans;
using Entente.Support.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Support;

/// <summary>The room's tables and what several of its use cases ask of them.</summary>
public static class SupportStore
{
    extension(EntenteDb db)
    {
        public DbSet<SupportOffer> SupportOffers => db.Set<SupportOffer>();

        public DbSet<Placement> Placements => db.Set<Placement>();

        public DbSet<PlanStep> PlanSteps => db.Set<PlanStep>();

        public DbSet<Session> Sessions => db.Set<Session>();

        public DbSet<Guardian> Guardians => db.Set<Guardian>();

        public DbSet<BestInterests> BestInterests => db.Set<BestInterests>();

        public DbSet<Schooling> Schoolings => db.Set<Schooling>();

        public DbSet<Dependent> Dependents => db.Set<Dependent>();

        public DbSet<HealthNeed> HealthNeeds => db.Set<HealthNeed>();

        public DbSet<HealthShare> HealthShares => db.Set<HealthShare>();

        public DbSet<Need> Needs => db.Set<Need>();

        public DbSet<SupportExit> SupportExits => db.Set<SupportExit>();

        public DbSet<FollowUp> FollowUps => db.Set<FollowUp>();

        public DbSet<Note> Notes => db.Set<Note>();

        public DbSet<DocumentRequest> DocumentRequests => db.Set<DocumentRequest>();

        public DbSet<NoteDocument> NoteDocuments => db.Set<NoteDocument>();

        /// <summary>Ends the work of a provider's people on a dossier: it is shut to them once this is committed.</summary>
        public async Task<IReadOnlyList<AssignmentEnded>> EndWorkOfAsync(DossierId dossier, OrganisationId provider, DateTimeOffset when, CancellationToken ct)
        {
            var held = await db.Set<Assignment>().Where(a => a.Dossier == dossier && a.Role == Role.SupportProvider && a.Until == null).ToListAsync(ct);
            var users = held.Select(a => a.User).ToList();
            var theirs = await db.Users.IgnoreQueryFilters(["access"]).AsNoTracking().Where(u => users.Contains(u.Id) && u.Organisation == provider).Select(u => u.Id).ToListAsync(ct);
            var ended = held.Where(a => theirs.Contains(a.User)).ToList();
            foreach (var work in ended) work.End(when);
            return [.. ended.Select(a => new AssignmentEnded(a.Dossier, a.User, a.Role))];
        }

        /// <summary>Organisations that help people and have somebody who may answer now.</summary>
        public async Task<IReadOnlyList<Organisation>> ProvidersAsync(DateTimeOffset when, CancellationToken ct)
        {
            var held = await db.UserRoles.AsNoTracking().Where(r => r.Role == Role.SupportProvider && r.EndedAt == null).ToListAsync(ct);
            var ids = held.Where(r => r.Holds(when)).Select(r => r.User).ToList();
            var users = await db.Users.IgnoreQueryFilters(["access"]).AsNoTracking().Where(u => ids.Contains(u.Id)).ToListAsync(ct);
            var homes = users.Where(u => u.MayWork(when)).Select(u => u.Organisation).ToHashSet();
            var open = await db.Organisations.AsNoTracking().Where(o => o.ClosedAt == null).OrderBy(o => o.Name).ToListAsync(ct);
            return [.. open.Where(o => homes.Contains(o.Id) && o.Sort is OrganisationSort.Charity or OrganisationSort.Health or OrganisationSort.Council or OrganisationSort.Other)];
        }

        /// <summary>The names of organisations, which everybody here may know.</summary>
        public async Task<IReadOnlyDictionary<OrganisationId, string>> OrganisationNamesAsync(IEnumerable<OrganisationId> ids, CancellationToken ct)
        {
            var wanted = ids.Distinct().ToList();
            return await db.Organisations.AsNoTracking().Where(o => wanted.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        }
    }
}

internal sealed class SupportOfferTable : IEntityTypeConfiguration<SupportOffer>
{
    public void Configure(EntityTypeBuilder<SupportOffer> builder)
    {
        builder.ToTable("support_offers");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Territory).HasMaxLength(40);
        builder.Property(x => x.Needs).HasMaxLength(400);
        builder.Property(x => x.Wanted).HasMaxLength(400);
        builder.Property(x => x.PlaceWishes).HasMaxLength(400);
        builder.Property(x => x.Language).HasMaxLength(20);
        builder.Property(x => x.Danger).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Naming).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Reason).HasMaxLength(40);
        builder.Property(x => x.Words).HasMaxLength(SupportOffer.MostWords);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
        builder.HasIndex(x => new { x.Organisation, x.State, x.Id });
        builder.HasIndex(x => new { x.State, x.Until });
        // However many accept at once, one is responsible; and nobody is asked twice at a time.
        builder.HasIndex(x => x.Dossier, "OneProvider").IsUnique().HasFilter("\"State\" = 'Accepted'");
        builder.HasIndex(x => new { x.Dossier, x.Organisation }, "OneOpenOffer").IsUnique().HasFilter("\"State\" = 'Sent'");
    }
}

internal sealed class PlanStepTable : IEntityTypeConfiguration<PlanStep>
{
    public void Configure(EntityTypeBuilder<PlanStep> builder)
    {
        builder.ToTable("plan_steps");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Entitlement).HasMaxLength(40);
        builder.Property(x => x.Goal).HasMaxLength(PlanStep.MostWords);
        builder.Property(x => x.Language).HasMaxLength(20);
        builder.Property(x => x.What).HasMaxLength(PlanStep.MostWords);
        builder.Property(x => x.Who).HasMaxLength(PlanStep.MostWho);
        builder.Property(x => x.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Outcome).HasMaxLength(PlanStep.MostWords);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
    }
}

internal sealed class PlacementTable : IEntityTypeConfiguration<Placement>
{
    public void Configure(EntityTypeBuilder<Placement> builder)
    {
        builder.ToTable("placements");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Type).HasMaxLength(40);
        builder.Property(x => x.Address).HasMaxLength(300);
        builder.Property(x => x.Town).HasMaxLength(200);
        builder.Property(x => x.PostCode).HasMaxLength(20);
        builder.Property(x => x.Point).HasMaxLength(60);
        builder.Property(x => x.Suits).HasMaxLength(400);
        builder.Property(x => x.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Rules).HasMaxLength(400);
        builder.Property(x => x.End).HasMaxLength(40);
        builder.Property(x => x.Words).HasMaxLength(2_000);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Ignore(x => x.SuitCodes);
        builder.Ignore(x => x.RuleCodes);
        builder.Ignore(x => x.Place);
        builder.Ignore(x => x.IsCurrent);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
        builder.HasIndex(x => new { x.State, x.Id });
        // One lives in one place, however many move the person at once.
        builder.HasIndex(x => x.Dossier, "OneHome").IsUnique().HasFilter("\"State\" = 'Living'");
    }
}
