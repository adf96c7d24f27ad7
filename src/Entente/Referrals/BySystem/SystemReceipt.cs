using Entente.Access;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Referrals.BySystem;

/// <summary>That a system sent something under a key of its own choosing: the same again gets the same receipt, and nothing is made twice.</summary>
public sealed class SystemReceipt
{
    [Open] public required SystemReceiptId Id { get; init; }

    /// <summary>The account that the system acts as.</summary>
    [Open] public required UserId System { get; init; }

    /// <summary>A hash of the key, whatever was chosen for one.</summary>
    [Open] public required string KeyHash { get; init; }

    /// <summary>A hash of the body, which is about somebody.</summary>
    [Sensitive] public required string BodyHash { get; init; }
    [Open] public required ReferralId Referral { get; init; }
    [Open] public required DateTimeOffset At { get; init; }
}

/// <summary>A receipt of a system.</summary>
public readonly record struct SystemReceiptId(long Value) : IId<SystemReceiptId>
{
    public static SystemReceiptId From(long value) => new(value);
}

internal sealed class SystemReceiptTable : IEntityTypeConfiguration<SystemReceipt>
{
    public void Configure(EntityTypeBuilder<SystemReceipt> builder)
    {
        builder.ToTable("system_receipts");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.KeyHash).HasMaxLength(64);
        builder.Property(x => x.BodyHash).HasMaxLength(64);
        // However often and at once it comes, one key of one system makes one referral.
        builder.HasIndex(x => new { x.System, x.KeyHash }).IsUnique();
    }
}

/// <summary>The receipts that systems were given.</summary>
public static class SystemReceiptStore
{
    extension(EntenteDb db)
    {
        public DbSet<SystemReceipt> SystemReceipts => db.Set<SystemReceipt>();
    }
}
