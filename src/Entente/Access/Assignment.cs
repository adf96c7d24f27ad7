using Entente.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Access;

/// <summary>Somebody works on a dossier. Ended, never deleted.</summary>
public sealed class Assignment
{
    [Open] public required AssignmentId Id { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required UserId User { get; init; }
    [Open] public required Role Role { get; init; }
    [Open] public required DateTimeOffset From { get; init; }
    [Open] public DateTimeOffset? Until { get; private set; }

    public void End(DateTimeOffset when) => Until ??= when;
}

public readonly record struct AssignmentId(long Value) : IId<AssignmentId>
{
    public static AssignmentId From(long value) => new(value);
}

internal sealed class AssignmentTable : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> builder)
    {
        builder.ToTable("assignments");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Role).HasConversion<string>().HasMaxLength(20);
        // It ends once: whoever comes second finds it ended already, and stores nothing.
        builder.Property(x => x.Until).IsConcurrencyToken();
        builder.HasIndex(x => new { x.Dossier, x.User, x.Until });
        builder.HasIndex(x => new { x.User, x.Until });
    }
}
