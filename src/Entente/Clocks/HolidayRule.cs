namespace Entente.Clocks;

/// <summary>How a public holiday is found in any year.</summary>
public enum HolidayRuleKind { Fixed, Easter, OrthodoxEaster, NthWeekday, WeekdayOnOrAfter, OneOff }

/// <summary>What happens when a holiday falls on a weekend. NextFreeWeekday: a later weekday that is no holiday itself is kept in its place.</summary>
public enum Substitute { None, NextFreeWeekday, DayBeforeIfSunday }

/// <summary>How sure a fact of law is: read in its source, told by somebody reliable, or not known.</summary>
public enum FactStatus { Unknown, Reported, Verified }

/// <summary>One public holiday as a rule, with the years in which it held and where that is written.</summary>
public sealed record HolidayRule
{
    public required string Name { get; init; }
    public required HolidayRuleKind Rule { get; init; }
    public int Month { get; init; }
    public int Day { get; init; }

    /// <summary>Days from Easter Sunday: -2 is Good Friday.</summary>
    public int Offset { get; init; }
    public DayOfWeek Weekday { get; init; }

    /// <summary>1 to 4 from the front, -1 for the last.</summary>
    public int Nth { get; init; }
    public IReadOnlyList<DateOnly> Dates { get; init; } = [];
    public int From { get; init; } = 1;
    public int To { get; init; } = 9999;
    public IReadOnlyList<int> Except { get; init; } = [];
    public Substitute Substitute { get; init; }

    /// <summary>The first year in which a substitute is given.</summary>
    public int SubstituteFrom { get; init; } = 1;
    public string? Source { get; init; }
    public FactStatus? Status { get; init; }

    public bool HoldsIn(int year) => year >= From && year <= To && !Except.Contains(year);

    /// <summary>The days themselves in this year, before any substitute.</summary>
    public IEnumerable<DateOnly> DaysIn(int year) => !HoldsIn(year) ? [] : Rule switch
    {
        HolidayRuleKind.Fixed => [new DateOnly(year, Month, Day)],
        HolidayRuleKind.Easter => [Easter.Western(year).AddDays(Offset)],
        HolidayRuleKind.OrthodoxEaster => [Easter.Orthodox(year).AddDays(Offset)],
        HolidayRuleKind.NthWeekday => [NthIn(year)],
        HolidayRuleKind.WeekdayOnOrAfter => [OnOrAfter(new(year, Month, Day))],
        HolidayRuleKind.OneOff => Dates.Where(d => d.Year == year),
        _ => throw new InvalidOperationException($"Holiday rule {Rule} is not known."),
    };

    private DateOnly NthIn(int year)
    {
        if (Nth > 0) return OnOrAfter(new(year, Month, 1)).AddDays(7 * (Nth - 1));
        var last = new DateOnly(year, Month, DateTime.DaysInMonth(year, Month));
        return last.AddDays(-(((int)last.DayOfWeek - (int)Weekday + 7) % 7));
    }

    private DateOnly OnOrAfter(DateOnly day) => day.AddDays(((int)Weekday - (int)day.DayOfWeek + 7) % 7);
}

/// <summary>A public holiday in one year, as it is kept.</summary>
/// <param name="Day">The day that is free: the substitute where one is given.</param>
public sealed record Holiday(DateOnly Day, string Name, bool IsSubstitute, string Source, FactStatus Status);
