namespace Entente.Linkage.Forms;

/// <summary>Reads dates as files have them into one number: year × 512 + month × 32 + day, where month and day are 0 when not said.</summary>
internal static class DateText
{
    public static int Pack(int year, int month, int day) => year << 9 | month << 5 | day;

    public static int Year(int date) => date >> 9;

    public static int Month(int date) => date >> 5 & 15;

    public static int Day(int date) => date & 31;

    /// <summary>Reads 1990-05-07, 7.5.1990, 07/05/1990, 19900507, 1990-05, 1990. Returns 0 for what is no date.</summary>
    /// <remarks>Where day and month could be either, the day is taken to come first; comparing takes swapped dates into account.</remarks>
    public static int Read(ReadOnlySpan<byte> text)
    {
        Span<int> parts = stackalloc int[3];
        Span<int> sizes = stackalloc int[3];
        int count = 0, value = 0, size = 0;
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

            if (i < text.Length && text[i] is not ((byte)'-' or (byte)'/' or (byte)'.' or (byte)' ')) return 0;
        }

        return (count, sizes[0]) switch
        {
            (1, 8) => Whole(parts[0] / 10_000, parts[0] / 100 % 100, parts[0] % 100),
            (1, 4) => Whole(parts[0], 0, 0),
            (2, 4) => Whole(parts[0], parts[1], 0),
            (2, _) when sizes[1] == 4 => Whole(parts[1], parts[0], 0),
            (3, 4) => Whole(parts[0], parts[1], parts[2]),
            (3, _) when sizes[2] == 4 => Whole(parts[2], parts[1], parts[0]),
            _ => 0,
        };
    }

    private static int Whole(int year, int month, int day)
    {
        if (month > 12 && day <= 12) (month, day) = (day, month);
        return year is < 1000 or > 2999 || month is < 0 or > 12 || day is < 0 or > 31 ? 0 : Pack(year, month, month == 0 ? 0 : day);
    }
}
