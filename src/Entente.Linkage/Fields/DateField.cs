using Entente.Linkage.Forms;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Fields;

/// <summary>A date, packed as <see cref="DateText"/> packs it but reckoned from 1400.</summary>
internal sealed class DateField : Field
{
    /// <summary>Dates of earlier years say nothing.</summary>
    public const int FirstYear = 1400;

    /// <summary>Dates of this year and later ones say nothing.</summary>
    public const int LastYear = 2100;

    private static readonly string[] Words =
        ["same", "day and month swapped", "same year, the rest not known", "another day of the same month", "another month", "another year", "same year", "years at most two apart", "different"];

    /// <param name="name">The column's name.</param>
    /// <param name="shares">How common each date is, by its number.</param>
    public DateField(string name, Shares shares) : base(name, ColumnRole.Date, shares)
    {
    }

    /// <summary>How many numbers there are.</summary>
    public static int Numbers => (LastYear - FirstYear) << 9;

    /// <summary>The number under which a record holds a date: packed, reckoned from the first year; 0 for none and for years before or after.</summary>
    public static int Number(int date) => date > FirstYear << 9 && date < LastYear << 9 ? date - (FirstYear << 9) : 0;

    /// <summary>The packed date of a number.</summary>
    public static int Packed(int number) => number == 0 ? 0 : number + (FirstYear << 9);

    public override IReadOnlyList<string> Levels => Words;
    public override int FirstUnlike => 6;
    public override int Level(int a, int b)
    {
        if (a == b) return Same;
        int yearA = DateText.Year(a), yearB = DateText.Year(b), monthA = DateText.Month(a), monthB = DateText.Month(b), dayA = DateText.Day(a), dayB = DateText.Day(b);
        if (yearA == yearB)
        {
            if (monthA == dayB && dayA == monthB && monthA != 0) return 1;
            if (Vague(monthA, dayA) || Vague(monthB, dayB)) return 2;
            return monthA == monthB ? 3 : dayA == dayB ? 4 : 6;
        }

        if (monthA == monthB && dayA == dayB && !Vague(monthA, dayA)) return 5;
        return Math.Abs(yearA - yearB) <= 2 ? 7 : 8;
    }

    public override int Count => Numbers;

    public override int Take(ReadOnlySpan<byte> written) => Number(DateText.Read(written));

    public override ReadOnlySpan<byte> Bytes(int value) => default;

    /// <summary>As much of it as is known: 1990-05-07, 1990-05 or 1990.</summary>
    public override string Text(int value) => Written(value);

    /// <summary>The same of any date's number.</summary>
    public static string Written(int value) => (DateText.Month(value), DateText.Day(value)) switch
    {
        (0, _) => $"{DateText.Year(Packed(value)):0000}",
        (var month, 0) => $"{DateText.Year(Packed(value)):0000}-{month:00}",
        var (month, day) => $"{DateText.Year(Packed(value)):0000}-{month:00}-{day:00}",
    };

    /// <summary>1 January often stands for "not known".</summary>
    private static bool Vague(int month, int day) => month == 0 || day == 0 || (month == 1 && day == 1);
}
