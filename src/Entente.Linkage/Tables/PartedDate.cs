using Entente.Linkage.Fields;
using Entente.Linkage.Forms;

namespace Entente.Linkage.Tables;

/// <summary>What is odd about a date whose parts stand apart.</summary>
[Flags]
internal enum OddDate
{
    None = 0,
    Swapped = 1,
    ShortYear = 2,
    NoMonth = 4,
    NoDay = 8,
    NoYear = 16,
    BadYear = 32,
    NoSuchDay = 64,
    Differs = 128,
}

/// <summary>Makes one date, as far as it is known, of day, month and year. Parts that cannot be are left out, and told.</summary>
internal static class PartedDate
{
    /// <summary>How many kinds of <see cref="OddDate"/> there are together.</summary>
    public const int Kinds = 256;

    /// <summary>Reads one.</summary>
    /// <param name="whole">A date that stands beside the parts, packed; 0 for none. It goes before them.</param>
    /// <param name="day">As <see cref="PartText.Read"/> gives it.</param>
    /// <param name="month">The same.</param>
    /// <param name="year">The same.</param>
    /// <returns>The date, packed as <see cref="DateText"/> does, 0 where none is known; and what was odd.</returns>
    public static (int Date, OddDate Odd) Read(int whole, int day, int month, int year)
    {
        var (date, odd) = Read(day, month, year);
        if (whole == 0) return (date, odd);
        var differs = date != 0 && (DateText.Year(date) != DateText.Year(whole) || Differ(DateText.Month(date), DateText.Month(whole)) || Differ(DateText.Day(date), DateText.Day(whole)));
        return DateText.Day(whole) == 0 && !differs && date != 0 ? (Math.Max(date, whole), odd) : (whole, differs ? OddDate.Differs : OddDate.None);
    }

    /// <summary>The date as text that <see cref="DateText.Read"/> reads.</summary>
    public static string Text(int date) => DateField.Number(date) is var number and > 0 ? DateField.Written(number) : "";

    private static bool Differ(int a, int b) => a != 0 && b != 0 && a != b;

    private static (int Date, OddDate Odd) Read(int day, int month, int year)
    {
        var (odd, said) = (OddDate.None, day != 0 || month != 0);
        if (year == 0) return (0, said ? OddDate.NoYear : OddDate.None);
        (year, var two) = PartText.Whole(year);
        if (year is < DateField.FirstYear or >= DateField.LastYear) return (0, OddDate.BadYear);
        if (two) odd |= OddDate.ShortYear;
        if (month is > 12 and <= 31 && day is > 0 and <= 12) (day, month, odd) = (month, day, odd | OddDate.Swapped);
        if (month is < 0 or > 12) (month, odd) = (0, odd | OddDate.NoMonth);
        if (day is < 0 or > 31) (day, odd) = (0, odd | OddDate.NoDay);
        if (month == 0) day = 0; // nothing can be told from a day alone
        else if (day > DateTime.DaysInMonth(year, month)) odd |= OddDate.NoSuchDay;
        return (DateText.Pack(year, month, day), odd);
    }
}
