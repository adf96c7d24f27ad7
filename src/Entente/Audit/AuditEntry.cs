using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Entente.Access;
using Entente.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Audit;

/// <summary>One line of the log. Its hash covers the line and the hash before it, so a changed, lost, added or moved line shows.</summary>
public sealed class AuditEntry
{
    /// <summary>The name of the event after which nothing of a dossier is written any more: the store asks for it and does not know the room that tells it.</summary>
    public const string DossierGone = "DossierDeleted";

    /// <summary>1, 2, 3 … without gaps.</summary>
    [Open] public long Seq { get; set; }
    [Open] public required DateTimeOffset At { get; init; }
    [Open] public required UserId Who { get; init; }
    [Open] public required Role Role { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required Purpose Purpose { get; init; }
    [Open] public required EventSort Sort { get; init; }
    /// <summary>The event's name.</summary>
    [Open] public required string What { get; init; }
    [Open] public required DossierId About { get; init; }
    /// <summary>The event as JSON.</summary>
    [Personal] public required string Detail { get; init; }
    [Personal] public required string Because { get; init; }
    [Open] public byte[] Hash { get; set; } = [];

    public static AuditEntry Of(Act act, Event happened) => new()
    {
        At = Act.Cut(act.When),
        Who = act.Reader.User,
        Role = act.Reader.Role,
        Organisation = act.Reader.Organisation,
        Purpose = act.Purpose,
        Sort = happened.Sort,
        What = happened.GetType().Name,
        About = happened.About,
        Detail = JsonSerializer.Serialize(happened, happened.GetType(), EventJson.Options),
        Because = act.Because ?? "",
    };

    public T Read<T>() where T : Event => JsonSerializer.Deserialize<T>(Detail, EventJson.Options)!;

    /// <summary>Takes the next place in the chain.</summary>
    public void Chain(long seq, ReadOnlySpan<byte> before) => (Seq, Hash) = (seq, HashAfter(before, seq));

    /// <summary>SHA-256 over the hash before and every field with its length in front, so that no two different lines give the same bytes.</summary>
    public byte[] HashAfter(ReadOnlySpan<byte> before, long? seq = null)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(before);
        Span<byte> number = stackalloc byte[8];
        foreach (var value in (ReadOnlySpan<long>)[seq ?? Seq, At.ToUnixTimeMilliseconds(), Who.Value, Organisation.Value, About.Value])
        {
            BinaryPrimitives.WriteInt64BigEndian(number, value);
            sha.AppendData(number);
        }

        foreach (var text in (ReadOnlySpan<string>)[Role.ToString(), Purpose.ToString(), Sort.ToString(), What, Detail, Because])
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt64BigEndian(number, bytes.Length);
            sha.AppendData(number);
            sha.AppendData(bytes);
        }

        return sha.GetHashAndReset();
    }
}

internal static class EventJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(), new IdJson() },
    };
}

internal sealed class AuditEntryTable : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit");
        builder.HasKey(x => x.Seq);
        builder.Property(x => x.Seq).ValueGeneratedNever();
        builder.Property(x => x.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Purpose).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Sort).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.What).HasMaxLength(80);
        builder.Property(x => x.Hash).HasMaxLength(32);
        builder.HasIndex(x => new { x.About, x.Seq });
        builder.HasIndex(x => new { x.Who, x.Seq });
        builder.HasIndex(x => new { x.Sort, x.Seq });
    }
}
