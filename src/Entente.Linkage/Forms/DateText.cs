namespace Entente.Linkage.Forms;

/// <summary>Reads dates as files have them into one number: year × 512 + month × 32 + day, where month and day are 0 when not said.</summary>
internal static class DateText
{
    public static int Pack(int year, int month, int day) => year << 9 | month << 5 | day;

    public static int Year(int date) => date >> 9;

    public static int Month(int date) => date >> 5 & 15;

    public static int Day(int date) => date & 31;

    /// <summary>A year of two digits above this is of the last century, others are of this one.</summary>
    public const int LastShortYear = 30;

    private static ReadOnlySpan<byte> Months => "jan01feb02mar03apr04may05jun06jul07aug08sep09oct10nov11dec12mai05okt10dez12mrz03fev02avr04aou08ene01abr04ago08dic12gen01mag05giu06lug07set09ott10"u8;

    /// <summary>Reads 1990-05-07, 7.5.1990, 07/05/1990, 7/5/90, 7 May 1990, 19900507, 1990-05, 1990. Returns 0 for what is no date.</summary>
    /// <remarks>Where day and month could be either, the day is taken to come first; comparing takes swapped dates into account.</remarks>
    public static int Read(ReadOnlySpan<byte> text)
    {
        Span<int> parts = stackalloc int[3];
        Span<int> sizes = stackalloc int[3];
        int count = 0, value = 0, size = 0, named = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is >= (byte)'0' and <= (byte)'9')
            {
                if (++size > 8) return 0;
                value = value * 10 + text[i] - '0';
                continue;
            }

            if (size > 0)
            {
                if (count == 3) return 0;
                (parts[count], sizes[count]) = (value, size);
                count++;
                (value, size) = (0, 0);
                if (count == 3) break; // a time of day may follow
            }

            if (i < text.Length && (text[i] | 0x20) is >= 'a' and <= 'z')
            {
                if (count == 3 || Month(text, ref i) is var month && month == 0) return 0;
                (parts[count], sizes[count]) = (month, 2);
                named = ++count;
                continue;
            }

            if (i < text.Length && text[i] is not ((byte)'-' or (byte)'/' or (byte)'.' or (byte)' ' or (byte)',')) return 0;
        }

        if (named == 1 && count == 3) (parts[0], parts[1]) = (parts[1], parts[0]); // May 7, 1990
        return (count, sizes[0]) switch
        {
            (1, 8) => Whole(parts[0] / 10_000, parts[0] / 100 % 100, parts[0] % 100),
            (1, 4) => Whole(parts[0], 0, 0),
            (2, 4) => Whole(parts[0], parts[1], 0),
            (2, _) when sizes[1] == 4 => Whole(parts[1], parts[0], 0),
            (3, 4) => Whole(parts[0], parts[1], parts[2]),
            (3, _) when sizes[2] == 4 => Whole(parts[2], parts[1], parts[0]),
            (3, <= 2) when sizes[1] <= 2 && sizes[2] == 2 && parts[0] > 0 && parts[1] > 0 => Whole(Century(parts[2]), parts[1], parts[0]),
            _ => 0,
        };
    }

    /// <summary>The number of a month's name that stands alone, 0 for other text.</summary>
    public static int MonthNamed(ReadOnlySpan<byte> text)
    {
        var at = 0;
        if (text.IsEmpty || (text[0] | 0x20) is < 'a' or > 'z' || Month(text, ref at) is var month && month == 0) return 0;
        return text[(at + 1)..].TrimStart((byte)'.').IsEmpty ? month : 0;
    }

    /// <summary>The whole year that a year of two digits stands for.</summary>
    public static int Century(int shortYear) => shortYear + (shortYear > LastShortYear ? 1900 : 2000);

    /// <summary>The number of a month's name, by its first three letters in the commoner languages; 0 for other words. Moves on to its last letter.</summary>
    private static int Month(ReadOnlySpan<byte> text, ref int at)
    {
        var from = at;
        while (at + 1 < text.Length && ((text[at + 1] | 0x20) is >= 'a' and <= 'z' || text[at + 1] >= 0x80)) at++;
        Span<byte> three = stackalloc byte[3];
        if (!Plain(text[from..(at + 1)], three)) return 0;
        for (var i = 0; i < Months.Length; i += 5)
        {
            if (three.SequenceEqual(Months.Slice(i, 3))) return (Months[i + 3] - '0') * 10 + Months[i + 4] - '0';
        }

        return 0;
    }

    /// <summary>A word's first three letters, small and without marks; false where there are fewer or others.</summary>
    private static bool Plain(ReadOnlySpan<byte> word, Span<byte> three)
    {
        var count = 0;
        for (var i = 0; i < word.Length && count < three.Length; i++)
        {
            var letter = word[i] < 0x80 ? (byte)(word[i] | 0x20)
                : word[i] != 0xC3 || ++i == word.Length ? (byte)0
                : (word[i] | 0x20) switch { 0xA9 or 0xA8 => (byte)'e', 0xBB or 0xBC => (byte)'u', 0xA4 => (byte)'a', _ => (byte)0 }; // é è û ü ä
            if (letter == 0) return false;
            three[count++] = letter;
        }

        return count == three.Length;
    }

    private static int Whole(int year, int month, int day)
    {
        if (month > 12 && day <= 12) (month, day) = (day, month);
        return year is < 1000 or > 2999 || month is < 0 or > 12 || day is < 0 or > 31 ? 0 : Pack(year, month, month == 0 ? 0 : day);
    }
}
