using System.Text;
using System.Text.RegularExpressions;

namespace Entente.Records.Import;

/// <summary>Guesses how a table was written, from its first part. A guess is shown to a person before it is used.</summary>
internal static partial class CsvGuess
{
    static CsvGuess() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Encodings a person can choose from.</summary>
    public static IReadOnlyList<string> Encodings { get; } = ["utf-8", "utf-16", "utf-16BE", "windows-1252", "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1256", "iso-8859-2", "gb18030"];

    public static string EncodingOf(ReadOnlySpan<byte> head)
    {
        if (head is [0xEF, 0xBB, 0xBF, ..]) return "utf-8";
        if (head is [0xFF, 0xFE, ..]) return "utf-16";
        if (head is [0xFE, 0xFF, ..]) return "utf-16BE";
        if (WithoutMark(head) is { } wide) return wide;
        var sound = new UTF8Encoding(false, true);
        // The head may end inside a character: forgive its last bytes.
        for (var cut = 0; cut < 4 && cut <= head.Length; cut++)
        {
            try
            {
                sound.GetCharCount(head[..^cut]);
                return "utf-8";
            }
            catch (DecoderFallbackException)
            {
                if (head.Length < 1000) break;
            }
        }

        return LooksCyrillic(head) ? "windows-1251" : Latin(head);
    }

    /// <summary>Two bytes a character without the mark that says so: every other byte is zero wherever a text has Latin letters, digits or separators.</summary>
    public static string? WithoutMark(ReadOnlySpan<byte> head)
    {
        int even = 0, odd = 0, pairs = Math.Min(head.Length, 4_000) / 2;
        for (var i = 0; i < pairs; i++)
        {
            if (head[2 * i] == 0) even++;
            if (head[2 * i + 1] == 0) odd++;
        }

        return pairs < 4 ? null : odd > pairs / 3 && even <= pairs / 50 ? "utf-16" : even > pairs / 3 && odd <= pairs / 50 ? "utf-16BE" : null;
    }

    /// <summary>Which one-byte encoding makes letters of the bytes that are none in ASCII; Western where nothing tells.</summary>
    private static string Latin(ReadOnlySpan<byte> head)
    {
        var high = new List<byte>();
        foreach (var b in head[..Math.Min(head.Length, 64 * 1024)])
        {
            if (b >= 0x80) high.Add(b);
        }

        byte[] bytes = [.. high];
        return Letters.Select(l => (l.Encoding, Fit: Make(l.Encoding).GetString(bytes).Count(l.Of.Contains))).OrderByDescending(l => l.Fit).First().Encoding;
    }

    /// <summary>Letters beyond ASCII that the languages of each encoding write. The first wins where two fit alike.</summary>
    private static readonly (string Encoding, string Of)[] Letters =
    [
        ("windows-1252", "àâäáãåæçèéêëìíîïñòóôõöøœùúûüßÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØŒÙÚÛÜ’“”–€"),
        ("windows-1254", "âçéğîıöşüûÂÇĞÎİÖŞÜÛ’“”–€"),
        ("windows-1250", "áäâąăćčçďđéęěëíîłľĺńňóôöőřśšşťţúůüűýźžżÁÄÂĄĂĆČÇĎĐÉĘĚËÍÎŁĽŃŇÓÔÖŐŘŚŠŞŤŢÚŮÜŰÝŹŽŻ’“”–€"),
    ];

    public static Encoding Make(string name)
    {
        var found = Encodings.Contains(name) ? Encoding.GetEncoding(name) : Encoding.UTF8;
        return found;
    }

    public static char DelimiterOf(IReadOnlyList<string> lines)
    {
        var best = ',';
        var most = 0;
        foreach (var candidate in (char[])[',', ';', '\t', '|'])
        {
            var counts = lines.Take(20).Where(l => l.Length > 0).Select(l => Outside(l, candidate)).ToList();
            if (counts.Count == 0 || counts.Min() == 0) continue;
            if (counts.Min() > most) (best, most) = (candidate, counts.Min());
        }

        return best;
    }

    /// <summary>The order of days and months in these cells, and whether any of them tells.</summary>
    public static (DateOrder Order, bool Certain) DatesOf(IEnumerable<string> cells)
    {
        var seen = false;
        foreach (var cell in cells)
        {
            if (NumberDate().Match(WrittenDates.Digits(cell)) is not { Success: true } match) continue;
            seen = true;
            if (int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) > 12) return (DateOrder.DayFirst, true);
            if (int.Parse(match.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture) > 12) return (DateOrder.MonthFirst, true);
        }

        return (DateOrder.DayFirst, !seen);
    }

    private static bool LooksCyrillic(ReadOnlySpan<byte> head)
    {
        int letters = 0, high = 0;
        foreach (var b in head)
        {
            if (b >= 0x80) high++;
            if (b >= 0xC0) letters++;
        }

        // Western text has a mark here and there; Cyrillic is nearly all high letters.
        return letters > head.Length / 5 && high > 0;
    }

    private static int Outside(string line, char wanted)
    {
        var (count, quoted) = (0, false);
        foreach (var c in line)
        {
            if (c == '"') quoted = !quoted;
            else if (c == wanted && !quoted) count++;
        }

        return count;
    }

    [GeneratedRegex(@"^\s*(\d{1,2})[./-](\d{1,2})[./-](\d{2}|\d{4})\b")]
    private static partial Regex NumberDate();
}
