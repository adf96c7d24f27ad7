using System.Numerics;
using Entente.Linkage.Forms;

namespace Entente.Linkage.Names;

/// <summary>How far two words of names agree, 0 to 1, and why.</summary>
internal static class WordMatch
{
    public static (float Likeness, NameReasons Reason) Of(ReadOnlySpan<byte> a, in NameWord wordA, ReadOnlySpan<byte> b, in NameWord wordB, bool consonants)
    {
        if (a.SequenceEqual(b)) return (1, NameReasons.None);
        if (wordA.Number || wordB.Number) return default;
        if (a.Length == 1 || b.Length == 1) return a[0] == b[0] ? (0.9f, NameReasons.Initial) : default;
        if (consonants) return Consonants(a, b);
        if (NameForms.Same(a, b)) return (0.92f, NameReasons.Diminutive);
        if (NameForms.Apart(a, b)) return default;
        var longest = Math.Max(a.Length, b.Length);
        // Each slip adds or takes at most two letters.
        var apart = BitOperations.PopCount(wordA.Letters ^ wordB.Letters);
        float slips = 0;
        if (apart <= 2 && Edits.Within(a, b, 1)) slips = longest switch { 2 => 0.6f, 3 => 0.78f, 4 => 0.86f, _ => 0.92f };
        else if (longest >= 5 && apart <= 4 && Edits.Within(a, b, 2)) slips = longest switch { 5 => 0.7f, 6 or 7 => 0.78f, _ => 0.86f };
        else if (longest >= 9 && apart <= 6 && Edits.Within(a, b, 3)) slips = 0.74f;
        if (slips < 0.9f && wordA.Sound == wordB.Sound && wordA.Sound != 0 && Jaro.Winkler(a, b) >= 0.75) return (0.9f, NameReasons.Transliteration);
        return (slips, slips == 0 ? NameReasons.None : NameReasons.Slip);
    }

    /// <summary>Where a side leaves vowels out, consonants alone are compared.</summary>
    private static (float, NameReasons) Consonants(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        Span<byte> soundA = stackalloc byte[12], soundB = stackalloc byte[12];
        if (Written(a, soundA).SequenceEqual(Written(b, soundB)) && !Written(a, soundA).IsEmpty) return (0.95f, NameReasons.Transliteration);
        soundA = soundA[..SoundKey.Write(a, soundA)].TrimStart((byte)'a');
        soundB = soundB[..SoundKey.Write(b, soundB)].TrimStart((byte)'a');
        if (!soundA.IsEmpty && soundA.SequenceEqual(soundB)) return (0.95f, NameReasons.Transliteration);
        if (Math.Max(soundA.Length, soundB.Length) >= 3 && Edits.Within(soundA, soundB, 1)) return (0.82f, NameReasons.Transliteration | NameReasons.Slip);
        return default;
    }

    /// <summary>The consonants without h, which next to another letter reads as one sound where the vowel between them is not written.</summary>
    private static ReadOnlySpan<byte> Written(ReadOnlySpan<byte> word, Span<byte> sound)
    {
        Span<byte> letters = stackalloc byte[Fold.Longest];
        var length = 0;
        foreach (var letter in word)
        {
            if (letter != 'h') letters[length++] = letter;
        }

        return sound[..SoundKey.Write(letters[..length], sound)].TrimStart((byte)'a');
    }
}
