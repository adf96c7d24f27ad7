using System.Globalization;
using Entente.Clocks;
using Entente.Foundation;

namespace Entente.Cases.Consent;

/// <summary>When something was said, as far as that is known: a day without an hour is the whole of it.</summary>
public readonly record struct Moment(DateTimeOffset From, DateTimeOffset Through)
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);

    /// <summary>Reads it from a form; what is wrong goes to the problems.</summary>
    public static Moment Of(SaidWhen? when, DateOnly? day, string? time, WorkingCalendar calendar, DateTimeOffset now, List<Problem> problems)
    {
        if (when == SaidWhen.Now) return new(now, now);
        if (when is null) problems.Add(new WhenMissing());
        else if (day is not { } known) problems.Add(new DayMissing());
        else if (known > calendar.DayOf(now) || known.Year < 1990) problems.Add(new DayInFuture());
        else if (string.IsNullOrWhiteSpace(time)) return new(calendar.StartOf(known), Earlier(calendar.StartOf(known.AddDays(1)) - Least, now));
        else if (!TimeOnly.TryParseExact(time.Trim(), ["H:mm", "H.mm", "HH:mm", "HHmm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour)) problems.Add(new TimeUnreadable());
        else if (At(calendar, known, hour) is var at && at > now) problems.Add(new DayInFuture());
        else return new(at, Earlier(at.AddMinutes(1) - Least, now));
        return new(now, now);
    }

    /// <summary>The instant of an hour on a local day, also where the clocks are changed on it.</summary>
    private static DateTimeOffset At(WorkingCalendar calendar, DateOnly day, TimeOnly hour)
    {
        var guess = calendar.StartOf(day) + hour.ToTimeSpan();
        var local = calendar.LocalTime(guess);
        return (guess + (day.ToDateTime(hour) - local.DateTime)).ToUniversalTime();
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
