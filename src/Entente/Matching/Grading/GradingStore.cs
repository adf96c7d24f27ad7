using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Matching.Grading;

/// <summary>The table of grading sources.</summary>
public static class GradingStore
{
    extension(EntenteDb db)
    {
        public DbSet<SourceGrade> SourceGrades => db.Set<SourceGrade>();
    }
}

internal sealed class SourceGradeTable : IEntityTypeConfiguration<SourceGrade>
{
    public void Configure(EntityTypeBuilder<SourceGrade> builder)
    {
        builder.ToTable("source_grades");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Grade).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Why).HasMaxLength(GradeForm.MostWhy);
        builder.Property(x => x.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Answer).HasMaxLength(GradeForm.MostWhy);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => new { x.Source, x.Number }).IsUnique();
        builder.HasIndex(x => x.State);
    }
}
