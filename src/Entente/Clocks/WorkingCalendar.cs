using System.Collections.Concurrent;
using NodaTime;

namespace Entente.Clocks;

/// <summary>A territory's calendar as it lies in data/calendars: its time zone and its public holidays as rules.</summary>
public sealed record CalendarFile
{
    public required string Territory { get; init; }
    public required string Name { get; init; }
    public required string TimeZone { get; init; }
    public required string Source { get; init; }
    public required FactStatus Status { get; init; }
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What the calendar knowingly leaves out.</summary>
    public string Note { get; init; } = "";
    public required IReadOnlyList<HolidayRule> Holidays { get; init; }
}

/// <summary>The working days of one territory, on its own local days. Saturday, Sunday and public holidays are not worked.</summary>
public sealed class WorkingCalendar(CalendarFile file)
{
    private readonly ConcurrentDictionary<int, IReadOnlyDictionary<DateOnly, Holiday>> _years = new();
    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(file.TimeZone)
        ?? throw new InvalidDataException($"data/calendars: {file.Territory} lies in the time zone '{file.TimeZone}', which is none.");

    public string Territory => file.Territory;

    public CalendarFile File => file;

    /// <summary>The public holidays of a year in their order, substitutes in place of the days that they stand for.</summary>
    public IReadOnlyList<Holiday> Holidays(int year) => [.. Year(year).Values.OrderBy(h => h.Day)];

    public bool IsWorking(DateOnly day) => !IsWeekend(day) && !Year(day.Year).ContainsKey(day);

    /// <summary>Working days after the first and up to the last day: a period counts from the day after its trigger.</summary>
    public int WorkingDaysBetween(DateOnly after, DateOnly through)
    {
        if (through <= after) return 0;
        var count = Weekdays(through) - Weekdays(after);
        for (var year = after.Year; year <= through.Year; year++)
        {
            foreach (var holiday in Year(year).Keys)
            {
                if (holiday > after && holiday <= through && !IsWeekend(holiday)) count--;
            }
        }

        return count;
    }

    /// <summary>The day on which this many working days after the start are complete; the start itself for none.</summary>
    public DateOnly AddWorkingDays(DateOnly start, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var day = start;
        while (days > 0)
        {
            day = day.AddDays(1);
            if (IsWorking(day)) days--;
        }

        return day;
    }

    /// <summary>The day itself, or the next one that is worked.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorking(day)) day = day.AddDays(1);
        return day;
    }

    /// <summary>The local day at this instant: whoever acts at 23:30 UTC in summer acts on the next day in Athens.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => Instant.FromDateTimeOffset(instant).InZone(_zone).Date.ToDateOnly();

    /// <summary>The first instant of a local day, whatever the clocks did that night.</summary>
    public DateTimeOffset StartOf(DateOnly day) => _zone.AtStartOfDay(LocalDate.FromDateOnly(day)).ToInstant().ToDateTimeOffset();

    /// <summary>The local time at this instant, for pages.</summary>
    public DateTimeOffset LocalTime(DateTimeOffset instant) => Instant.FromDateTimeOffset(instant).InZone(_zone).ToDateTimeOffset();

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>Days from Monday to Friday from the first day of year 1, which is a Monday, up to and with this one.</summary>
    private static int Weekdays(DateOnly through) => ((through.DayNumber + 1) / 7 * 5) + Math.Min((through.DayNumber + 1) % 7, 5);

    private IReadOnlyDictionary<DateOnly, Holiday> Year(int year) => _years.GetOrAdd(year, Compute);

    private Dictionary<DateOnly, Holiday> Compute(int year)
    {
        var kept = new Dictionary<DateOnly, Holiday>();
        var toMove = new List<(DateOnly Day, HolidayRule Rule)>();

        // Days at New Year may be substituted across the year's end, so the neighbours are looked at too.
        foreach (var rule in file.Holidays)
        {
            foreach (var day in rule.DaysIn(year - 1).Concat(rule.DaysIn(year)).Concat(rule.DaysIn(year + 1)))
            {
                if (rule.Substitute == Substitute.NextFreeWeekday && IsWeekend(day) && day.Year >= rule.SubstituteFrom) toMove.Add((day, rule));
                else if (rule.Substitute == Substitute.DayBeforeIfSunday && day.DayOfWeek == DayOfWeek.Sunday) Keep(day.AddDays(-1), rule, true);
                else Keep(day, rule, false);
            }
        }

        // Substitutes come after every day that stays, in the order of the calendar: Christmas on a Sunday takes the Tuesday.
        foreach (var (day, rule) in toMove.OrderBy(m => m.Day))
        {
            var free = day;
            while (IsWeekend(free) || kept.ContainsKey(free)) free = free.AddDays(1);
            Keep(free, rule, true);
        }

        return kept.Where(k => k.Key.Year == year).ToDictionary();

        void Keep(DateOnly day, HolidayRule rule, bool substitute) =>
            kept.TryAdd(day, new(day, rule.Name, substitute, rule.Source ?? file.Source, rule.Status ?? file.Status));
    }
}
