using Entente.Access;
using Entente.Foundation;

namespace Entente.Clocks;

/// <summary>What may be done to a clock: by the law and its authority, or asked by one person and decided by a second.</summary>
public sealed partial class Clock
{
    /// <summary>Stops counting, for a reason and by an authority. The days that had run stay run.</summary>
    public Result<Clock> Pause(string reason, string authority, DateTimeOffset when, WorkingCalendar calendar)
    {
        if (Refusal(reason, authority, when) is { } no) return no;
        if (IsPaused) return new ClockIsPaused();
        return Change(when, false, reason, authority, calendar);
    }

    /// <summary>Counts on from where it was paused.</summary>
    public Result<Clock> Resume(string reason, string authority, DateTimeOffset when, WorkingCalendar calendar)
    {
        if (Refusal(reason, authority, when) is { } no) return no;
        if (!IsPaused) return new ClockIsNotPaused();
        return Change(when, true, reason, authority, calendar);
    }

    /// <summary>Makes the period longer; nothing makes one shorter.</summary>
    public Result<Clock> Extend(int by, string reason, string authority, DateTimeOffset when, WorkingCalendar calendar)
    {
        if (Refusal(reason, authority, when) is { } no) return no;
        if (by <= 0) return new ClockMayNotShrink();
        if (!Extendable) return new ClockMayNotGrow();
        Extensions = [.. Extensions, new(when, by, reason.Trim(), authority.Trim())];
        return Changed(calendar);
    }

    /// <summary>What it waited for has happened. A floor refuses to stop before its last day is over.</summary>
    public Result<Clock> Stop(DateTimeOffset when, WorkingCalendar calendar)
    {
        if (IsStopped) return new ClockIsStopped();
        if (when < Intervals[^1].From) return new ClockRunsForward();
        if (IsFloor && (DueOn(calendar) is not { } floor || calendar.DayOf(when) <= floor)) return new FloorNotReached(DueOn(calendar));
        var history = History;
        var met = history.MetBy(when, IsFloor, calendar);
        Intervals = [.. Intervals.SkipLast(1), Intervals[^1] with { To = when }];
        (StoppedAt, Met) = (when, met);
        return Changed(calendar);
    }

    /// <summary>A decision of its own ends a time that must pass before its last day, by the law that the authority names. Neither kept nor missed.</summary>
    public Result<Clock> EndEarly(DateTimeOffset when, WorkingCalendar calendar)
    {
        if (IsStopped) return new ClockIsStopped();
        if (when < Intervals[^1].From) return new ClockRunsForward();
        if (!IsFloor) throw new InvalidOperationException("Only a time that must pass is ended early; any other is stopped.");
        Intervals = [.. Intervals.SkipLast(1), Intervals[^1] with { To = when }];
        (StoppedAt, Met, Asked) = (when, null, null);
        return Changed(calendar);
    }

    /// <summary>Keeps what somebody asks for until a second person decides. It takes effect when that person agrees, never before.</summary>
    /// <param name="instead">Whether it takes the place of what waits already.</param>
    public Result<Clock> Ask(ClockRequest request, bool instead = false)
    {
        if (IsStopped) return new ClockIsStopped();
        if (Asked is not null && !instead) return new ClockChangeWaits();
        if ((request.Refusal() ?? Refusal(request.Reason, request.Authority, request.At)) is { } no) return no;
        if (request.What == ClockChange.Pause && IsPaused) return new ClockIsPaused();
        if (request.What == ClockChange.Resume && !IsPaused) return new ClockIsNotPaused();
        if (request.What == ClockChange.Extend && !Extendable) return new ClockMayNotGrow();
        (Asked, Version) = (request with { Reason = request.Reason.Trim(), Authority = request.Authority.Trim() }, Version + 1);
        return this;
    }

    /// <summary>The second person's answer: does what was asked, or lets it fall.</summary>
    public Result<Clock> Answer(bool agreed, DateTimeOffset when, WorkingCalendar calendar)
    {
        if (Asked is not { } asked) return new NothingAsked();
        var done = !agreed ? this : asked.What switch
        {
            ClockChange.Pause => Pause(asked.Reason, asked.Authority, when, calendar),
            ClockChange.Resume => Resume(asked.Reason, asked.Authority, when, calendar),
            ClockChange.Extend => Extend(asked.By ?? 0, asked.Reason, asked.Authority, when, calendar),
            _ => throw new InvalidOperationException($"Clock change {asked.What} is not known."),
        };
        if (!done.IsRefused) (Asked, Version) = (null, Version + 1);
        return done;
    }

    private Problem? Refusal(string reason, string authority, DateTimeOffset when) =>
        IsStopped ? new ClockIsStopped()
        : ClockRequest.Refusal(reason, authority) is { } wrong ? wrong
        : when < Intervals[^1].From ? new ClockRunsForward()
        : null;

    private Clock Change(DateTimeOffset when, bool running, string reason, string authority, WorkingCalendar calendar)
    {
        Intervals = [.. Intervals.SkipLast(1), Intervals[^1] with { To = when }, new(when, null, running, reason.Trim(), authority.Trim())];
        return Changed(calendar);
    }

    private Clock Changed(WorkingCalendar calendar)
    {
        (Due, Version) = (DueOn(calendar), Version + 1);
        return this;
    }
}

/// <summary>What may be asked for a clock by hand.</summary>
public enum ClockChange { Pause, Resume, Extend }

/// <summary>A change that waits for a second person.</summary>
public sealed record ClockRequest(ClockChange What, int? By, string Reason, string Authority, UserId AskedBy, DateTimeOffset At)
{
    /// <summary>What is wrong with it whatever the clock; null for nothing.</summary>
    public Problem? Refusal() => Refusal(Reason, Authority) ?? (What == ClockChange.Extend && By is null or <= 0 ? new ClockMayNotShrink() : null);

    internal static Problem? Refusal(string reason, string authority) =>
        string.IsNullOrWhiteSpace(reason) ? new ClockReasonMissing()
        : string.IsNullOrWhiteSpace(authority) ? new ClockAuthorityMissing()
        : reason.Length > 2000 || authority.Length > 200 ? new ClockReasonTooLong()
        : null;
}
