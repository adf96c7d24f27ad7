using Entente.Linkage.Tables;

namespace Entente.Linkage.Forms;

/// <summary>The sound of a word as a number: rough classes of its consonants, so that spellings of one name in several languages and scripts meet.</summary>
/// <remarks>
/// b p → P; d t th → T; f v w ph → F; g k q c ck → K; s z c(e,i) sh ch zh ts sz cz x(h) → S; m; n; l; r. Vowels, y, j and h are not heard, except
/// that a word which begins with a vowel says so. Doubled letters count once. It is for finding, and for calling two spellings variants.
/// </remarks>
internal static class SoundKey
{
    private const int Longest = 12;

    /// <summary>The number of a folded word's sound; 0 where it has none.</summary>
    public static uint Of(ReadOnlySpan<byte> word)
    {
        Span<byte> sound = stackalloc byte[Longest];
        var length = Write(word, sound);
        return length == 0 ? 0 : (uint)(ByteHash.Of(sound[..length]) >> 32) | 1;
    }

    /// <summary>Writes the classes of a folded word or several. Returns how many.</summary>
    public static int Write(ReadOnlySpan<byte> word, Span<byte> sound)
    {
        var length = 0;
        byte before = 0;
        for (var i = 0; i < word.Length && length < sound.Length; i++)
        {
            var next = i + 1 < word.Length ? word[i + 1] : (byte)0;
            var heard = Class(word[i], next, ref i);
            if (heard == 'a' && length > 0) heard = 0;
            if (heard != 0 && heard != before) sound[length++] = heard;
            before = heard;
        }

        return length;
    }

    private static byte Class(byte letter, byte next, ref int at)
    {
        switch (letter)
        {
            case (byte)'a' or (byte)'e' or (byte)'i' or (byte)'o' or (byte)'u' or (byte)'y' or (byte)'j': return (byte)'a';
            case (byte)'h' or (byte)' ': return 0;
            case (byte)'k' when next == 'h': at++; return 0;
            case (byte)'t' when next is (byte)'s' or (byte)'z' or (byte)'c': at++; return (byte)'s';
            case (byte)'d' when next is (byte)'z' or (byte)'j': at++; return (byte)'s';
            case (byte)'p' when next == 'h': at++; return (byte)'f';
            case (byte)'c' when next is (byte)'h' or (byte)'z' or (byte)'e' or (byte)'i': at += next is (byte)'h' or (byte)'z' ? 1 : 0; return (byte)'s';
            case (byte)'s' or (byte)'z': at += next is (byte)'h' or (byte)'z' ? 1 : 0; return (byte)'s';
            case (byte)'x': at += next == 'h' ? 1 : 0; return (byte)'s';
            case (byte)'c' or (byte)'k' or (byte)'q' or (byte)'g': return (byte)'k';
            case (byte)'b' or (byte)'p': return (byte)'p';
            case (byte)'d' or (byte)'t': return (byte)'t';
            case (byte)'f' or (byte)'v' or (byte)'w': return (byte)'f';
            default: return letter;
        }
    }
}
