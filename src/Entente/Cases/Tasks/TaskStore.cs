using Entente.Access;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Cases.Tasks;

/// <summary>The table of tasks.</summary>
public static class TaskStore
{
    extension(EntenteDb db)
    {
        public DbSet<WorkTask> Tasks => db.Set<WorkTask>();

        /// <summary>Open tasks of these dossiers, whoever may see them, to be changed.</summary>
        internal async Task<List<WorkTask>> TasksOfAsync(IReadOnlyList<DossierId> dossiers, CancellationToken ct) =>
            await db.Set<WorkTask>().Where(t => dossiers.Contains(t.Dossier)).ToListAsync(ct);
    }
}

internal sealed class TaskTable : IEntityTypeConfiguration<WorkTask>
{
    public void Configure(EntityTypeBuilder<WorkTask> builder)
    {
        builder.ToTable("tasks");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.RowKind).HasConversion<string>().HasMaxLength(30);
        builder.Property(x => x.Template).HasMaxLength(40);
        builder.Property(x => x.Key).HasMaxLength(80);
        builder.Property(x => x.ForRole).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.PutOffBecause).HasMaxLength(WorkOnTask.MostText);
        builder.Property(x => x.Done).HasMaxLength(WorkOnTask.MostText);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => x.Reference).IsUnique();
        // However many look at once, a thing is told once.
        builder.HasIndex(x => new { x.Dossier, x.Template, x.Key }).IsUnique();
        builder.HasIndex(x => new { x.Team, x.State, x.DueOn });
    }
}
