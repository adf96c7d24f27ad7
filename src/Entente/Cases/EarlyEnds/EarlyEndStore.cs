using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Cases.EarlyEnds;

/// <summary>A step towards ending a recovery period early: begun, notice given, answered, handed on, read, let go, looked at again. The log holds no ground and no words.</summary>
[Step(DataKind.DecisionDraft)]
public sealed record EarlyEndStepped(Reference Ending, Reference Case, string What, EarlyEndState State, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A recovery period ended early by a decision of its own: with its clock, in one commit.</summary>
[Step(DataKind.DecisionOutcome)]
public sealed record RecoveryEndedEarly(Reference Ending, Reference Case, string Regime, string Stops, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>Such a decision was taken back: a recovery period of full length runs again.</summary>
[Step(DataKind.DecisionOutcome)]
public sealed record EarlyEndReversed(Reference Ending, Reference Case, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>The table of decisions that end recovery periods early.</summary>
public static class EarlyEndStore
{
    extension(EntenteDb db)
    {
        public DbSet<EarlyEnding> EarlyEndings => db.Set<EarlyEnding>();

        /// <summary>The decision by which a dossier's recovery period ended early and that nobody took back: a fact of the dossier, not of what a reader may see.</summary>
        public Task<EarlyEnding?> EarlyEndInForceAsync(DossierId dossier, CancellationToken ct) =>
            db.Set<EarlyEnding>().IgnoreQueryFilters(["access"]).AsNoTracking().Where(e => e.Dossier == dossier && e.State == EarlyEndState.Ended).OrderByDescending(e => e.Id).FirstOrDefaultAsync(ct);
    }
}

internal sealed class EarlyEndingTable : IEntityTypeConfiguration<EarlyEnding>
{
    public void Configure(EntityTypeBuilder<EarlyEnding> builder)
    {
        builder.ToTable("early_endings");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Regime).HasMaxLength(40);
        builder.Property(x => x.Stops).HasMaxLength(100);
        builder.Property(x => x.Ground).HasMaxLength(60);
        builder.Property(x => x.Way).HasMaxLength(40);
        builder.Property(x => x.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.AskedBy).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Authors).HasMaxLength(2_000);
        foreach (var words in (string[])[nameof(EarlyEnding.Words), nameof(EarlyEnding.Risk), nameof(EarlyEnding.Answer), nameof(EarlyEnding.Weighed), nameof(EarlyEnding.SecondWords), nameof(EarlyEnding.WhyNot), nameof(EarlyEnding.AskedWords)]) builder.Property<string>(words).HasMaxLength(EarlyEnding.MostWords);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
    }
}
