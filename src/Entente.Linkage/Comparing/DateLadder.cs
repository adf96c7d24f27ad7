namespace Entente.Linkage;

/// <summary>How far dates of birth agree, with the mistakes that people and forms make.</summary>
internal static class DateLadder
{
    public static Level Of(LinkDate a, LinkDate b)
    {
        if (IsWhole(a) && IsWhole(b)) return Whole(a, b);
        if (a == b && IsPlaceholder(a) && !a.About) return Level.SameFirstOfYear;
        if (a.Year != b.Year) return Math.Abs(a.Year - b.Year) <= 2 ? Level.NearYear : Level.Different;
        var monthsKnown = a.Month > 0 && b.Month > 0 && !IsPlaceholder(a) && !IsPlaceholder(b) && !a.About && !b.About;
        return monthsKnown && a.Month == b.Month ? Level.SameMonth : Level.SameYear;
    }

    /// <summary>1 January is what forms put where only the year is known.</summary>
    public static bool IsPlaceholder(LinkDate date) => date is { Month: 1, Day: 1 };

    public static bool IsWhole(LinkDate date) => date.Day > 0 && !date.About && !IsPlaceholder(date);

    private static Level Whole(LinkDate a, LinkDate b)
    {
        if (a == b) return Level.Same;
        if (a.Year == b.Year && a.Month == b.Day && a.Day == b.Month) return Level.DayMonthSwapped;
        var (day, month, year) = (a.Day != b.Day, a.Month != b.Month, a.Year != b.Year);
        if (!year && day != month) return Level.OnePartOff;
        if (year && !day && !month) return IsSlip(a.Year, b.Year) ? Level.OnePartOff : Level.Different;
        return Level.Different;
    }

    /// <summary>At most a year apart, or one digit wrong, or two neighbouring digits exchanged.</summary>
    private static bool IsSlip(int a, int b)
    {
        if (Math.Abs(a - b) <= 1) return true;
        var wrong = 0;
        var (x, y) = (a, b);
        for (var i = 0; i < 4; i++, x /= 10, y /= 10) wrong += x % 10 != y % 10 ? 1 : 0;
        if (wrong == 1) return true;
        return wrong == 2 && a / 100 == b / 100 && a % 10 == b / 10 % 10 && b % 10 == a / 10 % 10;
    }
}
