using System.Text;

namespace Entente.Linkage.Forms;

/// <summary>What a name that was read word by word carries beside its folded text: for each word how it stands in its own script, and its other spellings.</summary>
/// <remarks>As bytes behind the text, so that a table of names, a snapshot and a log keep it without knowing: mark, word, next, word …, mark. A word is what is written, a bar,
/// and the other spellings parted by spaces.</remarks>
internal static class Spellings
{
    /// <summary>No folded text holds this byte; one that ends in it was read word by word.</summary>
    public const byte Mark = 2;

    /// <summary>At most so many bytes; spellings that do not fit are left out.</summary>
    public const int Longest = 768;

    private const byte Next = 3;
    private const byte Bar = 4;

    /// <summary>Writes words as folded text, and what they carry behind it.</summary>
    /// <returns>How many bytes the text has, and how many what is behind it; none where no word has a letter.</returns>
    public static (int Text, int Behind) Write(IReadOnlyList<ReadWord> words, Span<byte> text, Span<byte> behind)
    {
        var (length, after) = (0, 1);
        behind[0] = Mark;
        foreach (var word in words)
        {
            var latin = One(word.Latin);
            var written = Encoding.UTF8.GetBytes(word.Written);
            if (latin.Length == 0) continue;
            if (length + latin.Length + 1 > text.Length || after + written.Length + 3 > behind.Length) break;
            if (length > 0)
            {
                text[length++] = (byte)' ';
                behind[after++] = Next;
            }

            Put(latin, text, ref length);
            Put(written, behind, ref after);
            behind[after++] = Bar;
            foreach (var other in word.Others)
            {
                var spelling = One(other);
                if (spelling.Length == 0 || after + spelling.Length + 2 > behind.Length) continue;
                if (behind[after - 1] != Bar) behind[after++] = (byte)' ';
                Put(spelling, behind, ref after);
            }
        }

        behind[after++] = Mark;
        return length == 0 ? (0, 0) : (length, after);
    }

    /// <summary>The parts of what stands behind a text, a word each.</summary>
    public static int Words(ReadOnlySpan<byte> behind, Span<Range> words) => behind.IsEmpty ? 0 : behind[1..^1].Split(words, Next);

    /// <summary>Without the first words, which were left out of the text as well.</summary>
    public static byte[] Without(ReadOnlySpan<byte> behind, int words)
    {
        for (; words > 0 && behind.Length > 1 && behind[1..].IndexOf(Next) is >= 0 and var end; words--) behind = behind[(end + 1)..];
        byte[] left = [.. behind];
        if (left.Length > 0) left[0] = Mark;
        return left;
    }

    /// <summary>A word's other spellings, parted by spaces.</summary>
    public static ReadOnlySpan<byte> Others(ReadOnlySpan<byte> word) => word[(word.IndexOf(Bar) + 1)..];

    /// <summary>Whether a word has other spellings at all.</summary>
    public static bool Any(ReadOnlySpan<byte> word) => word.IndexOf(Bar) < word.Length - 1;

    /// <summary>Whether a spelling is a slip away from another spelling of a word.</summary>
    public static bool IsNear(ReadOnlySpan<byte> word, ReadOnlySpan<byte> spelling)
    {
        var others = Others(word);
        foreach (var range in others.Split((byte)' '))
        {
            if (Edits.Within(others[range], spelling, 1)) return true;
        }

        return false;
    }

    /// <summary>How a word stands in its own script.</summary>
    public static ReadOnlySpan<byte> Written(ReadOnlySpan<byte> word) => word[..word.IndexOf(Bar)];

    /// <summary>Whether a word has such another spelling.</summary>
    public static bool Has(ReadOnlySpan<byte> word, ReadOnlySpan<byte> spelling)
    {
        var others = Others(word);
        foreach (var range in others.Split((byte)' '))
        {
            if (others[range].SequenceEqual(spelling)) return true;
        }

        return false;
    }

    private static int Split(this ReadOnlySpan<byte> text, Span<Range> parts, byte at)
    {
        var count = 0;
        foreach (var range in text.Split(at))
        {
            if (count < parts.Length) parts[count++] = range;
        }

        return count;
    }

    private static byte[] One(string word) => [.. new Fold().Of(Encoding.UTF8.GetBytes(word)).ToArray().Where(b => b != ' ')];

    private static void Put(ReadOnlySpan<byte> what, Span<byte> into, ref int at)
    {
        what.CopyTo(into[at..]);
        at += what.Length;
    }
}
