using System.Text;
using Entente.Linkage.Forms;

namespace Entente.Linkage.Names;

/// <summary>Folds a name, parts it into words, and leaves out what does not tell one bearer from another.</summary>
internal static class NameParser
{
    private const int MostWords = 16;

    public static ParsedName Parse(string name, NameKind kind, ITransliterate? transliterate)
    {
        // The fold gives small letters of at most a byte's worth of length, whatever comes in.
        var fold = new Fold(transliterate);
        var head = name.Length > 4 * Fold.Longest ? name[..(4 * Fold.Longest)] : name;
        var text = fold.Of(Encoding.UTF8.GetBytes(head), kind == NameKind.Person ? NamePart.Whole : null).ToArray();
        List<string> words = [.. Encoding.Latin1.GetString(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        if (kind == NameKind.Organisation) JoinLetters(words);
        var told = kind == NameKind.Organisation ? LegalForms.Without(words) : Titles.Without(words);
        if (kind == NameKind.Organisation) told = [.. told.Select((word, i) => i > 0 && Roman(word, last: i == told.Count - 1) is { } number ? number : word)];
        var ignored = told.Count == words.Count ? NameReasons.None : kind == NameKind.Organisation ? NameReasons.LegalFormIgnored : NameReasons.TitleIgnored;
        text = Encoding.Latin1.GetBytes(string.Join(' ', told));
        var made = new List<NameWord>();
        var start = 0;
        foreach (var word in told.Take(MostWords))
        {
            made.Add(new(text.AsSpan(start, word.Length), start));
            start += word.Length + 1;
        }

        return new(name, text, [.. made], fold.LacksVowels, ignored, Spellings.Without(fold.Behind, words.Count - told.Count));
    }

    /// <summary>"l l c" was L.L.C.: one word.</summary>
    private static void JoinLetters(List<string> words)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (words[i].Length != 1 || !char.IsAsciiLetter(words[i][0])) continue;
            while (i + 1 < words.Count && words[i + 1].Length == 1 && char.IsAsciiLetter(words[i + 1][0]))
            {
                words[i] += words[i + 1];
                words.RemoveAt(i + 1);
            }
        }
    }

    /// <summary>A company's Roman number as digits, so that "II" is "2" and not a slip away from "III". A single letter is one only at the end.</summary>
    private static string? Roman(string word, bool last) => word switch
    {
        "i" when last => "1",
        "v" when last => "5",
        "x" when last => "10",
        "ii" => "2",
        "iii" => "3",
        "iv" => "4",
        "vi" => "6",
        "vii" => "7",
        "viii" => "8",
        "ix" => "9",
        "xi" => "11",
        "xii" => "12",
        _ => null,
    };
}
