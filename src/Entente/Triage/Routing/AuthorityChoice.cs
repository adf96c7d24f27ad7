using Entente.Access;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Triage.Routing;

/// <summary>Which authority decides about a referral, as a person chose it. A later choice stands beside the earlier; the last holds.</summary>
/// <remarks>Protected as the age is, which it tells.</remarks>
public sealed class AuthorityChoice : IOfDossier
{
    public static DataKind Kind => DataKind.ChildFlags;

    [Open] public required AuthorityChoiceId Id { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public TeamId Team { get; set; }
    [Open] public required int Number { get; init; }
    [Personal] public required string Authority { get; init; }

    /// <summary>The rule that proposed; empty where none did.</summary>
    [Personal] public required string Rule { get; init; }

    /// <summary>Whether it is another than was proposed.</summary>
    [Open] public required bool IsOtherwise { get; init; }
    [Sensitive] public required string Why { get; init; }
    [Open] public required UserId By { get; init; }
    [Open] public required DateTimeOffset At { get; init; }

    public void GiveTo(TeamId team) => Team = team;

    public override string ToString() => $"{Number}";
}

/// <summary>The table of choices.</summary>
public static class RoutingStore
{
    extension(EntenteDb db)
    {
        public DbSet<AuthorityChoice> AuthorityChoices => db.Set<AuthorityChoice>();
    }
}

internal sealed class AuthorityChoiceTable : IEntityTypeConfiguration<AuthorityChoice>
{
    public void Configure(EntityTypeBuilder<AuthorityChoice> builder)
    {
        builder.ToTable("authority_choices");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Authority).HasMaxLength(40);
        builder.Property(x => x.Rule).HasMaxLength(40);
        builder.Property(x => x.Why).HasMaxLength(ChooseAuthority.MostWhy);
        // Two at the same moment: the index lets one in.
        builder.HasIndex(x => new { x.Dossier, x.Number }).IsUnique();
    }
}
