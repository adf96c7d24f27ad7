using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Cases.Appeals;

/// <summary>A decision was challenged before a court. The log holds neither words nor the court.</summary>
[Step(DataKind.Appeals)]
public sealed record AppealLodged(Reference Appeal, Reference Case, int Decision, string Remedy, string Ground, bool SupportGoesOn, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A court named a day: with the tasks of those who prepare it.</summary>
[Step(DataKind.Appeals)]
public sealed record AppealHearingSet(Reference Hearing, Reference Appeal, DateOnly On, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A day before a court was called off.</summary>
[Step(DataKind.Appeals)]
public sealed record AppealHearingCalledOff(Reference Hearing, Reference Appeal, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A challenge is over. Where the decision fell or was sent back, the next one was begun in the same commit.</summary>
[Step(DataKind.Appeals)]
public sealed record AppealEnded(Reference Appeal, Reference Case, AppealOutcome Outcome, int? Next, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>The tables of challenges before courts.</summary>
public static class AppealStore
{
    extension(EntenteDb db)
    {
        public DbSet<Appeal> Appeals => db.Set<Appeal>();

        public DbSet<AppealHearing> AppealHearings => db.Set<AppealHearing>();

        /// <summary>Whether support of this dossier goes on because a court looks at a decision, or sent it back and nobody has decided anew: a fact of the dossier, not of what a reader may see.</summary>
        public async Task<bool> CourtKeepsSupportAsync(DossierId dossier, CancellationToken ct) =>
            await db.Set<Appeal>().IgnoreQueryFilters(["access"]).AnyAsync(a => a.Dossier == dossier && a.State == AppealState.Pending && a.SupportGoesOn, ct)
            || await db.SentBack(dossier).AnyAsync(a => a.SupportGoesOn, ct);

        /// <summary>The challenges after which a decision fell or was sent back, and the next one is not issued yet. The challenged one says nothing of the person any more.</summary>
        public IQueryable<Appeal> SentBack(DossierId dossier) =>
            db.Set<Appeal>().IgnoreQueryFilters(["access"]).AsNoTracking().Where(a => a.Dossier == dossier && a.State == AppealState.Ended && a.Next != null
                && (a.Outcome == AppealOutcome.Quashed || a.Outcome == AppealOutcome.Remitted)
                && !db.Set<Grounds>().Any(g => g.Case == a.Case && g.Number == a.Next && g.IssuedAt != null));
    }
}

internal sealed class AppealTable : IEntityTypeConfiguration<Appeal>
{
    public void Configure(EntityTypeBuilder<Appeal> builder)
    {
        builder.ToTable("appeals");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Remedy).HasMaxLength(40);
        builder.Property(x => x.Ground).HasMaxLength(40);
        builder.Property(x => x.AskedBy).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.State).HasConversion<string>().HasMaxLength(12);
        builder.Property(x => x.Outcome).HasConversion<string>().HasMaxLength(12);
        foreach (var line in (string[])[nameof(Appeal.Court), nameof(Appeal.CourtReference)]) builder.Property<string>(line).HasMaxLength(Appeal.MostLine);
        foreach (var words in (string[])[nameof(Appeal.Words), nameof(Appeal.OutcomeWords)]) builder.Property<string>(words).HasMaxLength(Appeal.MostWords);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
    }
}

internal sealed class AppealHearingTable : IEntityTypeConfiguration<AppealHearing>
{
    public void Configure(EntityTypeBuilder<AppealHearing> builder)
    {
        builder.ToTable("appeal_hearings");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.What).HasMaxLength(Appeal.MostLine);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
    }
}
