using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Entente.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Audit;

/// <summary>A signed note that the log stood thus at this line. Kept in the database and, out of its reach, in a file.</summary>
/// <remarks>
/// The chain alone shows any clumsy change. Somebody who rewrites the database may also make all hashes anew: the signature, made with a key that is not
/// in the database, shows that, and the trace (four bytes of each line's hash since the checkpoint before) shows at which line it begins.
/// </remarks>
public sealed class AuditCheckpoint
{
    public const int TraceBytes = 4;

    [Open] public required long Seq { get; init; }
    [Open] public required byte[] Hash { get; init; }
    [Open] public required DateTimeOffset At { get; init; }
    [Open] public required byte[] Trace { get; init; }

    /// <summary>Fingerprint of the key that signed.</summary>
    [Open] public required string Key { get; init; }
    [Open] public required byte[] Signature { get; set; }

    /// <summary>The line that the trace begins with.</summary>
    public long First => Seq - Trace.Length / TraceBytes + 1;

    public byte[] SignedBytes() => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $"entente checkpoint 1\n{Seq}\n{Convert.ToHexString(Hash)}\n{At.ToUnixTimeMilliseconds()}\n{Convert.ToHexString(SHA256.HashData(Trace))}\n{Key}\n"));

    /// <summary>The hash of this line that the trace remembers.</summary>
    public ReadOnlySpan<byte> TraceOf(long seq) => Trace.AsSpan((int)(seq - First) * TraceBytes, TraceBytes);

    /// <summary>One line of the file.</summary>
    public string ToLine() => string.Create(CultureInfo.InvariantCulture,
        $"1 {Seq} {Convert.ToHexString(Hash)} {At.ToUnixTimeMilliseconds()} {Key} {Base64Url.EncodeToString(Signature)} {Base64Url.EncodeToString(Trace)}");

    public static AuditCheckpoint? FromLine(string line)
    {
        var parts = line.Split(' ');
        if (parts is not ["1", var seq, var hash, var at, var key, var signature, var trace]) return null;
        try
        {
            return new()
            {
                Seq = long.Parse(seq, CultureInfo.InvariantCulture),
                Hash = Convert.FromHexString(hash),
                At = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(at, CultureInfo.InvariantCulture)),
                Key = key,
                Signature = Base64Url.DecodeFromChars(signature),
                Trace = Base64Url.DecodeFromChars(trace),
            };
        }
        catch (FormatException)
        {
            return null; // a line cut off by a crash while it was written: the database has the checkpoint
        }
    }
}

internal sealed class AuditCheckpointTable : IEntityTypeConfiguration<AuditCheckpoint>
{
    public void Configure(EntityTypeBuilder<AuditCheckpoint> builder)
    {
        builder.ToTable("audit_checkpoints");
        builder.HasKey(x => x.Seq);
        builder.Property(x => x.Seq).ValueGeneratedNever();
        builder.Property(x => x.Hash).HasMaxLength(32);
        builder.Property(x => x.Key).HasMaxLength(64);
        builder.Property(x => x.Signature).HasMaxLength(128);
    }
}
