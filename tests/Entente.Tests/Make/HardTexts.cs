namespace Entente.Tests;

/// <summary>Texts as they come from people, phones and other people's programs: each is kept as it is, or refused at its field.</summary>
public static class HardTexts
{
    /// <summary>Emoji, right to left, zero width, combining marks and brackets of markup, repeated to this length.</summary>
    public static string Of(int length)
    {
        const string Piece = "שלום عمر 👩‍🦰 e\u0301\u200b \u202eabc\u202c <b>&amp;</b> '\" ";
        var text = string.Concat(Enumerable.Repeat(Piece, length / Piece.Length + 1))[..(length - 1)];
        return (char.IsHighSurrogate(text[^1]) ? text[..^1] + "x" : text) + "x";
    }

    /// <summary>A bell among letters: no person typed it.</summary>
    public const string Broken = "before\u0007after";

    /// <summary>A null byte among letters: no database keeps it, and the web server itself refuses a form that has one.</summary>
    public const string Null = "before\0after";
}
