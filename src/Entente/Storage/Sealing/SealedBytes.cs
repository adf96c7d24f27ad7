namespace Entente.Storage.Sealing;

/// <summary>Sealed bytes as they lie in the database: a mark of four bytes, the key's id in four, then nonce, content and tag.</summary>
internal static class SealedBytes
{
    // No kind of file that the product takes begins like this.
    private static ReadOnlySpan<byte> Mark => [0xE5, 0x53, 0x31, 0x00];

    public const int HeadLength = 8;

    public static byte[] Head(string keyId) => [.. Mark, .. Convert.FromHexString(keyId)];

    public static byte[] Seal(byte[] content, SealedPlace place, KeyRing ring)
    {
        if (content.Length == 0) return content;
        var key = ring.Current(place.Compartment);
        var to = new byte[HeadLength + content.Length + CompartmentKey.Added];
        Head(key.Id).CopyTo(to, 0);
        key.Seal(content, to.AsSpan(HeadLength), place.About);
        return to;
    }

    public static byte[] Open(byte[] stored, SealedPlace place, KeyRing ring)
    {
        if (stored.Length == 0) return stored;
        if (KeyOf(stored) is not { } id) return ring.TakesPlain ? stored : throw place.Broken(SealFault.Plain, stored);
        var key = ring.Find(id) ?? throw place.Broken(SealFault.KeyMissing, stored);
        var content = new byte[stored.Length - HeadLength - CompartmentKey.Added];
        return key.TryOpen(stored.AsSpan(HeadLength), content, place.About) ? content : throw place.Broken(SealFault.Changed, stored);
    }

    public static string? KeyOf(byte[] stored) =>
        stored.Length > HeadLength + CompartmentKey.Added && stored.AsSpan().StartsWith(Mark) ? Convert.ToHexStringLower(stored.AsSpan(Mark.Length, HeadLength - Mark.Length)) : null;
}
