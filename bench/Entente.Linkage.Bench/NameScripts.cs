namespace Entente.Linkage.Bench;

/// <summary>The scripts a name is written in, a bit each.</summary>
internal static class NameScripts
{
    public const int Latin = 1;
    private const int Others = 1 << 30;

    private static readonly (int From, int To)[] Ranges =
    [
        (0x370, 0x3FF), (0x400, 0x52F), (0x530, 0x58F), (0x590, 0x5FF), (0x600, 0x77F), (0x900, 0x97F), (0x10A0, 0x10FF), (0x3040, 0x30FF), (0x3400, 0x9FFF), (0xAC00, 0xD7A3),
    ];

    /// <summary>None where there are no letters.</summary>
    public static int Of(string name)
    {
        var set = 0;
        foreach (var letter in name)
        {
            if (char.IsLetter(letter)) set |= Of(letter);
        }

        return set;
    }

    private static int Of(char letter)
    {
        if (letter < 0x250 || letter is >= '\u1E00' and < '\u1F00') return Latin;
        var at = Array.FindIndex(Ranges, r => letter >= r.From && letter <= r.To);
        return at < 0 ? Others : 2 << at;
    }
}
