namespace Entente.Linkage;

/// <summary>How alike two short texts are.</summary>
internal static class Similarity
{
    private const int Longest = 128;

    /// <summary>Letters changed, dropped, added, or exchanged with the neighbour; counts no further than <paramref name="most"/> + 1.</summary>
    public static int Slips(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (a.Length > Longest) a = a[..Longest];
        if (b.Length > Longest) b = b[..Longest];
        if (Math.Abs(a.Length - b.Length) > most) return most + 1;
        if (a.SequenceEqual(b)) return 0;
        Span<int> rows = stackalloc int[3 * (b.Length + 1)];
        var before = rows[..(b.Length + 1)];
        var last = rows.Slice(b.Length + 1, b.Length + 1);
        var row = rows.Slice(2 * (b.Length + 1), b.Length + 1);
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var slips = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) slips = Math.Min(slips, before[j - 2] + 1);
                row[j] = slips;
                least = Math.Min(least, slips);
            }

            if (least > most) return most + 1;
            var free = before;
            before = last;
            last = row;
            row = free;
        }

        return Math.Min(last[b.Length], most + 1);
    }

    /// <summary>Jaro-Winkler, 0 to 1: common letters near each other, a common beginning counting more (Winkler 1990).</summary>
    public static double JaroWinkler(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > 64) a = a[..64];
        if (b.Length > 64) b = b[..64];
        if (a.Length == 0 || b.Length == 0) return 0;
        if (a.SequenceEqual(b)) return 1;
        // Counting common letters from the shorter side first makes it symmetric.
        if (a.Length > b.Length || (a.Length == b.Length && a.SequenceCompareTo(b) > 0))
        {
            var other = a;
            a = b;
            b = other;
        }

        var reach = Math.Max(b.Length / 2 - 1, 0);
        ulong usedA = 0, usedB = 0;
        var common = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var to = Math.Min(i + reach, b.Length - 1);
            for (var j = Math.Max(i - reach, 0); j <= to; j++)
            {
                if ((usedB & 1UL << j) != 0 || a[i] != b[j]) continue;
                usedA |= 1UL << i;
                usedB |= 1UL << j;
                common++;
                break;
            }
        }

        if (common == 0) return 0;
        var crossed = 0;
        for (int i = 0, j = 0; i < a.Length; i++)
        {
            if ((usedA & 1UL << i) == 0) continue;
            while ((usedB & 1UL << j) == 0) j++;
            if (a[i] != b[j]) crossed++;
            j++;
        }

        double m = common;
        var jaro = (m / a.Length + m / b.Length + (m - crossed / 2.0) / m) / 3;
        var start = 0;
        while (start < 4 && start < a.Length && a[start] == b[start]) start++;
        return jaro + start * 0.1 * (1 - jaro);
    }
}
