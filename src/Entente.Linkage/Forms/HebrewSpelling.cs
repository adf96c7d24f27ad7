using System.Text;

namespace Entente.Linkage.Forms;

/// <summary>Says whether a word of Latin letters may spell a word of Hebrew letters: letter by letter, with the vowels that Hebrew leaves out.</summary>
/// <remarks>
/// Bet is b or v, pe p or f, kaf k or ch, shin sh or s, tsadi ts, tz or z, het h, ch or kh. Aleph and ayin are a vowel or nothing. Vav and yod are consonants or the vowels that
/// they stand for, and are never passed over, so that דינה is Dina and not Dana. Between letters up to two Latin vowels may stand; at the end only such as he, aleph or ayin carry.
/// </remarks>
internal static class HebrewSpelling
{
    private const int MostVowels = 2;
    private const int Longest = 24;

    /// <summary>Whether a word in its own script is of this one.</summary>
    public static bool Is(ReadOnlySpan<byte> written) => written.Length >= 2 && (written[0] == 0xD7 && written[1] is >= 0x90 and <= 0xAA);

    /// <summary>Whether a folded word may spell it.</summary>
    public static bool Fits(ReadOnlySpan<byte> written, ReadOnlySpan<byte> latin)
    {
        Span<char> letters = stackalloc char[Longest];
        if (written.Length > Longest || latin.Length > Longest || latin.Length < 2) return false;
        var count = Encoding.UTF8.GetChars(written, letters);
        Span<uint> tried = stackalloc uint[(Longest + 1) * (MostVowels + 1)];
        tried.Clear();
        return Fits(letters[..count], latin, 0, 0, 0, tried);
    }

    /// <summary>Whether two words are the same but for vav and yod within them, which full spelling writes and short spelling leaves out.</summary>
    public static bool SameButForVowels(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        Span<byte> first = stackalloc byte[a.Length], second = stackalloc byte[b.Length];
        return Bare(a, first).SequenceEqual(Bare(b, second));
    }

    private static ReadOnlySpan<byte> Bare(ReadOnlySpan<byte> word, Span<byte> bare)
    {
        var length = 0;
        for (var i = 0; i < word.Length; i++)
        {
            // vav and yod are D7 95 and D7 99; the first letter and the last stay
            if (i > 1 && i + 2 < word.Length && word[i] == 0xD7 && word[i + 1] is 0x95 or 0x99) i++;
            else bare[length++] = word[i];
        }

        return bare[..length];
    }

    /// <param name="word">The letters.</param>
    /// <param name="latin">The folded word.</param>
    /// <param name="at">The letter that is next.</param>
    /// <param name="place">Where in the folded word.</param>
    /// <param name="vowels">How many vowels were passed over since the last letter.</param>
    /// <param name="tried">For each letter and number of vowels, a bit for each place from which it was tried: it failed there, or nothing would be tried any more. Without it the time doubles with each letter.</param>
    private static bool Fits(ReadOnlySpan<char> word, ReadOnlySpan<byte> latin, int at, int place, int vowels, Span<uint> tried)
    {
        if (at == word.Length) return place == latin.Length;
        ref var before = ref tried[at * (MostVowels + 1) + vowels];
        if ((before >> place & 1) != 0) return false;
        before |= 1u << place;
        var marked = at + 1 < word.Length && word[at + 1] == '\'';
        var next = at + (marked ? 2 : 1);
        foreach (var spelling in Of(word[at], marked).Split(' '))
        {
            var spelled = Of(word[at], marked)[spelling];
            if (!Begins(latin[place..], spelled)) continue;
            var end = place + spelled.Length;
            if (Fits(word, latin, next, end, 0, tried)) return true;
            if (spelled.Length > 0 && end < latin.Length && latin[end] == latin[end - 1] && !IsVowel(latin[end]) && Fits(word, latin, next, end + 1, 0, tried)) return true; // a doubled consonant
        }

        if (Silent(word, latin, at, place, next) && Fits(word, latin, next, place, vowels, tried)) return true;
        return at > 0 && vowels < MostVowels && place < latin.Length && IsVowel(latin[place]) && Fits(word, latin, at, place + 1, vowels + 1, tried);
    }

    /// <summary>Whether a letter may stand for nothing here.</summary>
    private static bool Silent(ReadOnlySpan<char> word, ReadOnlySpan<byte> latin, int at, int place, int next)
    {
        var before = place > 0 ? latin[place - 1] : (byte)0;
        return word[at] switch
        {
            'א' or 'ע' when at == 0 => next < word.Length && word[next] is 'ו' or 'י',
            'א' or 'ע' => next < word.Length || IsVowel(before),
            'ה' => at > 0 && (next < word.Length || before is (byte)'a' or (byte)'e' or (byte)'o'),
            'ו' or 'י' => at > 0 && word[at - 1] == word[at],
            _ => false,
        };
    }

    /// <summary>How a letter is spelled, each way in turn.</summary>
    private static ReadOnlySpan<char> Of(char letter, bool marked) => letter switch
    {
        'א' or 'ע' => "a e i o u",
        'ב' => "b v w",
        'ג' when marked => "j g ge dj dg",
        'ג' => "gh g",
        'ד' => "d dh",
        'ה' => "h",
        'ו' => "v w oo ou o u",
        'ז' when marked => "zh j",
        'ז' => "z s",
        'ח' => "ch kh h",
        'ט' => "th t",
        'י' => "y ie ee ei ey ai ay i j e",
        'כ' => "ch ck kh k c",
        'ל' => "l",
        'מ' => "m",
        'נ' => "n",
        'ס' => "s",
        'פ' => "ph p f",
        'צ' when marked => "tsch tch ch cz c",
        'צ' => "tz ts z c",
        'ק' => "ck k q c",
        'ר' => "r",
        'ש' => "sch sh sz s",
        'ת' => "th t",
        _ => "-",
    };

    private static bool IsVowel(byte letter) => letter is (byte)'a' or (byte)'e' or (byte)'i' or (byte)'o' or (byte)'u';

    private static bool Begins(ReadOnlySpan<byte> latin, ReadOnlySpan<char> spelled)
    {
        if (latin.Length < spelled.Length) return false;
        for (var i = 0; i < spelled.Length; i++)
        {
            if (latin[i] != spelled[i]) return false;
        }

        return true;
    }
}
