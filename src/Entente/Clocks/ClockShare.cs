namespace Entente.Clocks;

/// <summary>How much of a period has begun, in whole hundredths: what warnings before its end are told by.</summary>
public static class ClockShare
{
    /// <summary>The share at an instant, of days begun so that the last day tells itself on its morning; null where nothing is due: paused, stopped, or of no length.</summary>
    /// <remarks>It never falls from one day to the next, and a pause never raises it: both are held by tests.</remarks>
    public static int? Of(ClockHistory history, WorkingCalendar calendar, DateTimeOffset at)
    {
        if (history.StoppedAt is not null || history.Unit is ClockUnit.Date or ClockUnit.AsSet || history.DueOn(calendar) is not { } due) return null;
        if (history.Unit == ClockUnit.Hours) return history.Length is > 0 and var hours ? Share(history.Ran(at).TotalHours, hours) : 100;
        return Share(history.Run(calendar, calendar.DayOf(at)), history.Run(calendar, due));
    }

    private static int Share(double run, int whole) => whole <= 0 ? 100 : (int)Math.Clamp(100 * run / whole, 0, 100);
}
