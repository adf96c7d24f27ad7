namespace Entente.Linkage.Block;

/// <summary>Sorts numbers by their upper 32 bits, three passes of eleven bits; equal ones keep their order.</summary>
internal static class Radix
{
    private const int Bits = 11;
    private const int Size = 1 << Bits;

    /// <summary>Sorts the first <paramref name="count"/> numbers.</summary>
    /// <param name="items">What to sort; holds the result.</param>
    /// <param name="spare">As much room again.</param>
    /// <param name="count">How many.</param>
    public static void SortUpper(ulong[] items, ulong[] spare, int count)
    {
        var places = new int[3 * Size];
        var first = places.AsSpan(0, Size);
        var second = places.AsSpan(Size, Size);
        var third = places.AsSpan(2 * Size, Size);
        foreach (var item in items.AsSpan(0, count))
        {
            first[(int)(item >> 32) & (Size - 1)]++;
            second[(int)(item >> 32 + Bits) & (Size - 1)]++;
            third[(int)(item >> 32 + 2 * Bits)]++;
        }

        Begin(first);
        Begin(second);
        Begin(third);
        Pass(items, spare, count, 32, first);
        Pass(spare, items, count, 32 + Bits, second);
        Pass(items, spare, count, 32 + 2 * Bits, third);
        spare.AsSpan(0, count).CopyTo(items);
    }

    /// <summary>Puts numbers whose upper 32 bits are a hash in their order: two passes over the first 22 bits, the few that are then still mixed by comparing. Equal ones keep their order if their lower bits ascend.</summary>
    /// <param name="items">What to sort; holds the result.</param>
    /// <param name="spare">As much room again.</param>
    /// <param name="count">How many.</param>
    public static void SortHashed(ulong[] items, ulong[] spare, int count)
    {
        const int Low = 64 - 2 * Bits;
        var places = new int[2 * Size];
        var first = places.AsSpan(0, Size);
        var second = places.AsSpan(Size, Size);
        foreach (var item in items.AsSpan(0, count))
        {
            first[(int)(item >> Low) & (Size - 1)]++;
            second[(int)(item >> Low + Bits)]++;
        }

        Begin(first);
        Begin(second);
        Pass(items, spare, count, Low, first);
        Pass(spare, items, count, Low + Bits, second);
        for (int from = 0, to; from < count; from = to)
        {
            var mixed = false;
            for (to = from + 1; to < count && items[to] >> Low == items[from] >> Low; to++) mixed |= items[to] < items[to - 1];
            if (mixed) items.AsSpan(from, to - from).Sort();
        }
    }

    private static void Pass(ulong[] from, ulong[] to, int count, int shift, Span<int> places)
    {
        foreach (var item in from.AsSpan(0, count)) to[places[(int)(item >> shift) & (Size - 1)]++] = item;
    }

    private static void Begin(Span<int> counts)
    {
        var start = 0;
        for (var i = 0; i < counts.Length; i++) (counts[i], start) = (start, start + counts[i]);
    }
}
