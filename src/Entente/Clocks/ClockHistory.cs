namespace Entente.Clocks;

/// <summary>A clock's past as values, which every question about it is answered from. Cut it at an instant to ask what was known then.</summary>
/// <remarks>
/// A day counts when the clock was running as that day ended in the territory, and the day of the trigger never counts. So a pause takes away exactly
/// the days from the one it began on to the one before it ended, and pausing and resuming on one day changes nothing.
/// </remarks>
public sealed record ClockHistory(
    ClockUnit Unit, int? Amount, DateOnly? On, bool Rolls,
    IReadOnlyList<ClockInterval> Intervals, IReadOnlyList<ClockExtension> Extensions, DateTimeOffset? StoppedAt)
{
    /// <summary>No period of the law is longer; a search for the due day ends here.</summary>
    private const int MostDays = 366 * 60;

    public DateTimeOffset StartedAt => Intervals[0].From;

    /// <summary>The history as it was known at this instant: later pauses, extensions and the stop left out.</summary>
    public ClockHistory AsOf(DateTimeOffset instant) => this with
    {
        Intervals = [.. Intervals.Where((x, i) => i == 0 || x.From <= instant).Select(x => x.To > instant ? x with { To = null } : x)],
        Extensions = [.. Extensions.Where(e => e.At <= instant)],
        StoppedAt = StoppedAt > instant ? null : StoppedAt,
    };

    /// <summary>The whole length with its extensions; null where none is set.</summary>
    public int? Length => Amount + Extensions.Sum(e => e.By);

    /// <summary>How many working days had run at the end of this day.</summary>
    public int WorkingDaysRun(WorkingCalendar calendar, DateOnly onDay) => DaysRun(calendar, onDay, calendar.WorkingDaysBetween);

    /// <summary>How many calendar days had run at the end of this day.</summary>
    public int CalendarDaysRun(WorkingCalendar calendar, DateOnly onDay) => DaysRun(calendar, onDay, (after, through) => Math.Max(0, through.DayNumber - after.DayNumber));

    /// <summary>Days that had run in the clock's own unit: working days for working days, calendar days for all else.</summary>
    public int Run(WorkingCalendar calendar, DateOnly onDay) =>
        Unit == ClockUnit.WorkingDays ? WorkingDaysRun(calendar, onDay) : CalendarDaysRun(calendar, onDay);

    /// <summary>The last day of the period: while it is past and what it waits for has not happened, it is missed. Null while paused or where no length is set.</summary>
    public DateOnly? DueOn(WorkingCalendar calendar)
    {
        if (Unit == ClockUnit.Date) return On;
        if (Length is not { } length || (StoppedAt is null && !Intervals[^1].Running)) return null;
        var start = calendar.DayOf(StartedAt);
        if (Unit == ClockUnit.Hours) return calendar.DayOf(DueAt(length));

        var due = Unit switch
        {
            ClockUnit.WorkingDays => Walk(calendar, length, calendar.IsWorking),
            ClockUnit.CalendarDays => Walk(calendar, length, _ => true),
            ClockUnit.Weeks => Walk(calendar, 7 * length, _ => true),
            // A month ends on the day of the same number, or on the month's last; days stood still come on top.
            ClockUnit.Months => Past(calendar, start.AddMonths(length)),
            ClockUnit.Years => Past(calendar, start.AddYears(length)),
            _ => (DateOnly?)null,
        };
        return due is { } day && Rolls ? calendar.OnOrAfter(day) : due;
    }

    /// <summary>The instant at which a period in hours is over.</summary>
    public DateTimeOffset? DueInstant(WorkingCalendar calendar) =>
        Unit == ClockUnit.Hours && Length is { } hours && (StoppedAt is not null || Intervals[^1].Running) ? DueAt(hours)
        : DueOn(calendar) is { } day ? calendar.StartOf(day.AddDays(1)) : null;

    /// <summary>Whether what the clock waited for, done at this instant, kept the period: not after the last day, or for a floor not before it was over.</summary>
    public bool? MetBy(DateTimeOffset when, bool floor, WorkingCalendar calendar)
    {
        var then = AsOf(when);
        if (then.DueInstant(calendar) is { } due) return floor ? when >= due : when < due;
        // Paused when it was done: kept as long as fewer days had run than the period has.
        return floor ? null : then.Length is { } length ? Unit == ClockUnit.Hours ? then.Ran(when).TotalHours <= length : then.Run(calendar, calendar.DayOf(when)) <= Units(length) : null;
    }

    private int Units(int length) => Unit switch { ClockUnit.Weeks => 7 * length, ClockUnit.Months => 31 * length, ClockUnit.Years => 366 * length, _ => length };

    // Counted by stretches, not by days: lists show this for each clock, and some have run for years.
    private int DaysRun(WorkingCalendar calendar, DateOnly onDay, Func<DateOnly, DateOnly, int> between)
    {
        var turns = Turns(calendar);
        var last = StoppedAt is { } at && calendar.DayOf(at) is var stop && stop < onDay ? stop : onDay;
        var run = 0;
        for (var i = 0; i < turns.Count; i++)
        {
            if (!turns[i].Running) continue;
            var through = i + 1 < turns.Count && turns[i + 1].Day <= last ? turns[i + 1].Day.AddDays(-1) : last;
            // The trigger's own day counts for nothing, whatever else happened on it.
            var after = turns[i].Day == turns[0].Day ? turns[0].Day : turns[i].Day.AddDays(-1);
            run += between(after, through);
        }

        return run;
    }

    private DateOnly? Walk(WorkingCalendar calendar, int length, Func<DateOnly, bool> counts)
    {
        if (length == 0) return calendar.DayOf(StartedAt);
        var run = 0;
        foreach (var (day, running) in Days(calendar).Take(MostDays))
        {
            if (running && counts(day) && ++run == length) return day;
        }

        return null;
    }

    private DateOnly Past(WorkingCalendar calendar, DateOnly plain)
    {
        var stood = 0;
        foreach (var (day, running) in Days(calendar).Take(MostDays))
        {
            if (!running) stood++;
            if (running && day >= plain.AddDays(stood)) break;
        }

        return plain.AddDays(stood);
    }

    /// <summary>Every day after the trigger's, and whether the clock was running as it ended; beyond a stop it goes on as it stood.</summary>
    private IEnumerable<(DateOnly Day, bool Running)> Days(WorkingCalendar calendar)
    {
        var turns = Turns(calendar);
        var turn = 0;
        for (var day = turns[0].Day.AddDays(1); day < DateOnly.MaxValue; day = day.AddDays(1))
        {
            while (turn + 1 < turns.Count && turns[turn + 1].Day <= day) turn++;
            yield return (day, turns[turn].Running || (turn == turns.Count - 1 && StoppedAt is not null));
        }
    }

    // Instants turned into days once: the last interval that began on or before a day is the one it ended in.
    private List<(DateOnly Day, bool Running)> Turns(WorkingCalendar calendar) => [.. Intervals.Select(i => (calendar.DayOf(i.From), i.Running))];

    /// <summary>How long it had run by an instant.</summary>
    internal TimeSpan Ran(DateTimeOffset until) => Intervals.Where(i => i.Running && i.From < until)
        .Aggregate(TimeSpan.Zero, (sum, i) => sum + ((i.To is { } to && to < until ? to : until) - i.From));

    private DateTimeOffset DueAt(int hours)
    {
        var left = TimeSpan.FromHours(hours);
        foreach (var interval in Intervals.Where(i => i.Running))
        {
            if (interval.To is { } to && to - interval.From < left) left -= to - interval.From;
            else return interval.From + left;
        }

        return Intervals[^1].From + left;
    }
}
