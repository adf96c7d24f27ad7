using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Matching;

/// <summary>The tables of matching.</summary>
public static class MatchingStore
{
    extension(EntenteDb db)
    {
        public DbSet<Proposal> Proposals => db.Set<Proposal>();
        public DbSet<HandProposal> HandProposals => db.Set<HandProposal>();
        public DbSet<PairJudgement> Judgements => db.Set<PairJudgement>();
        public DbSet<EntityMember> EntityMembers => db.Set<EntityMember>();
    }
}

internal sealed class ProposalTable : IEntityTypeConfiguration<Proposal>
{
    private static readonly ValueComparer<IReadOnlyList<Reason>> Same = new((a, b) => a!.SequenceEqual(b!), list => list.Count, list => list);

    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.Metadata.Model.AddIgnored(typeof(Reason)); // a JSON column, not a table
        builder.Ignore(x => x.Assessment);
        builder.Ignore(x => x.IsJudged);
        builder.ToTable("proposals");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Model).HasMaxLength(60);
        builder.Property(x => x.Reasons).HasConversion(list => ReasonsJson.Write(list), text => ReasonsJson.Read(text), Same);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => new { x.Left, x.Right }).IsUnique();
        builder.HasIndex(x => x.Right);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.State, x.Score });
    }
}

internal static class ReasonsJson
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };

    public static string Write(IReadOnlyList<Reason> reasons) => JsonSerializer.Serialize(reasons, Options);

    public static IReadOnlyList<Reason> Read(string text) => JsonSerializer.Deserialize<Reason[]>(text, Options) ?? [];
}

internal sealed class HandProposalTable : IEntityTypeConfiguration<HandProposal>
{
    public void Configure(EntityTypeBuilder<HandProposal> builder)
    {
        builder.ToTable("hand_proposals");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.WithdrawnAs).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Why).HasMaxLength(JudgementForm.MostWhy);
        builder.HasIndex(x => x.Proposal);
    }
}

internal sealed class PairJudgementTable : IEntityTypeConfiguration<PairJudgement>
{
    public void Configure(EntityTypeBuilder<PairJudgement> builder)
    {
        builder.ToTable("judgements");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Judgement).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Why).HasMaxLength(JudgementForm.MostWhy);
        builder.HasIndex(x => new { x.Left, x.Right });
        builder.HasIndex(x => x.Right);
    }
}

internal sealed class EntityMemberTable : IEntityTypeConfiguration<EntityMember>
{
    public void Configure(EntityTypeBuilder<EntityMember> builder)
    {
        builder.ToTable("entity_members");
        builder.HasKey(x => x.Record);
        builder.Property(x => x.Record).ValueGeneratedNever();
        builder.HasIndex(x => x.Entity);
    }
}
