using Entente.Linkage;
using Entente.Matching.Lines;
using Entente.Records.Import;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Matching.Relinking;

/// <summary>The tables of comparing anew.</summary>
public static class RelinkStore
{
    extension(EntenteDb db)
    {
        public DbSet<Relink> Relinks => db.Set<Relink>();
        public DbSet<RelinkPair> RelinkPairs => db.Set<RelinkPair>();
        public DbSet<RelinkMember> RelinkMembers => db.Set<RelinkMember>();
    }

    /// <summary>Those that a purpose is shown, as <see cref="RelinkChange.IsShown"/> says of one.</summary>
    internal static IQueryable<RelinkPair> ShownBy(this IQueryable<RelinkPair> pairs, MatchLines lines)
    {
        var (line, bits) = (lines.Possible, Math.Log2(lines.Possible / (1 - lines.Possible)));
        return pairs.Where(p => p.Score >= bits || p.ProbabilityBefore >= line || p.Judged != Judgement.None);
    }
}

internal sealed class RelinkTable : IEntityTypeConfiguration<Relink>
{
    public void Configure(EntityTypeBuilder<Relink> builder)
    {
        builder.ToTable("relinks");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Purpose).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Scope).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Why).HasMaxLength(RelinkForm.MostWhy);
        builder.Property(x => x.Subject).HasMaxLength(32);
        builder.Property(x => x.Model).HasMaxLength(60);
        builder.Property(x => x.Trouble).HasMaxLength(200);
        builder.Json(x => x.Summary);
        builder.Json(x => x.Chosen);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => x.Slot).IsUnique();
        builder.HasIndex(x => x.State);
    }
}

internal sealed class RelinkPairTable : IEntityTypeConfiguration<RelinkPair>
{
    public void Configure(EntityTypeBuilder<RelinkPair> builder)
    {
        builder.ToTable("relink_pairs");
        builder.HasKey(x => new { x.Run, x.Number });
        builder.Property(x => x.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Judged).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Json(x => x.Now);
        builder.Json(x => x.Before);
        builder.HasIndex(x => new { x.Run, x.Left, x.Right }).IsUnique();
        builder.HasIndex(x => new { x.Run, x.Kind, x.Score, x.Number });
    }
}

internal sealed class RelinkMemberTable : IEntityTypeConfiguration<RelinkMember>
{
    public void Configure(EntityTypeBuilder<RelinkMember> builder)
    {
        builder.ToTable("relink_members");
        builder.HasKey(x => new { x.Run, x.Group, x.Record });
    }
}
