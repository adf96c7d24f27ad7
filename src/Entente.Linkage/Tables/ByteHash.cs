using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Entente.Linkage.Tables;

/// <summary>A 64-bit hash of bytes: the same on each machine and in each run, as keys, seeds and ties hang on it.</summary>
/// <remarks>Each step can be undone, so that texts of up to eight bytes and one length never share a hash. Not for secrets.</remarks>
internal static class ByteHash
{
    private const ulong Odd = 0x9E3779B97F4A7C15UL;
    private const ulong Other = 0xD6E8FEB86659FD93UL;

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = Odd * ((ulong)bytes.Length + 1);
        while (bytes.Length > 8)
        {
            hash = Mix(hash ^ MemoryMarshal.Read<ulong>(bytes));
            bytes = bytes[8..];
        }

        ulong tail = 0;
        if (bytes.Length >= 4)
        {
            tail = MemoryMarshal.Read<uint>(bytes) | (ulong)MemoryMarshal.Read<uint>(bytes[^4..]) << 32;
        }
        else if (bytes.Length > 0)
        {
            tail = bytes[0] | (ulong)bytes[bytes.Length / 2] << 8 | (ulong)bytes[^1] << 16;
        }

        return Mix(hash ^ tail);
    }

    /// <summary>Two numbers as one. The order counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Join(ulong a, ulong b) => Mix((a ^ Odd) * Other + b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong hash)
    {
        hash = (hash ^ hash >> 32) * Other;
        hash = (hash ^ hash >> 29) * Odd;
        return hash ^ hash >> 32;
    }
}
