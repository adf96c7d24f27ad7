using System.Collections.Frozen;
using System.Text;
using AnyAscii;

namespace Entente.Linkage.Scripts.Chinese;

/// <summary>Chinese characters: which they are, their simplified form, their usual reading.</summary>
internal static class HanText
{
    private static readonly FrozenDictionary<Rune, Rune> Simplified = Pairs().ToFrozenDictionary(p => p.Traditional, p => p.Simplified);

    /// <summary>Characters with ü, which the reading of AnyAscii does not tell from u.</summary>
    private static readonly FrozenSet<Rune> Rounded = "吕侣旅铝屡缕褛虑滤律率绿氯驴闾榈履捋女钕衄略掠虐疟".EnumerateRunes().ToFrozenSet();

    /// <summary>Characters whose reading in given names is another than AnyAscii's first.</summary>
    private static readonly FrozenDictionary<Rune, string> InNames = "茜 xi 长 chang 朝 zhao 晟 sheng 珩 heng 单 shan 曾 zeng 召 zhao 柏 bai 地 di 都 du 得 de 石 shi 斗 dou 尽 jin 六 liu 奇 qi 若 ruo 思 si 乘 cheng 盛 sheng 兴 xing 行 xing 重 chong 伽 jia 婼 ruo 琦 qi 祎 yi 颉 jie 解 jie"
        .Split(' ').Chunk(2).ToFrozenDictionary(p => Rune.GetRuneAt(p[0], 0), p => p[1]);

    /// <summary>Whether a character is a Chinese one.</summary>
    public static bool Is(Rune rune) => rune.Value is >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF or 0x3005 or 0x3007;

    /// <summary>Whether a text has Chinese characters.</summary>
    public static bool Has(string text) => text.EnumerateRunes().Any(Is);

    /// <summary>Whether a text has characters beside kana or hangul, so that they are not read in Chinese.</summary>
    public static bool IsEastAsian(string text) => text.EnumerateRunes().Any(r => r.Value is >= 0x3041 and <= 0x30FA or >= 0x31F0 and <= 0x31FF or >= 0xAC00 and <= 0xD7A3 or >= 0x1100 and <= 0x11FF);

    /// <summary>A text with traditional characters and variants as simplified ones.</summary>
    public static string Simple(string text)
    {
        var simple = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) simple.Append(Simple(rune).ToString());
        return simple.ToString();
    }

    /// <summary>A simplified character.</summary>
    public static Rune Simple(Rune rune) => Simplified.GetValueOrDefault(rune, rune);

    /// <summary>The usual reading of a character in a given name, in small letters without tones; ü as u.</summary>
    public static string Syllable(Rune rune) => InNames.GetValueOrDefault(Simple(rune)) ?? Usual(rune);

    /// <summary>The reading that a dictionary gives first; of a character that it does not have, its number, so that two such are not one.</summary>
    public static string Usual(Rune rune)
    {
        var reading = rune.ToString().Transliterate().ToLowerInvariant();
        return reading.Length > 0 ? reading : $"u{rune.Value:x}";
    }

    /// <summary>Whether its reading has ü, which passports write lyu, lv or lu.</summary>
    public static bool IsRounded(Rune rune) => Rounded.Contains(Simple(rune));

    /// <summary>Lines of a table that comes with the library.</summary>
    public static IEnumerable<string> Lines(string table)
    {
        using var stream = typeof(HanText).Assembly.GetManifestResourceStream($"Entente.Linkage.Scripts.Chinese.{table}.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') yield return line;
        }
    }

    private static IEnumerable<(Rune Traditional, Rune Simplified)> Pairs() =>
        Lines("traditional").SelectMany(l => l.Split(' ')).Select(p => p.EnumerateRunes().ToArray()).Select(p => (p[0], p[1]));
}
