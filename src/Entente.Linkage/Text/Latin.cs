using System.Globalization;
using System.Text;

namespace Entente.Linkage;

/// <summary>Normal forms of Latin text: small letters without marks, and digits.</summary>
internal static class Latin
{
    /// <summary>Longer words and more words tell nothing and cost time: 10,000-character names are cut here.</summary>
    public const int LongestWord = 48;
    public const int MostWords = 12;

    public static string[] Words(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        var words = new List<string>(4);
        var word = new StringBuilder();
        var source = text.Length > 2_000 ? text[..2_000] : text;
        if (!Ascii.IsValid(source)) source = Decompose(source);
        foreach (var c in source)
        {
            if (char.IsAsciiLetterOrDigit(c)) word.Append(char.ToLowerInvariant(c));
            else if (Plain(c) is { } plain) word.Append(plain);
            else if (char.IsLetterOrDigit(c)) word.Append(char.ToLowerInvariant(c));
            else if (c is '\'' or '’' or '`' or 'ʼ' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;
            else Cut();
        }

        Cut();
        return [.. words];

        void Cut()
        {
            if (word.Length > 0 && words.Count < MostWords) words.Add(word.ToString(0, Math.Min(word.Length, LongestWord)));
            word.Clear();
        }
    }

    /// <summary>Letters and digits alone: for numbers, plates and accounts.</summary>
    public static string Bare(string text) => string.Concat(Words(text));

    private static string Decompose(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            return text; // half a surrogate pair: no text, compared as it stands
        }
    }

    private static string? Plain(char c) => c switch
    {
        'ł' or 'Ł' => "l",
        'đ' or 'Đ' or 'ð' or 'Ð' => "d",
        'ø' or 'Ø' => "o",
        'ß' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'þ' or 'Þ' => "th",
        'ı' => "i",
        'ħ' or 'Ħ' => "h",
        'ŧ' or 'Ŧ' => "t",
        'ŋ' or 'Ŋ' => "n",
        'ə' or 'Ə' => "e",
        'ɓ' or 'Ɓ' => "b",
        'ɗ' or 'Ɗ' => "d",
        'ƙ' or 'Ƙ' => "k",
        _ => null,
    };
}
