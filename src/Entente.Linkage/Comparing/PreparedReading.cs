using Entente.Linkage.Forms;

namespace Entente.Linkage;

/// <summary>A name that was read word by word, as it is compared and found.</summary>
internal sealed class PreparedReading
{
    private PreparedReading(IReadOnlyList<ReadWord> words)
    {
        Span<byte> text = stackalloc byte[Fold.Longest], behind = stackalloc byte[Spellings.Longest];
        var (length, after) = Spellings.Write(words, text, behind);
        (Text, Behind) = (text[..length].ToArray(), behind[..after].ToArray());
        Spelled = [.. words.Select(w => w.Others.Prepend(w.Latin).SelectMany(s => Latin.Words(s).Append(Latin.Bare(s))).Where(s => s.Length > 0).Distinct().ToArray()).Where(w => w.Length > 0)];
    }

    /// <summary>A reading; null for one in which no word has a letter: such a name is compared as it is written.</summary>
    public static PreparedReading? Of(IReadOnlyList<ReadWord> words) => words.Count > 0 && new PreparedReading(words) is { Text.Length: > 0 } read ? read : null;

    public byte[] Text { get; }

    public byte[] Behind { get; }

    /// <summary>For each word all its spellings, as one word and in syllables: whoever writes any of them must be found.</summary>
    public string[][] Spelled { get; }

    /// <summary>How far two names agree of which at least one was read.</summary>
    public static Level Compare(PreparedName a, PreparedName b)
    {
        if (a.Read is null || (b.Read is not null && a.Read.Behind.AsSpan().SequenceCompareTo(b.Read.Behind) > 0)) (a, b) = (b, a);
        var (other, behind) = b.Read is { } read ? (read.Text, read.Behind) : (b.Folded, []);
        if (other.Length > Fold.Longest) return Level.Different;
        return SpelledLevels.Of(a.Read!.Text, a.Read.Behind, other, behind) switch
        {
            NameLevel.Same => Level.Same,
            NameLevel.Sound => Level.Similar, // the model knows no variant of a whole name
            NameLevel.Part => Level.Part,
            NameLevel.Different => Level.Different,
            _ => Level.Shared,
        };
    }
}
