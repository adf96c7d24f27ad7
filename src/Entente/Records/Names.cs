using System.Globalization;
using System.Text;
using AnyAscii;

namespace Entente.Records;

/// <summary>Words and sounds of names in any script: the normal forms by which names are found, never what is stored or shown.</summary>
public static class Names
{
    private static readonly HashSet<string> Titles = ["mr", "mrs", "ms", "miss", "dr", "sir", "haji", "hajji", "mullah", "maulavi", "mawlawi", "sheikh", "shaykh", "sayyid", "general", "colonel", "na", "nfn", "nln", "fnu", "lnu", "unknown"];

    /// <summary>Words in Latin letters, lower case, without marks; titles and single letters are left out unless nothing else is there.</summary>
    public static IReadOnlyList<string> Tokens(string? name)
    {
        var all = Words(name);
        var telling = all.Where(w => w.Length > 1 && !Titles.Contains(w)).ToList();
        return telling.Count > 0 ? telling : all;
    }

    /// <summary>Whether a word goes before names and is no part of one.</summary>
    public static bool IsTitle(string word) => Titles.Contains(word);

    /// <summary>An Arabic word without the article that is written as a part of it: Latin letters set the article apart, or leave it out.</summary>
    public static string WithoutArticle(string written) => written.Length >= 5 && written.StartsWith("\u0627\u0644", StringComparison.Ordinal) ? written[2..] : written;

    /// <summary>Every word of a text in Latin letters and digits, lower case.</summary>
    public static List<string> Words(string? text)
    {
        var words = new List<string>();
        if (string.IsNullOrWhiteSpace(text)) return words;
        var word = new StringBuilder();
        foreach (var c in Latin(text))
        {
            if (char.IsAsciiLetterOrDigit(c)) word.Append(char.ToLowerInvariant(c));
            else if (c is '\'' or '`') continue; // O'Neil and Oneil are one word
            else Cut();
        }

        Cut();
        return words;

        void Cut()
        {
            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>In Latin letters. Marks that are not seen (zero width, direction) are dropped; combining marks are composed first.</summary>
    public static string Latin(string text)
    {
        if (System.Text.Ascii.IsValid(text)) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var c in text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC))
        {
            // The transliteration drops alef and ayn; at the start of a name they are the vowel that Latin writes: Ahmad, Ali, Omar, Ibrahim.
            if (c is '\u0622' or '\u0623' or '\u0625' or '\u0627' or '\u0671' or '\u0639') clean.Append('a');
            else if (char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control)) clean.Append(c);
            else if (c is '\n' or '\r' or '\t') clean.Append(' ');
        }

        return clean.ToString().Transliterate();
    }

    /// <summary>The skeleton of a word: "muhammad", "mohamed" and "mohammed" all give "mmt"; "youssef" and "yusuf" both "asf".</summary>
    public static string Sound(string token)
    {
        Span<char> sound = stackalloc char[Math.Min(token.Length, 32)];
        var length = 0;
        for (var i = 0; i < token.Length && length < sound.Length; i++)
        {
            var next = i + 1 < token.Length ? token[i + 1] : '\0';
            var c = token[i] switch
            {
                'a' or 'e' or 'i' or 'o' or 'u' => i == 0 ? 'a' : '\0',
                'y' => i == 0 ? 'a' : '\0',
                'w' => i == 0 ? 'v' : next is 'a' or 'e' or 'i' or 'o' or 'u' ? 'v' : '\0',
                'h' => i == 0 ? 'h' : '\0',
                'k' when next == 'h' && i == 0 => 'h',
                'x' when i == 0 => 's',
                'c' when next is 'e' or 'i' or 'y' or 'h' => 's',
                'c' or 'k' or 'q' or 'x' => 'k',
                'p' when next == 'h' => 'f',
                'g' when next is 'e' or 'i' => 'j',
                'd' when next is 'j' or 'z' => 'j',
                'd' or 't' => 't',
                'b' or 'p' => 'p',
                'f' or 'v' => 'f',
                's' or 'z' => 's',
                var other => other,
            };
            if (c == '\0' || (length > 0 && sound[length - 1] == c)) continue;
            sound[length++] = c;
            if (token[i] == 'x' && i > 0 && length < sound.Length) sound[length++] = 's';
        }

        return length == 0 ? token : new(sound[..length]);
    }
}
