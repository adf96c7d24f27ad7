using Entente.Cases.Contact;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Support.Children;

internal sealed class GuardianTable : IEntityTypeConfiguration<Guardian>
{
    public void Configure(EntityTypeBuilder<Guardian> builder)
    {
        builder.ToTable("guardians");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Sort).HasMaxLength(40);
        builder.Property(x => x.Name).HasMaxLength(Guardian.MostName);
        builder.Property(x => x.Relation).HasMaxLength(40);
        builder.Property(x => x.AppointedBy).HasMaxLength(Guardian.MostName);
        builder.Property(x => x.Contact).HasMaxLength(Guardian.MostName);
        builder.Property(x => x.Conflict).HasMaxLength(Guardian.MostWords);
        builder.Property(x => x.End).HasMaxLength(40);
        builder.Property(x => x.EndWords).HasMaxLength(Guardian.MostWords);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Ignore(x => x.IsInOffice);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
        // A child has one of each sort at a time, however many are written down at once.
        builder.HasIndex(x => new { x.Dossier, x.Sort }, "OneGuardian").IsUnique().HasFilter("\"EndedOn\" IS NULL");
    }
}

internal sealed class BestInterestsTable : IEntityTypeConfiguration<BestInterests>
{
    public void Configure(EntityTypeBuilder<BestInterests> builder)
    {
        builder.ToTable("best_interests");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Question).HasMaxLength(40);
        builder.Property(x => x.QuestionWords).HasMaxLength(BestInterests.MostNames);
        builder.Property(x => x.Views).HasMaxLength(BestInterests.MostWords);
        builder.Property(x => x.Language).HasMaxLength(20);
        builder.Property(x => x.WithoutViews).HasMaxLength(40);
        builder.Property(x => x.TookPart).HasMaxLength(BestInterests.MostNames);
        builder.Property(x => x.Conclusion).HasMaxLength(BestInterests.MostWords);
        builder.Property(x => x.Because).HasMaxLength(BestInterests.MostWords);
        builder.Ignore(x => x.IsCurrent);
        builder.HasIndex(x => x.Reference).IsUnique();
        // However many conclude at once, one makes the next version.
        builder.HasIndex(x => new { x.First, x.Number }).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
        builder.HasIndex(x => new { x.SupersededAt, x.ReviewOn });
    }
}

internal sealed class SchoolingTable : IEntityTypeConfiguration<Schooling>
{
    public void Configure(EntityTypeBuilder<Schooling> builder)
    {
        builder.ToTable("schoolings");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.State).HasMaxLength(40);
        builder.Property(x => x.Name).HasMaxLength(ContactText.MostLine);
        builder.Property(x => x.Address).HasMaxLength(ContactText.MostAddress);
        builder.Property(x => x.Town).HasMaxLength(ContactText.MostLine);
        builder.Property(x => x.PostCode).HasMaxLength(20);
        builder.Property(x => x.Words).HasMaxLength(Schooling.MostWords);
        builder.Property(x => x.Done).HasMaxLength(Schooling.MostWords);
        builder.Property(x => x.Rules).HasMaxLength(400);
        builder.Ignore(x => x.Place);
        builder.HasIndex(x => x.Reference).IsUnique();
        // However many write it down at once, one makes the next version.
        builder.HasIndex(x => new { x.Dossier, x.Number }).IsUnique();
    }
}

internal sealed class DependentTable : IEntityTypeConfiguration<Dependent>
{
    public void Configure(EntityTypeBuilder<Dependent> builder)
    {
        builder.ToTable("dependents");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Name).HasMaxLength(Dependent.MostName);
        builder.Property(x => x.Relation).HasMaxLength(40);
        builder.Property(x => x.Safety).HasMaxLength(20);
        builder.Property(x => x.Needs).HasMaxLength(Dependent.MostWords);
        builder.Property(x => x.Done).HasMaxLength(Dependent.MostWords);
        builder.Property(x => x.Linked).HasMaxLength(40);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
    }
}
