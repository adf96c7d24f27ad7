using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Entente.Linkage.Tables;

/// <summary>Walks over the separators, line ends and quotation marks of a buffer, 64 bytes at a look.</summary>
internal struct Marks(byte separator)
{
    private readonly Vector256<byte> separators = Vector256.Create(separator);
    private static readonly Vector256<byte> Ends = Vector256.Create((byte)'\n');
    private static readonly Vector256<byte> Quotes = Vector256.Create((byte)'"');
    private int start;
    private ulong marks;

    /// <summary>Goes on from a place. The buffer must be readable for 64 bytes after its length.</summary>
    public void Seek(byte[] buffer, int at, int length)
    {
        start = at & ~63;
        marks = start < length ? Look(buffer, start) & ulong.MaxValue << (at & 63) : 0;
    }

    /// <summary>The next mark, or the length where there is none.</summary>
    public int Next(byte[] buffer, int length)
    {
        while (marks == 0)
        {
            start += 64;
            if (start >= length) return length;
            marks = Look(buffer, start);
        }

        var at = start + BitOperations.TrailingZeroCount(marks);
        marks &= marks - 1;
        return Math.Min(at, length);
    }

    private readonly ulong Look(byte[] buffer, int at)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(buffer);
        return Half(Vector256.LoadUnsafe(ref first, (nuint)at)) | (ulong)Half(Vector256.LoadUnsafe(ref first, (nuint)at + 32)) << 32;
    }

    private readonly uint Half(Vector256<byte> bytes) =>
        (Vector256.Equals(bytes, separators) | Vector256.Equals(bytes, Ends) | Vector256.Equals(bytes, Quotes)).ExtractMostSignificantBits();
}
