namespace Entente.Linkage.Forms;

/// <summary>How a word that was read from another script fits what the other name has for it; a better fit is a greater number.</summary>
internal enum Fit : byte
{
    None,

    /// <summary>Its first letter.</summary>
    Initial,

    /// <summary>A slip away in a long word, or other characters of the same sound: mostly another name.</summary>
    Near,

    /// <summary>Another spelling in use.</summary>
    Other,

    Same,
}

/// <summary>Finds for each word of a name that was read word by word what fits it in another name, whatever the order there and whether its syllables stand together or apart.</summary>
/// <remarks>Such a word has one spelling in each system, and one letter more or less is another syllable and so another name: likeness of letters or sound tells nothing.</remarks>
internal readonly ref struct SpelledWords
{
    public const int Most = 8;
    private const int ShortestSlip = 6;
    private const int MostSyllables = 4;

    private readonly ReadOnlySpan<byte> text;
    private readonly ReadOnlySpan<byte> behind;
    private readonly ReadOnlySpan<byte> other;
    private readonly ReadOnlySpan<byte> otherBehind;

    /// <summary>For a name that was read word by word, and another: empty <paramref name="otherBehind"/> where that was not.</summary>
    public SpelledWords(ReadOnlySpan<byte> text, ReadOnlySpan<byte> behind, ReadOnlySpan<byte> other, ReadOnlySpan<byte> otherBehind)
    {
        this.text = text;
        this.behind = behind;
        this.other = other;
        this.otherBehind = otherBehind;
    }

    /// <summary>Fills in the fits.</summary>
    /// <param name="fits">For each word of the name.</param>
    /// <param name="taken">For each word of the other whether it serves; particles serve always.</param>
    /// <param name="swapped">Whether what fits stands in another order.</param>
    /// <returns>How many words each has.</returns>
    public (int Words, int Others) Align(Span<Fit> fits, out uint taken, out bool swapped)
    {
        Span<Range> words = stackalloc Range[Most], marks = stackalloc Range[Most], others = stackalloc Range[Most], otherMarks = stackalloc Range[Most];
        var (count, many) = (Split(text, words), Split(other, others));
        Spellings.Words(behind, marks);
        var read = Spellings.Words(otherBehind, otherMarks);
        Span<byte> joined = stackalloc byte[Fold.Longest];
        Span<int> starts = stackalloc int[Most + 1];
        Join(others[..many], joined, starts);
        (taken, swapped) = (0, false);
        fits = fits[..count];
        fits.Clear();
        Span<sbyte> places = stackalloc sbyte[count];
        places.Fill(-1);
        while (true)
        {
            var (best, at, from, size) = (Fit.None, -1, 0, 0);
            for (var i = 0; i < count; i++)
            {
                if (fits[i] != Fit.None) continue;
                for (var j = 0; j < many; j++)
                {
                    var most = read > 0 ? 1 : MostSyllables;
                    for (var length = 1; length <= most && j + length <= many && (taken >> j + length - 1 & 1) == 0; length++)
                    {
                        var run = joined[starts[j]..starts[j + length]];
                        var fit = read > 0 ? Both(text[words[i]], behind[1..^1][marks[i]], run, otherBehind[1..^1][otherMarks[j]]) : Of(text[words[i]], behind[1..^1][marks[i]], run);
                        if (fit > best) (best, at, from, size) = (fit, i, j, length);
                    }
                }
            }

            if (best == Fit.None) break;
            fits[at] = best;
            places[at] = (sbyte)from;
            taken |= (1u << size) - 1 << from;
        }

        var place = -1;
        foreach (var where in places)
        {
            if (where < 0) continue;
            swapped |= where < place;
            place = Math.Max(place, where);
        }

        for (var j = 0; j < many; j++)
        {
            if (other[others[j]].Length > 1 && Particles.Has(other[others[j]]) && fits.IndexOf(Fit.None) < 0) taken |= 1u << j;
        }

        return (count, many);
    }

    private static Fit Of(ReadOnlySpan<byte> word, ReadOnlySpan<byte> mark, ReadOnlySpan<byte> run)
    {
        if (run.SequenceEqual(word)) return Fit.Same;
        if (run.Length == 1) return run[0] == word[0] ? Fit.Initial : Fit.None;
        if (Spellings.Has(mark, run)) return Fit.Other;
        if (HebrewSpelling.Is(mark)) return Hebrew(word, mark, run);
        return Math.Min(run.Length, word.Length) >= ShortestSlip && Edits.Within(word, run, 1) ? Fit.Near : Fit.None;
    }

    /// <summary>A known name is spelled as it is known to be, or a slip away in a long word; for others the letters decide.</summary>
    private static Fit Hebrew(ReadOnlySpan<byte> word, ReadOnlySpan<byte> mark, ReadOnlySpan<byte> run)
    {
        if (!HebrewSpelling.Fits(Spellings.Written(mark), run)) return Fit.None;
        return !Spellings.Any(mark) || (run.Length >= ShortestSlip && (Edits.Within(word, run, 1) || Spellings.IsNear(mark, run))) ? Fit.Other : Fit.Near;
    }

    /// <summary>Two words that were read: what is written counts, and the same sound in other characters is mostly another name.</summary>
    private static Fit Both(ReadOnlySpan<byte> word, ReadOnlySpan<byte> mark, ReadOnlySpan<byte> run, ReadOnlySpan<byte> otherMark)
    {
        var written = Spellings.Written(mark);
        var otherWritten = Spellings.Written(otherMark);
        if (written.IsEmpty && otherWritten.IsEmpty) return run.SequenceEqual(word) ? Fit.Same : Fit.None;
        if (written.IsEmpty || otherWritten.IsEmpty) return run.SequenceEqual(word) || Spellings.Has(mark, run) || Spellings.Has(otherMark, word) ? Fit.Other : Fit.None;
        if (written.SequenceEqual(otherWritten)) return Fit.Same;
        if (HebrewSpelling.Is(written) && HebrewSpelling.Is(otherWritten))
        {
            // דוד is דויד; דנה and דינה are two names that are known.
            var known = Spellings.Any(mark) && Spellings.Any(otherMark) && !run.SequenceEqual(word);
            return !known && HebrewSpelling.SameButForVowels(written, otherWritten) ? Fit.Other : Fit.None;
        }

        return run.SequenceEqual(word) ? Fit.Near : Fit.None;
    }

    private void Join(ReadOnlySpan<Range> words, Span<byte> joined, Span<int> starts)
    {
        var length = 0;
        for (var i = 0; i < words.Length; i++)
        {
            var word = other[words[i]];
            starts[i] = length;
            word.CopyTo(joined[length..]);
            length += word.Length;
            starts[i + 1] = length;
        }
    }

    private static int Split(ReadOnlySpan<byte> text, Span<Range> words)
    {
        var count = 0;
        foreach (var range in text.Split((byte)' '))
        {
            if (count < words.Length) words[count++] = range;
        }

        return count;
    }
}
