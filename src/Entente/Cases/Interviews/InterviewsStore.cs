using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Cases.Interviews;

/// <summary>The table of what was told.</summary>
public static class InterviewsStore
{
    extension(EntenteDb db)
    {
        public DbSet<Telling> Tellings => db.Set<Telling>();
    }
}

internal sealed class TellingTable : IEntityTypeConfiguration<Telling>
{
    public void Configure(EntityTypeBuilder<Telling> builder)
    {
        builder.ToTable("tellings");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Topics).HasMaxLength(400);
        builder.Property(x => x.Asker).HasMaxLength(200);
        builder.Property(x => x.Others).HasMaxLength(300);
        builder.Property(x => x.InterpretedBy).HasMaxLength(20);
        builder.Property(x => x.Interpreter).HasMaxLength(200);
        builder.Property(x => x.Recording).HasMaxLength(300);
        builder.Property(x => x.Because).HasMaxLength(DecideTelling.MostWords);
        builder.Ignore(x => x.TopicCodes);
        builder.Ignore(x => x.IsDoubtful);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
    }
}
