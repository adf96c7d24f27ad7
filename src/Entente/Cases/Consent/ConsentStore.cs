using Entente.Access;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Cases.Consent;

/// <summary>The ledger's table.</summary>
public static class ConsentStore
{
    extension(EntenteDb db)
    {
        public DbSet<ConsentEntry> Consent => db.Set<ConsentEntry>();

        /// <summary>Every line of a dossier that this reader may see.</summary>
        public async Task<IReadOnlyList<ConsentEntry>> ConsentOfAsync(DossierId dossier, CancellationToken ct) =>
            await db.Set<ConsentEntry>().AsNoTracking().Where(e => e.Dossier == dossier).OrderBy(e => e.Id).ToListAsync(ct);
    }
}

internal sealed class ConsentTable : IEntityTypeConfiguration<ConsentEntry>
{
    public void Configure(EntityTypeBuilder<ConsentEntry> builder)
    {
        builder.ToTable("consent_entries");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Act).HasConversion<string>().HasMaxLength(12);
        builder.Property(x => x.By).HasConversion<string>().HasMaxLength(12);
        foreach (var code in (string[])[nameof(ConsentEntry.Purpose), nameof(ConsentEntry.Recipient), nameof(ConsentEntry.Set)]) builder.Property<string>(code).HasMaxLength(40);
        foreach (var code in (string[])[nameof(ConsentEntry.Language), nameof(ConsentEntry.ReadBy), nameof(ConsentEntry.InterpretedBy), nameof(ConsentEntry.Proof), nameof(ConsentEntry.ByGround)]) builder.Property<string>(code).HasMaxLength(20);
        builder.Property(x => x.Country).HasMaxLength(2);
        builder.Property(x => x.Text).HasMaxLength(60);
        foreach (var name in (string[])[nameof(ConsentEntry.Named), nameof(ConsentEntry.Interpreter), nameof(ConsentEntry.ProofKept), nameof(ConsentEntry.Witness), nameof(ConsentEntry.ByName)]) builder.Property<string>(name).HasMaxLength(ConsentEntries.MostName);
        builder.Property(x => x.OwnWords).HasMaxLength(ConsentEntries.MostWords);
        builder.Property(x => x.OwnView).HasMaxLength(ConsentEntries.MostWords);
        builder.Ignore(x => x.Scope);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
    }
}
