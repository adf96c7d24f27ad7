using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using Entente.Linkage.Forms;
using Entente.Linkage.Names;

namespace Entente.Linkage.Scripts.Chinese;

/// <summary>Reads a Chinese name word by word: the family name first, the given name as one word.</summary>
internal static class ChineseName
{
    /// <summary>Longer than this it is no name of a Chinese bearer but a foreign one written by sound.</summary>
    private const int LongestOwn = 4;
    private const int MostOthers = 12;

    private static readonly char[] Gaps = [.. " \t\u3000\u00A0,，、()（）/-·•‧・．."];

    /// <summary>They part the words of a foreign name that is written by sound: 阿卜杜拉·买买提. A plain full stop does not: it shortens a title or a name.</summary>
    private static readonly SearchValues<char> Dots = SearchValues.Create("·•‧・．");

    private static readonly FrozenDictionary<Rune, string[]> Cantonese = HanText.Lines("given")
        .SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Chunk(2)
        .DistinctBy(p => p[0]).ToFrozenDictionary(p => Rune.GetRuneAt(p[0], 0), p => p[1].Split(','));

    /// <summary>The words of a name or of a part of one.</summary>
    public static IReadOnlyList<ReadWord> Read(string name, NamePart part)
    {
        var comma = name.AsSpan().IndexOfAny(',', '，', '、');
        var foreign = name.AsSpan().IndexOfAny(Dots) is > 0 and var dot && dot < name.Length - 1;
        List<string> titles = [], han = [], others = [];
        foreach (var token in name.Split(Gaps, StringSplitOptions.RemoveEmptyEntries))
        {
            var title = han.Count + others.Count == 0 && Titles.Has(token.ToLowerInvariant());
            (title ? titles : token.EnumerateRunes().All(HanText.Is) ? han : others).Add(token);
        }

        if (han.Count == 0) return [];
        IEnumerable<ReadWord> words = part switch
        {
            NamePart.Family => han.SelectMany(Families),
            NamePart.Given => [Given(string.Concat(han))],
            _ when foreign => han.Select(Given),
            _ when han.Count == 1 => Whole(han[0]),
            _ => Ordered(han, comma > 0),
        };
        return [.. titles.Select(Plain), .. words, .. others.Select(Plain)]; // a title is left out where it stands in front
    }

    private static ReadWord Plain(string token) => new("", token, []);

    /// <summary>A name in one piece: family name of one character or two, then the given name.</summary>
    private static IEnumerable<ReadWord> Whole(string han)
    {
        Rune[] simple = [.. HanText.Simple(han).EnumerateRunes()];
        Rune[] runes = [.. han.EnumerateRunes()];
        var family = Surnames.Length(simple);
        if (runes.Length > family + LongestOwn - 1) return [Given(han)];
        if (runes.Length == family) return [Family(han)];
        // A married woman's two family names: 陳方安生.
        if (family == 1 && runes.Length == LongestOwn && Surnames.Has(simple[0].ToString()) && Surnames.Has(simple[1].ToString())) return [Family(runes[0].ToString()), Family(runes[1].ToString()), Given(Text(runes.AsSpan(2)))];
        return [Family(Text(runes.AsSpan(0, family))), Given(Text(runes.AsSpan(family)))];
    }

    /// <summary>A name in several pieces: the family name stands first, unless only the last piece can be one.</summary>
    private static IEnumerable<ReadWord> Ordered(List<string> han, bool comma)
    {
        var last = !comma && !Surnames.Has(HanText.Simple(han[0])) && Surnames.Has(HanText.Simple(han[^1]));
        return last ? [Family(han[^1]), Given(string.Concat(han[..^1]))] : [Family(han[0]), Given(string.Concat(han[1..]))];
    }

    /// <summary>What stands in a column of family names: one, or two of a married woman.</summary>
    private static IEnumerable<ReadWord> Families(string han) =>
        Surnames.Has(HanText.Simple(han)) ? [Family(han)]
        : han.EnumerateRunes().All(r => Surnames.Has(HanText.Simple(r).ToString())) ? han.EnumerateRunes().Select(r => Family(r.ToString()))
        : [Family(han)];

    private static ReadWord Family(string han)
    {
        var simple = HanText.Simple(han);
        string[] syllables = [.. han.EnumerateRunes().Select(HanText.Syllable)];
        var usual = string.Concat(syllables);
        var known = Surnames.Of(simple);
        var reading = known?.Reading ?? usual;
        return Word(simple, reading, [usual, string.Concat(han.EnumerateRunes().Select(HanText.Usual)), .. known?.Others ?? [], .. syllables.Length == 1 ? [WadeGiles.Of(reading)] : Array.Empty<string>(), .. Spelled(han, syllables, reading == usual)]);
    }

    private static ReadWord Given(string han)
    {
        string[] syllables = [.. han.EnumerateRunes().Select(HanText.Syllable)];
        string[][] sounds = [.. HanText.Simple(han).EnumerateRunes().Select(r => Cantonese.GetValueOrDefault(r, []))];
        return Word(HanText.Simple(han), string.Join(' ', syllables), [.. Spelled(han, syllables, true), .. Joined(sounds)]);
    }

    /// <summary>Spellings that rules give: Wade-Giles, and ü as it is written in passports.</summary>
    private static IEnumerable<string> Spelled(string han, string[] syllables, bool usual)
    {
        if (usual) yield return string.Join(' ', syllables.Select(WadeGiles.Of));
        bool[] rounded = [.. han.EnumerateRunes().Select(HanText.IsRounded)];
        if (!rounded.Contains(true)) yield break;
        yield return string.Concat(syllables.Select((s, i) => rounded[i] ? s[..1] + "yu" + s[2..] : s));
        yield return string.Concat(syllables.Select((s, i) => rounded[i] ? s[..1] + "v" + s[2..] : s));
    }

    private static IEnumerable<string> Joined(string[][] sounds)
    {
        IEnumerable<string> joined = [""];
        foreach (var sound in sounds) joined = joined.SelectMany(j => sound.Select(s => $"{j} {s}")).Take(MostOthers);
        return joined.Select(j => j.TrimStart());
    }

    private static ReadWord Word(string written, string reading, IEnumerable<string> others) =>
        new(written, reading, [.. others.Where(o => o.Length > 1 && o != reading).Distinct().Take(MostOthers)]);

    private static string Text(ReadOnlySpan<Rune> runes)
    {
        var text = new StringBuilder();
        foreach (var rune in runes) text.Append(rune.ToString());
        return text.ToString();
    }
}
