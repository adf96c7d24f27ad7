using System.Text;

namespace Entente.Records.Search;

/// <summary>Every word that is one slip of the hand away: a letter wrong, left out, put in, or two swapped.</summary>
/// <remarks>
/// Made of what is typed, when it is typed: the store holds one key a word, however many slips there may be.
/// A slip is of a letter of the script it was typed in: one wrong letter of Cyrillic may be three in Latin.
/// </remarks>
internal static class Slips
{
    private const int Shortest = 3;
    private const int Longest = 20;

    /// <summary>Small letters by script, for those that are written with an alphabet.</summary>
    private static readonly IReadOnlyList<string> Alphabets =
    [
        Letters('a', 'z'), Letters('\u0430', '\u045F') + "\u0491", Letters('\u03B1', '\u03C9'), Letters('\u0561', '\u0586'), Letters('\u05D0', '\u05EA'), Letters('\u0621', '\u064A'), Letters('\u10D0', '\u10F0'),
    ];

    /// <summary>None for what is too short to tell by, or has digits: a wrong digit is another number.</summary>
    /// <param name="word">In Latin letters, as names are kept.</param>
    /// <param name="written">As it was typed.</param>
    public static IReadOnlyCollection<string> Of(string word, string written)
    {
        if (word.Length is < Shortest or > Longest || !word.All(char.IsAsciiLetterLower)) return [];
        var slips = Around(word, Alphabets[0]).ToHashSet();
        var own = written.Normalize(NormalizationForm.FormC).ToLowerInvariant();
        if (own != word && Alphabets.Skip(1).FirstOrDefault(a => own.Any(a.Contains)) is { } alphabet) slips.UnionWith(Around(own, alphabet).SelectMany(Names.Words));
        slips.Remove(word);
        return slips;
    }

    private static IEnumerable<string> Around(string word, string alphabet)
    {
        for (var i = 0; i <= word.Length; i++)
        {
            var (before, after) = (word[..i], word[i..]);
            foreach (var letter in alphabet)
            {
                yield return before + letter + after;
                if (after.Length > 0) yield return before + letter + after[1..];
            }

            if (after.Length > 0) yield return before + after[1..];
            if (after.Length > 1) yield return before + after[1] + after[0] + after[2..];
        }
    }

    private static string Letters(char from, char to) => string.Concat(Enumerable.Range(from, to - from + 1).Select(c => (char)c).Where(char.IsLetter));
}
