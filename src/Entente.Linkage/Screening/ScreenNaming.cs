using System.Numerics;
using Entente.Linkage.Forms;
using Entente.Linkage.Names;

namespace Entente.Linkage.Screening;

/// <summary>How much likelier a name as asked is from the bearer of a listed name than from a stranger.</summary>
/// <remarks>
/// Word by word. A word that agrees counts as much as it is rare. A word that nearly agrees counts little where it is itself a name that others bear: Panuleanu is then
/// a family of its own and no slip for Panulea. A word that the list lacks speaks against the entry, for lists give the fullest name; one that the query lacks hardly does.
/// </remarks>
internal static class ScreenNaming
{
    // The shares of one person's names that are written as the list has them, with another spelling of a word, one letter off, more off, joined or parted, as an initial,
    // with a word more, with a word less. A slip is one of many possible: these are the chances of the very one that is seen. Set on made-up people, rounded.
    private const double Whole = 0.7, Spelled = 0.004, OneOff = 0.024, MoreOff = 0.0006, Joined = 0.02, Initial = 0.05, Added = 0.02, Dropped = 0.3;

    // A stranger's slip from a word that the list has; how many names begin with a letter; what the frequencies of words weigh, in entries, against how many fit as well.
    private const double StrangersSlip = 0.6, ShareOfLetter = 0.08, Expected = 3;

    /// <summary>How alike a word is that is spelled in another way in use.</summary>
    private const float Read = 0.9f;

    public static double Odds(ParsedName asked, ReadOnlySpan<ulong> words, ParsedName listed, NameMatch match, ScreenWords known, int nationality, int others)
    {
        var (freeAsked, freeListed) = (Telling(asked), Telling(listed));
        var (like, here, all) = (Whole, (double)known.Entries(nationality), (double)known.Entries(ScreenWords.Any));
        for (var left = freeAsked; left != 0; left &= left - 1)
        {
            var word = BitOperations.TrailingZeroCount(left);
            if (Same(asked[word], listed, freeListed) is not (>= 0 and var fellow)) continue;
            Paired(ref freeAsked, word, ref freeListed, fellow);
            here *= known.Others(words[word], nationality);
            all *= known.Others(words[word], ScreenWords.Any);
        }

        var plain = true;
        for (var left = freeAsked; left != 0; left &= left - 1)
        {
            var word = BitOperations.TrailingZeroCount(left);
            if (Nearest(asked, word, listed, freeListed) is not ( >= 0 and var fellow, var why)) continue;
            Paired(ref freeAsked, word, ref freeListed, fellow);
            plain = false;
            if (why.HasFlag(NameReasons.Initial))
            {
                (like, here, all) = (like * Initial, here * ShareOfLetter, all * ShareOfLetter);
                continue;
            }

            var seen = (why & (NameReasons.Transliteration | NameReasons.Diminutive)) != 0 ? Spelled : Edits.Within(asked[word], listed[fellow], 1) ? OneOff : MoreOff;
            var meant = ScreenWords.Hash(listed, fellow);
            like *= seen;
            here *= known.Share(words[word], nationality) + seen * StrangersSlip * known.Others(meant, nationality);
            all *= known.Share(words[word], ScreenWords.Any) + seen * StrangersSlip * known.Others(meant, ScreenWords.Any);
        }

        if (match.Reasons.HasFlag(NameReasons.Compound) && freeAsked != 0 && freeListed != 0)
        {
            for (; freeAsked != 0; freeAsked &= freeAsked - 1)
            {
                var word = words[BitOperations.TrailingZeroCount(freeAsked)];
                (here, all) = (here * known.Share(word, nationality), all * known.Share(word, ScreenWords.Any));
            }

            (like, plain, freeListed) = (like * Joined, false, 0);
        }

        like *= Math.Pow(Added, BitOperations.PopCount(freeAsked)) * Math.Pow(Dropped, BitOperations.PopCount(freeListed));
        // A name of one nation's words on an entry of another nationality is as frequent as in its own nation.
        var strangers = Math.Max(here, all);
        if (plain && freeAsked == 0) strangers = (others + Expected) / (1 + Expected / strangers);
        return like / strangers;
    }

    private static uint Telling(ParsedName name)
    {
        uint telling = 0;
        for (var word = 0; word < name.Words.Length; word++) telling |= name.Words[word].Particle ? 0 : 1u << word;
        return telling;
    }

    private static void Paired(ref uint asked, int word, ref uint listed, int fellow) => (asked, listed) = (asked & ~(1u << word), listed & ~(1u << fellow));

    private static int Same(ReadOnlySpan<byte> word, ParsedName listed, uint free)
    {
        for (; free != 0; free &= free - 1)
        {
            var fellow = BitOperations.TrailingZeroCount(free);
            if (word.SequenceEqual(listed[fellow])) return fellow;
        }

        return -1;
    }

    private static (int Word, NameReasons Why) Nearest(ParsedName asked, int word, ParsedName listed, uint free)
    {
        var (nearest, best, reason) = (-1, 0f, NameReasons.None);
        for (; free != 0; free &= free - 1)
        {
            var fellow = BitOperations.TrailingZeroCount(free);
            var (likeness, why) = WordMatch.Of(asked[word], asked.Words[word], listed[fellow], listed.Words[fellow], asked.LacksVowels || listed.LacksVowels);
            if (likeness < Read && (IsSpelled(asked, word, listed[fellow]) || IsSpelled(listed, fellow, asked[word]))) (likeness, why) = (Read, NameReasons.Transliteration);
            if (likeness > best) (nearest, best, reason) = (fellow, likeness, why);
        }

        return (nearest, reason);
    }

    /// <summary>Whether a word that was read from another script has such another spelling.</summary>
    private static bool IsSpelled(ParsedName name, int word, ReadOnlySpan<byte> letters)
    {
        if (name.Behind.Length == 0) return false;
        Span<Range> read = stackalloc Range[SpelledWords.Most];
        return word < Spellings.Words(name.Behind, read) && Spellings.Has(name.Behind.AsSpan()[1..^1][read[word]], letters);
    }
}
