namespace Entente.Linkage;

/// <summary>The skeleton of a word's sound: consonants in rough classes, vowels only at the start, nothing doubled.</summary>
/// <remarks>Rough on purpose: it is for finding, and for calling two spellings variants only when they are alike in letters as well.</remarks>
internal static class Sounds
{
    public static string Of(ReadOnlySpan<char> word)
    {
        Span<char> sound = stackalloc char[Math.Min(word.Length, 24)];
        var length = 0;
        for (var i = 0; i < word.Length && length < sound.Length; i++)
        {
            var next = i + 1 < word.Length ? word[i + 1] : '\0';
            var c = Class(word[i], next, i, out var skip);
            i += skip;
            if (c == '\0' || (length > 0 && sound[length - 1] == c)) continue;
            sound[length++] = c;
        }

        return new(sound[..length]);
    }

    private static char Class(char c, char next, int place, out int skip)
    {
        skip = 0;
        switch (c)
        {
            case 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'j' or 'w' when c is not ('j' or 'w'): return place == 0 ? 'a' : '\0';
            case 'y': return place == 0 ? 'a' : '\0';
            case 'h': return '\0';
            case 's' or 'c' or 'z' when next == 'h': skip = 1; return 's';
            case 'p' when next == 'h': skip = 1; return 'f';
            case 'k' or 'g' when next == 'h': skip = 1; return 'k';
            case 't' or 'd' when next == 'h': skip = 1; return 't';
            case 'c' when next is 'e' or 'i': return 's';
            case 'c' or 'k' or 'q' or 'g' or 'x': return 'k';
            case 's' or 'z' or 'j': return 's';
            case 'b' or 'p': return 'p';
            case 'd' or 't': return 't';
            case 'f' or 'v' or 'w': return 'f';
            case 'm' or 'n': return 'm';
            default: return c;
        }
    }
}
