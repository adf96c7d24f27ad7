using System.Numerics;

namespace Entente.Linkage.Forms;

/// <summary>Jaro-Winkler similarity of two folded texts, 0 to 1 (Winkler 1990): letters in common near each other, a common beginning counting more.</summary>
internal static class Jaro
{
    /// <summary>Texts are looked at up to here.</summary>
    public const int Longest = 64;

    public static double Winkler(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.Length > Longest) a = a[..Longest];
        if (b.Length > Longest) b = b[..Longest];
        if (a.Length == 0 || b.Length == 0) return 0;
        // Always from the shorter side, so that it is symmetric.
        if (a.Length > b.Length || (a.Length == b.Length && a.SequenceCompareTo(b) > 0))
        {
            var other = a;
            a = b;
            b = other;
        }

        var reach = Math.Max(b.Length / 2 - 1, 0);
        ulong usedA = 0, usedB = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var to = Math.Min(i + reach, b.Length - 1);
            for (var j = Math.Max(i - reach, 0); j <= to; j++)
            {
                if (b[j] != a[i] || (usedB >> j & 1) != 0) continue;
                usedA |= 1UL << i;
                usedB |= 1UL << j;
                break;
            }
        }

        var common = BitOperations.PopCount(usedA);
        if (common == 0) return 0;
        var crossed = 0;
        for (var (leftA, leftB) = (usedA, usedB); leftA != 0; leftA &= leftA - 1, leftB &= leftB - 1)
        {
            if (a[BitOperations.TrailingZeroCount(leftA)] != b[BitOperations.TrailingZeroCount(leftB)]) crossed++;
        }

        double m = common;
        var jaro = (m / a.Length + m / b.Length + (m - crossed / 2.0) / m) / 3;
        var start = Math.Min(4, a.CommonPrefixLength(b));
        return jaro + start * 0.1 * (1 - jaro);
    }
}
