using System.Text;

namespace Entente.Linkage.Forms;

/// <summary>Reads names in Hebrew letters word by word: without points, final letters as others, with the usual spellings of well-known names.</summary>
/// <remarks>A word that is not known carries no spellings; <see cref="HebrewSpelling"/> says which Latin words may spell it.</remarks>
internal static class HebrewNames
{
    private const string Finals = "ךםןףץ";
    private const string Others = "כמנפצ";

    /// <summary>Ready-made letters with points, from U+FB2A on; a space is no letter.</summary>
    private const string Pointed = "ששששאאאבגדהוז טיככל מ נס פפ צקרשתובכפ";

    private static readonly Dictionary<string, string[]> Known = Read();

    /// <summary>Whether a code point is a letter of this script.</summary>
    public static bool Is(int point) => point is >= 0x5D0 and <= 0x5EA or 0xFB1D or (>= 0xFB2A and <= 0xFB4E);

    /// <summary>The words of a name; those of other scripts stand as they are.</summary>
    public static IReadOnlyList<ReadWord> Of(string name)
    {
        var words = new List<ReadWord>();
        foreach (var token in name.Split([' ', '\t', '\u00A0', ',', '-', '־', '.', '/', '(', ')'], StringSplitOptions.RemoveEmptyEntries))
        {
            var letters = Letters(token);
            if (letters.Length == 0) words.Add(new("", token, []));
            else if (Known.TryGetValue(letters, out var spelled)) words.Add(new(letters, spelled[0], spelled[1..]));
            else words.Add(new(letters, string.Concat(letters.Select(l => Latin(l))), []));
        }

        return words;
    }

    /// <summary>The letters of a word in one form, and an apostrophe for a geresh after the letter that it changes; empty where it is of another script.</summary>
    private static string Letters(string word)
    {
        var letters = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (Finals.IndexOf(c, StringComparison.Ordinal) is >= 0 and var final) letters.Append(Others[final]);
            else if (c is >= 'א' and <= 'ת') letters.Append(c);
            else if (c == '\uFB1D') letters.Append('י');
            else if (c is >= '\uFB2A' and <= '\uFB4E' && Pointed[c - '\uFB2A'] is var pointed and not ' ') letters.Append(pointed);
            else if (c is '\'' or '\u05F3' or '’' or '`' && letters.Length > 0 && letters[^1] is 'ג' or 'ז' or 'צ' or 'ת' or 'ד') letters.Append('\'');
            else if (c is >= '\u0591' and <= '\u05C7' or '\u05F4' or '"' or '\'' or '\u05F3' or '’' or '`') continue; // points, and marks that shorten words
            else return "";
        }

        return letters.ToString();
    }

    private static string Latin(char letter) => letter == '\'' ? "" : Encoding.ASCII.GetString(ScriptTables.Letters[letter]!);

    private static Dictionary<string, string[]> Read()
    {
        using var stream = typeof(HebrewNames).Assembly.GetManifestResourceStream("Entente.Linkage.Forms.hebrew.txt")!;
        using var reader = new StreamReader(stream);
        var known = new Dictionary<string, string[]>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var name, .. var spelled] && spelled.Length > 0) known[name] = [.. known.GetValueOrDefault(name, []).Union(spelled)];
        }

        return known;
    }
}
