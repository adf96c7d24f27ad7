namespace Entente.Linkage.Names;

/// <summary>A name made ready for comparing, once for many comparisons. It never changes, and serves any number of threads.</summary>
public sealed class ParsedName
{
    internal ParsedName(string said, byte[] text, NameWord[] words, bool lacksVowels, NameReasons ignored, byte[]? behind = null)
    {
        (Said, Text, Words, LacksVowels, Ignored, Behind) = (said, text, words, lacksVowels, ignored, behind ?? []);
        Numbered = Array.Exists(words, w => w.Number);
        Joined = [.. words.SelectMany(w => text[w.Start..(w.Start + w.Length)])];
    }

    /// <summary>The name as it was given.</summary>
    public string Said { get; }

    internal byte[] Text { get; }

    /// <summary>Without titles and legal forms, but for names that have no other words.</summary>
    internal NameWord[] Words { get; }

    /// <summary>The words without spaces.</summary>
    internal byte[] Joined { get; }

    /// <summary>Whether a word is a number, which tells one of a row of companies from the next.</summary>
    internal bool Numbered { get; }

    internal bool LacksVowels { get; }

    internal NameReasons Ignored { get; }

    /// <summary>What a name that was read word by word carries beside its text; nothing for others.</summary>
    internal byte[] Behind { get; }

    /// <summary>The name as it was given.</summary>
    public override string ToString() => Said;

    internal ReadOnlySpan<byte> this[int word] => Text.AsSpan(Words[word].Start, Words[word].Length);
}
