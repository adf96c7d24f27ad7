using Entente.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Storage;

/// <summary>How far a follower has read the log.</summary>
public sealed class FollowerCursor
{
    [Open] public required string Name { get; init; }
    [Open] public long Seq { get; set; }
    [Open] public DateTimeOffset MovedAt { get; set; }
    /// <summary>The kind of fault that stopped it last time, empty when well. Never the fault's text, which may hold data.</summary>
    [Open] public string Trouble { get; set; } = "";
}

internal sealed class FollowerCursorTable : IEntityTypeConfiguration<FollowerCursor>
{
    public void Configure(EntityTypeBuilder<FollowerCursor> builder)
    {
        builder.ToTable("follower_cursors");
        builder.HasKey(x => x.Name);
        builder.Property(x => x.Name).HasMaxLength(60);
        builder.Property(x => x.Trouble).HasMaxLength(200);
    }
}
