using System.Numerics;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Forms;

/// <summary>What a name sounds and looks like, in numbers: by this it is found, and told from most others without reading it.</summary>
/// <param name="First">The sound of its first word that tells.</param>
/// <param name="Last">Of its last word that tells.</param>
/// <param name="All">Of all of them, in whatever order they stand.</param>
/// <param name="Joined">Of the name written as one word.</param>
/// <param name="FirstLetters">Which letters the first telling word has, a bit each.</param>
/// <param name="LastLetters">Which letters the last one has.</param>
/// <param name="Forms">A bit for each group of forms that its words belong to; groups may share a bit.</param>
/// <param name="Odd">Whether it is an initial or has more than two telling words, so that only reading it will do.</param>
/// <param name="Several">Whether it has several words, telling or not.</param>
/// <param name="Reading">How it was read from what is written.</param>
/// <param name="Length">Of how many bytes it is.</param>
/// <param name="Start">Where the name itself begins in its table.</param>
internal readonly record struct NameSounds(uint First, uint Last, uint All, uint Joined, uint FirstLetters, uint LastLetters, ulong Forms, bool Odd, bool Several, NameReading Reading = NameReading.Letters, byte Length = 0, int Start = 0)
{
    /// <summary>Whether it was written in letters that leave vowels out.</summary>
    public bool LacksVowels => Reading == NameReading.WithoutVowels;

    /// <summary>Whether it was read word by word and carries its other spellings.</summary>
    public bool Spelled => Reading == NameReading.Words;

    /// <summary>Two words with more different letters than this are not alike.</summary>
    private const int MostApart = 4;

    /// <summary>Whether two names are plainly different ones. False says nothing.</summary>
    public static bool PlainlyDifferent(in NameSounds a, in NameSounds b)
    {
        if (a.Odd || b.Odd || (a.Forms & b.Forms) != 0 || a.Joined == b.Joined) return false;
        if (a.First == b.First || a.First == b.Last || a.Last == b.First || a.Last == b.Last) return false;
        return Apart(a.FirstLetters, b.FirstLetters) && Apart(a.FirstLetters, b.LastLetters) && Apart(a.LastLetters, b.FirstLetters) && Apart(a.LastLetters, b.LastLetters);
    }

    public static NameSounds Of(ReadOnlySpan<byte> name)
    {
        uint first = 0, last = 0, all = 0, firstLetters = 0, lastLetters = 0;
        ulong forms = 0;
        var words = 0;
        var initial = false;
        foreach (var range in name.Split((byte)' '))
        {
            var word = name[range];
            initial |= word.Length == 1;
            if (Particles.Has(word)) continue;
            forms |= NameForms.Bits(word);
            lastLetters = Letters(word);
            if (words++ == 0) firstLetters = lastLetters;
            var sound = SoundKey.Of(word);
            if (sound == 0) continue;
            if (first == 0) first = sound;
            last = sound;
            all += (uint)ByteHash.Join(sound, 7);
        }

        var joined = SoundKey.Of(name);
        if (words == 0) firstLetters = lastLetters = Letters(name);
        var odd = initial || words > 2;
        var several = name.Contains((byte)' ');
        return first == 0 ? new(joined, joined, joined, joined, firstLetters, lastLetters, forms, odd, several) : new(first, last, all, joined, firstLetters, lastLetters, forms, odd, several);
    }

    private static bool Apart(uint a, uint b) => BitOperations.PopCount(a ^ b) > MostApart;

    private static uint Letters(ReadOnlySpan<byte> word)
    {
        uint mask = 0;
        foreach (var b in word)
        {
            if (b is >= (byte)'a' and <= (byte)'z') mask |= 1U << b - 'a';
            else if (b != ' ') mask |= 1U << 26 + (b & 3);
        }

        return mask;
    }
}

/// <summary>How a name was read from what is written.</summary>
internal enum NameReading : byte
{
    Letters,

    /// <summary>From letters that leave vowels out.</summary>
    WithoutVowels,

    /// <summary>Word by word: it carries its other spellings.</summary>
    Words,
}
