using System.Numerics;
using Entente.Linkage.Forms;

namespace Entente.Linkage.Names;

/// <summary>Pairs the words of two names and makes a score of what pairs and what is left over.</summary>
internal static class NameAlignment
{
    /// <summary>No name with a contradiction scores above this, so that no other agreement overrules it.</summary>
    private const double Contradicted = 0.6;

    /// <summary>No organisation that has a number scores above this against one that has none: the second fund is not the first.</summary>
    private const double Unnumbered = 0.75;

    public static NameMatch Of(ParsedName a, ParsedName b)
    {
        var (freeA, freeB) = ((1u << a.Words.Length) - 1, (1u << b.Words.Length) - 1);
        // "1 1" is not "11".
        if (a.Words.Length != b.Words.Length && !a.Numbered && !b.Numbered && a.Joined.AsSpan().SequenceEqual(b.Joined)) return new(0.97, NameReasons.Compound);
        var (reasons, agreed, paired) = Pair(a, b, ref freeA, ref freeB);
        Join(a, b, ref freeA, ref freeB, ref reasons, ref agreed, ref paired);
        Join(b, a, ref freeB, ref freeA, ref reasons, ref agreed, ref paired);
        if (paired == 0) return new(0, NameReasons.ContradictingPart);
        var (leftA, leftB) = (Left(a, freeA, ref reasons), Left(b, freeB, ref reasons));
        var (against, missing) = (Math.Min(leftA, leftB), Math.Abs(leftA - leftB));
        if (missing > 0 && against < 0.3) reasons |= NameReasons.MissingPart;
        var score = agreed / (paired + 1.2 * against + Missing(missing, paired));
        if (against < 0.3) return new(a.Numbered == b.Numbered ? score : Math.Min(score, Unnumbered), reasons);
        return new(Math.Min(score, Contradicted), (reasons | NameReasons.ContradictingPart) & ~NameReasons.Patronymic);
    }

    /// <summary>What words that one side lacks cost: more where little else is there to tell.</summary>
    private static double Missing(double missing, double paired) => missing * (paired < 1.5 ? 0.3 : 0.06);

    private static (NameReasons Reasons, double Agreed, double Paired) Pair(ParsedName a, ParsedName b, ref uint freeA, ref uint freeB)
    {
        var (rows, columns) = (a.Words.Length, b.Words.Length);
        Span<float> likeness = stackalloc float[rows * columns];
        Span<NameReasons> why = stackalloc NameReasons[rows * columns];
        var consonants = a.LacksVowels || b.LacksVowels;
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                (likeness[i * columns + j], why[i * columns + j]) = WordMatch.Of(a[i], a.Words[i], b[j], b.Words[j], consonants);
            }
        }

        var reasons = NameReasons.None;
        double agreed = 0, paired = 0;
        uint order = 0;
        Span<sbyte> fellow = stackalloc sbyte[rows];
        fellow.Fill(-1);
        while (true)
        {
            var (best, at) = (0f, -1);
            for (var remaining = freeA; remaining != 0; remaining &= remaining - 1)
            {
                var i = BitOperations.TrailingZeroCount(remaining);
                for (var columnsLeft = freeB; columnsLeft != 0; columnsLeft &= columnsLeft - 1)
                {
                    var k = i * columns + BitOperations.TrailingZeroCount(columnsLeft);
                    if (likeness[k] > best) (best, at) = (likeness[k], k);
                }
            }

            if (at < 0) break;
            var (row, column) = (at / columns, at % columns);
            freeA &= ~(1u << row);
            freeB &= ~(1u << column);
            fellow[row] = (sbyte)column;
            var weight = Math.Min(a.Words[row].Weight, b.Words[column].Weight);
            agreed += weight * best;
            paired += weight;
            reasons |= why[at];
        }

        foreach (var column in fellow)
        {
            if (column < 0) continue;
            if (order > column) reasons |= NameReasons.OrderSwapped;
            order = Math.Max(order, (uint)column);
        }

        return (reasons, agreed, paired);
    }

    /// <summary>A run of free words of one side that, joined, makes a free word of the other. A word serves once.</summary>
    private static void Join(ParsedName parts, ParsedName whole, ref uint freeParts, ref uint freeWhole, ref NameReasons reasons, ref double agreed, ref double paired)
    {
        Span<byte> joined = stackalloc byte[Fold.Longest];
        for (var from = 0; from + 1 < parts.Words.Length; from++)
        {
            var length = 0;
            for (var to = from; to < parts.Words.Length && (freeParts >> to & 1) != 0 && !parts.Words[to].Number; to++)
            {
                parts[to].CopyTo(joined[length..]);
                length += parts.Words[to].Length;
                if (to == from || length < 4 || Fellow(joined[..length], whole, freeWhole) is not (>= 0 and var word)) continue;
                freeWhole &= ~(1u << word);
                freeParts &= ~(((1u << to - from + 1) - 1) << from);
                reasons |= NameReasons.Compound;
                var weight = to - from + 1;
                (agreed, paired) = (agreed + 0.95 * weight, paired + weight);
                break;
            }
        }
    }

    private static int Fellow(ReadOnlySpan<byte> joined, ParsedName whole, uint free)
    {
        for (; free != 0; free &= free - 1)
        {
            var word = BitOperations.TrailingZeroCount(free);
            if (Edits.Within(joined, whole[word], joined.Length >= 6 ? 1 : 0)) return word;
        }

        return -1;
    }

    private static double Left(ParsedName name, uint free, ref NameReasons reasons)
    {
        double left = 0;
        for (; free != 0; free &= free - 1)
        {
            ref readonly var word = ref name.Words[BitOperations.TrailingZeroCount(free)];
            left += word.Weight;
            if (word.Patronymic) reasons |= NameReasons.Patronymic;
        }

        return left;
    }
}
