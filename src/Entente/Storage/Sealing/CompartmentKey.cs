using System.Collections.Concurrent;
using System.Security.Cryptography;
using Entente.Foundation;

namespace Entente.Storage.Sealing;

/// <summary>A key of one compartment: 256 bits that seal the fields of one class (AES-256-GCM). It prints as its id, never as itself.</summary>
public sealed class CompartmentKey
{
    public const int Bytes = 32;
    public const int IdLength = 8;

    /// <summary>What sealing adds: a random nonce before and a tag behind.</summary>
    internal const int NonceBytes = 12, TagBytes = 16, Added = NonceBytes + TagBytes;

    // One AesGcm is not for two threads at once; making one for each field would cost more than the sealing.
    private readonly ConcurrentBag<AesGcm> _idle = [];

    /// <summary>Eight hexadecimal digits, random, so that the keys of two centres are told apart.</summary>
    public required string Id { get; init; }

    public required FieldClass Compartment { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Since when nothing new is sealed with it; null for the current one.</summary>
    public DateTimeOffset? RetiredAt { get; init; }

    /// <summary>When a count first found no field under it; null while one is.</summary>
    public DateTimeOffset? UnusedSince { get; init; }

    internal byte[] Material { get; init; } = [];

    public static CompartmentKey New(FieldClass compartment, DateTimeOffset now) => new()
    {
        Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdLength / 2)),
        Compartment = compartment,
        MadeAt = now,
        Material = RandomNumberGenerator.GetBytes(Bytes),
    };

    internal CompartmentKey With(DateTimeOffset? retired, DateTimeOffset? unused) =>
        new() { Id = Id, Compartment = Compartment, MadeAt = MadeAt, Material = Material, RetiredAt = retired, UnusedSince = unused };

    /// <summary>Nonce, then text, then tag; <paramref name="to"/> is as much longer than the text as <see cref="Added"/> says.</summary>
    internal void Seal(ReadOnlySpan<byte> plain, Span<byte> to, ReadOnlySpan<byte> about)
    {
        var nonce = to[..NonceBytes];
        RandomNumberGenerator.Fill(nonce);
        var aes = Take();
        aes.Encrypt(nonce, plain, to[NonceBytes..^TagBytes], to[^TagBytes..], about);
        _idle.Add(aes);
    }

    /// <summary>False where it was not sealed with this key for this place, or was changed since.</summary>
    internal bool TryOpen(ReadOnlySpan<byte> from, Span<byte> plain, ReadOnlySpan<byte> about)
    {
        var aes = Take();
        try
        {
            aes.Decrypt(from[..NonceBytes], from[NonceBytes..^TagBytes], from[^TagBytes..], plain, about);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
        finally
        {
            _idle.Add(aes);
        }
    }

    private AesGcm Take() => _idle.TryTake(out var aes) ? aes : new(Material, TagBytes);

    internal static string Names(IEnumerable<CompartmentKey> keys) => string.Join(", ", keys.Select(k => $"{k.Compartment} {k.Id}"));

    public override string ToString() => Id;
}
