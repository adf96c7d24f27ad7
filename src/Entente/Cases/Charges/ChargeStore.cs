using Entente.Audit;
using Entente.Cases.Tasks;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Cases.Charges;

/// <summary>The tables of charges, of what prosecutors were given and of what they answered.</summary>
public static class ChargeStore
{
    extension(EntenteDb db)
    {
        public DbSet<Charge> Charges => db.Set<Charge>();

        public DbSet<EvidencePack> EvidencePacks => db.Set<EvidencePack>();

        public DbSet<ChargeStep> ChargeSteps => db.Set<ChargeStep>();

        /// <summary>Ends the open tasks that were raised for one charge by one sort of rule: what they wait for has happened.</summary>
        internal async Task<IReadOnlyList<Event>> NoLongerForAsync(TaskTemplates templates, Charge charge, TaskTrigger trigger, DateTimeOffset when, CancellationToken ct)
        {
            var codes = templates.All.Where(t => t.On == trigger).Select(t => t.Code).ToList();
            var open = await db.Set<WorkTask>().IgnoreQueryFilters(["access"]).Where(t => t.Dossier == charge.Dossier && t.State == TaskState.Open && codes.Contains(t.Template)).ToListAsync(ct);
            open.RemoveAll(t => !t.Key.StartsWith(charge.Reference.Text + " ", StringComparison.Ordinal));
            foreach (var task in open) task.Close(TaskState.NotNeeded, when);
            return [.. open.Select(t => new TaskClosed(t.Reference, t.State, t.Dossier))];
        }
    }
}

internal sealed class ChargeTable : IEntityTypeConfiguration<Charge>
{
    public void Configure(EntityTypeBuilder<Charge> builder)
    {
        builder.ToTable("charges");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.State).HasConversion<string>().HasMaxLength(12);
        builder.Property(x => x.Answer).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Sort).HasMaxLength(40);
        builder.Property(x => x.Stage).HasMaxLength(40);
        builder.Property(x => x.MadeTo).HasMaxLength(40);
        builder.Property(x => x.Language).HasMaxLength(20);
        builder.Property(x => x.Records).HasMaxLength(4_000);
        foreach (var line in (string[])[nameof(Charge.OffenceCode), nameof(Charge.Authority), nameof(Charge.Court), nameof(Charge.CourtReference), nameof(Charge.Source)]) builder.Property<string>(line).HasMaxLength(Charge.MostLine);
        foreach (var words in (string[])[nameof(Charge.What), nameof(Charge.Statement), nameof(Charge.How), nameof(Charge.SetAsideBecause)]) builder.Property<string>(words).HasMaxLength(Charge.MostWords);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Ignore(x => x.RecordCodes);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
        // However often the log is read, a line of a referral is proposed once.
        builder.HasIndex(x => new { x.Dossier, x.Referral, x.Line }).IsUnique();
        builder.HasIndex(x => x.ChaseOn);
    }
}

internal sealed class EvidencePackTable : IEntityTypeConfiguration<EvidencePack>
{
    public void Configure(EntityTypeBuilder<EvidencePack> builder)
    {
        builder.ToTable("evidence_packs");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Named).HasMaxLength(Charge.MostLine);
        builder.Property(x => x.Records).HasMaxLength(4_000);
        foreach (var words in (string[])[nameof(EvidencePack.Letter), nameof(EvidencePack.Statement), nameof(EvidencePack.How)]) builder.Property<string>(words).HasMaxLength(Charge.MostWords);
        builder.Ignore(x => x.RecordCodes);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
    }
}

internal sealed class ChargeStepTable : IEntityTypeConfiguration<ChargeStep>
{
    public void Configure(EntityTypeBuilder<ChargeStep> builder)
    {
        builder.ToTable("charge_steps");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Answer).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Reason).HasMaxLength(40);
        builder.Property(x => x.Remedy).HasMaxLength(40);
        builder.Property(x => x.Words).HasMaxLength(Charge.MostWords);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
    }
}
