namespace Entente.Clocks;

/// <summary>Easter Sunday of the western churches and of the orthodox ones, both in today's calendar.</summary>
public static class Easter
{
    /// <summary>The anonymous Gregorian computus (Meeus, Jones, Butcher).</summary>
    public static DateOnly Western(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
        int h = ((19 * a) + b - d - g + 15) % 30, i = c / 4, k = c % 4;
        int l = (32 + (2 * e) + (2 * i) - h - k) % 7, m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new(year, n / 31, (n % 31) + 1);
    }

    /// <summary>Meeus' Julian computus, brought to the Gregorian calendar: the calendars drift apart by three days in four hundred years.</summary>
    public static DateOnly Orthodox(int year)
    {
        int a = year % 4, b = year % 7, c = year % 19;
        int d = ((19 * c) + 15) % 30, e = ((2 * a) + (4 * b) - d + 34) % 7;
        var n = d + e + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1).AddDays((year / 100) - (year / 400) - 2);
    }
}
