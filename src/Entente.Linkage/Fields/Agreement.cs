using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Entente.Linkage.Fields;

/// <summary>Which fields of two records hold the same number and which hold two different ones, as bits: all of them at a look.</summary>
internal static class Agreement
{
    /// <summary>So many numbers are looked at, whatever a record's width.</summary>
    public const int Ahead = 16;

    /// <summary>Looks at two records.</summary>
    /// <param name="cells">All records' numbers, with <see cref="Ahead"/> to spare at the end.</param>
    /// <param name="a">Where one begins.</param>
    /// <param name="b">Where the other begins.</param>
    /// <param name="width">How many numbers a record has, at most <see cref="Ahead"/>.</param>
    /// <param name="same">A bit for each field that both say, alike.</param>
    /// <param name="other">A bit for each field that both say, differently.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Look(int[] cells, int a, int b, int width, out uint same, out uint other)
    {
        ref var start = ref MemoryMarshal.GetArrayDataReference(cells);
        Half(Vector256.LoadUnsafe(ref start, (nuint)a), Vector256.LoadUnsafe(ref start, (nuint)b), out var equal, out var missing);
        Half(Vector256.LoadUnsafe(ref start, (nuint)a + 8), Vector256.LoadUnsafe(ref start, (nuint)b + 8), out var equalHigh, out var missingHigh);
        var said = ~(missing | missingHigh << 8) & (1u << width) - 1;
        same = (equal | equalHigh << 8) & said;
        other = said & ~same;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Half(Vector256<int> a, Vector256<int> b, out uint equal, out uint missing)
    {
        equal = Vector256.Equals(a, b).ExtractMostSignificantBits();
        missing = (Vector256.Equals(a, Vector256<int>.Zero) | Vector256.Equals(b, Vector256<int>.Zero)).ExtractMostSignificantBits();
    }
}
