using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Entente.Storage.Sealing;

/// <summary>A sealed text as it lies in the database: "s1:", the key's id, ":", then nonce, text and tag in base64url.</summary>
/// <remarks>Texts are filled up to whole blocks, so that a yes and a no, or two short names, have the same length. An empty text stays empty: that there is nothing is not hidden.</remarks>
internal static class SealedText
{
    private const string Mark = "s1:";
    private const int Block = 32;
    private const byte End = 0x80; // ISO/IEC 7816-4: a mark, then zeros

    /// <summary>How many characters tell the key.</summary>
    public const int HeadLength = 12;

    private static readonly int Shortest = Base64Url.GetEncodedLength(Block + CompartmentKey.Added);

    public static string Head(string keyId) => $"{Mark}{keyId}:";

    public static string Seal(string text, SealedPlace place, KeyRing ring)
    {
        if (text.Length == 0) return text;
        var key = ring.Current(place.Compartment);
        var length = Encoding.UTF8.GetByteCount(text);
        var filled = ((length / Block) + 1) * Block;
        var room = ArrayPool<byte>.Shared.Rent(filled + filled + CompartmentKey.Added);
        try
        {
            var plain = room.AsSpan(0, filled);
            var to = room.AsSpan(filled, filled + CompartmentKey.Added);
            Encoding.UTF8.GetBytes(text, plain);
            plain[length] = End;
            plain[(length + 1)..].Clear();
            key.Seal(plain, to, place.About);
            return string.Concat(Mark, key.Id, ":", Base64Url.EncodeToString(to));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room, clearArray: true);
        }
    }

    public static string Open(string stored, SealedPlace place, KeyRing ring)
    {
        if (stored.Length == 0) return stored;
        if (KeyOf(stored) is not { } id) return ring.TakesPlain ? stored : throw place.Broken(SealFault.Plain, stored);
        var key = ring.Find(id) ?? throw place.Broken(SealFault.KeyMissing, stored);
        var coded = stored.AsSpan(HeadLength);
        var most = Base64Url.GetMaxDecodedLength(coded.Length);
        var room = ArrayPool<byte>.Shared.Rent(most + most);
        try
        {
            if (Base64Url.DecodeFromChars(coded, room, out _, out var length) != OperationStatus.Done || length < Block + CompartmentKey.Added) throw place.Broken(SealFault.Changed, stored);
            // The bits of the last character that no byte needs are nobody's to change either.
            if (length % 3 is > 0 and var rest && !coded[^(rest + 1)..].SequenceEqual(Base64Url.EncodeToString(room.AsSpan(length - rest, rest)))) throw place.Broken(SealFault.Changed, stored);
            var plain = room.AsSpan(most, length - CompartmentKey.Added);
            if (!key.TryOpen(room.AsSpan(0, length), plain, place.About)) throw place.Broken(SealFault.Changed, stored);
            return Encoding.UTF8.GetString(plain[..plain.LastIndexOf(End)]);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room, clearArray: true);
        }
    }

    /// <summary>The id of the key that this was sealed with; null where it is a plain text from before there were keys.</summary>
    public static string? KeyOf(string stored) =>
        stored.Length >= HeadLength + Shortest && stored.StartsWith(Mark, StringComparison.Ordinal) && stored[HeadLength - 1] == ':' && stored.AsSpan(Mark.Length, CompartmentKey.IdLength).IndexOfAnyExcept(Hex) < 0
            ? stored.Substring(Mark.Length, CompartmentKey.IdLength)
            : null;

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");
}
