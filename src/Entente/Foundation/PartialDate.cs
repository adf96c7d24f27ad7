using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Entente.Foundation;

/// <summary>A date as people know it: a year, a month, a day, perhaps only about, before or after. Round-trips as "2019", "2019-05", "2019-05-17", "~2019", "&lt;2019-05", "&gt;2019".</summary>
/// <remarks>The text sorts by time within one <see cref="Sense"/>, and is what FollowTheMoney and ISO 8601 prefixes use.</remarks>
public readonly record struct PartialDate : IComparable<PartialDate>
{
    private PartialDate(int year, int month, int day, DateSense sense) => (Year, Month, Day, Sense) = (year, month, day, sense);

    public int Year { get; }

    /// <summary>1 to 12, or 0 when unknown.</summary>
    public int Month { get; }

    /// <summary>1 to 31, or 0 when unknown.</summary>
    public int Day { get; }

    public DateSense Sense { get; }

    /// <summary>The first day it may mean, leaving the sense aside.</summary>
    public DateOnly Earliest => new(Year, Math.Max(Month, 1), Math.Max(Day, 1));

    /// <summary>The last day it may mean, leaving the sense aside.</summary>
    public DateOnly Latest => Day > 0 ? Earliest : Month > 0 ? Earliest.AddMonths(1).AddDays(-1) : new(Year, 12, 31);

    public bool IsExact => Day > 0 && Sense == DateSense.Plain;

    public static PartialDate Of(DateOnly day) => new(day.Year, day.Month, day.Day, DateSense.Plain);

    public static PartialDate Of(int year, int month = 0, int day = 0, DateSense sense = DateSense.Plain) =>
        TryCreate(year, month, day, sense, out var date) ? date : throw new ArgumentOutOfRangeException(nameof(year), "Not a date between 1 and 9999.");

    public static bool TryCreate(int year, int month, int day, DateSense sense, out PartialDate date)
    {
        date = default;
        if (year is < 1 or > 9999 || month is < 0 or > 12 || day < 0 || (day > 0 && month == 0)) return false;
        if (day > 0 && day > DateTime.DaysInMonth(year, month)) return false;
        date = new(year, month, day, sense);
        return true;
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out PartialDate date)
    {
        date = default;
        if (string.IsNullOrWhiteSpace(text)) return false;
        text = text.Trim();
        var sense = text[0] switch { '~' => DateSense.About, '<' => DateSense.Before, '>' => DateSense.After, _ => DateSense.Plain };
        if (sense != DateSense.Plain) text = text[1..];
        if (text.Length > 10 && text[10] is 'T' or ' ') text = text[..10];
        var parts = text.Split('-');
        if (parts.Length > 3 || parts[0].Length != 4) return false;
        Span<int> numbers = [0, 0, 0];
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Length is 0 or > 4 || !int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i])) return false;
        }

        return TryCreate(numbers[0], numbers[1], numbers[2], sense, out date);
    }

    public static PartialDate Parse(string text) =>
        TryParse(text, out var date) ? date : throw new FormatException("A date looks like 2019, 2019-05, 2019-05-17 or ~2019.");

    /// <summary>Whether both may mean one same day; "about" widens by a year on either side.</summary>
    public bool CouldEqual(PartialDate other)
    {
        var (from, to) = Range();
        var (otherFrom, otherTo) = other.Range();
        return from <= otherTo && otherFrom <= to;
    }

    /// <summary>The first and last day it may mean, with its sense.</summary>
    public (DateOnly From, DateOnly To) Range() => Sense switch
    {
        DateSense.About => (Shift(Earliest, -1), Shift(Latest, 1)),
        DateSense.Before => (DateOnly.MinValue, Latest),
        DateSense.After => (Earliest, DateOnly.MaxValue),
        _ => (Earliest, Latest),
    };

    public int CompareTo(PartialDate other) => (Year, Month, Day, Sense).CompareTo((other.Year, other.Month, other.Day, other.Sense));

    /// <summary>"10 February 1990", "February 1990", "about 1990".</summary>
    public string InWords => (Sense == DateSense.Plain ? "" : Sense.ToString().ToLowerInvariant() + " ") + Plainly;

    /// <summary>The date itself, without its sense.</summary>
    public string Plainly => Earliest.ToString(Day > 0 ? "d MMMM yyyy" : Month > 0 ? "MMMM yyyy" : "yyyy", CultureInfo.CurrentCulture);

    public override string ToString()
    {
        var mark = Sense switch { DateSense.About => "~", DateSense.Before => "<", DateSense.After => ">", _ => "" };
        return Day > 0 ? $"{mark}{Year:0000}-{Month:00}-{Day:00}" : Month > 0 ? $"{mark}{Year:0000}-{Month:00}" : $"{mark}{Year:0000}";
    }

    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;
    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;
    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;
    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;

    private static DateOnly Shift(DateOnly day, int years) =>
        day.Year + years is < 1 or > 9999 ? (years < 0 ? DateOnly.MinValue : DateOnly.MaxValue) : day.AddYears(years);
}

/// <summary>How a partial date is meant.</summary>
public enum DateSense { Plain, About, Before, After }
