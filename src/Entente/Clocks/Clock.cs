using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Clocks;

/// <summary>One period of the law running on one dossier: a history of running and paused times, never a date that somebody moved.</summary>
/// <remarks>
/// What it says on any past day is worked out from the history, so "how many working days had run on 4 May?" has one answer for ever.
/// The length is copied from the rule at the start: a later change of law does not reach back.
/// </remarks>
public sealed class Clock : IProtected
{
    public static DataKind Kind => DataKind.Clocks;

    private Clock() { }

    [Open] public required ClockId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public TeamId Team { get; private set; }

    /// <summary>The rule's id in data/clocks/rules.json.</summary>
    [Open] public required string Rule { get; init; }

    /// <summary>Whose days count: a territory of data/calendars.</summary>
    [Open] public required string Territory { get; init; }
    [Open] public int? Amount { get; private init; }
    [Open] public required ClockUnit Unit { get; init; }
    [Open] public required ClockKind Sort { get; init; }
    [Open] public DateOnly? On { get; private init; }
    [Open] public bool Rolls { get; private init; }
    [Open] public bool Extendable { get; private init; }
    [Open] public required DateTimeOffset StartedAt { get; init; }
    [Open] public DateTimeOffset? StoppedAt { get; private set; }
    [Personal] public IReadOnlyList<ClockInterval> Intervals { get; private set; } = [];
    [Personal] public IReadOnlyList<ClockExtension> Extensions { get; private set; } = [];

    /// <summary>A change that one person asked for and a second has yet to decide on.</summary>
    [Personal] public ClockRequest? Asked { get; private set; }

    /// <summary>The day on which it is due as things stand; null while paused, or where nothing sets it. Kept for ordering lists: <see cref="DueOn"/> is the truth.</summary>
    [Open] public DateOnly? Due { get; private set; }

    /// <summary>After it stopped: whether the law's period was kept.</summary>
    [Open] public bool? Met { get; private set; }
    [Open] public int Version { get; private set; }

    public bool IsStopped => StoppedAt is not null;

    public bool IsPaused => !IsStopped && !Intervals[^1].Running;

    /// <summary>Kinds of time that the centre cannot be late with: what must pass, and what is somebody else's to use.</summary>
    public static IReadOnlyList<ClockKind> NobodyIsLate { get; } = [ClockKind.Floor, ClockKind.StatutoryMinimum, ClockKind.Minimum, ClockKind.MinimumValidity, ClockKind.Right];

    /// <summary>A time that must pass, rather than one to be quicker than.</summary>
    public bool IsFloor => Sort is ClockKind.Floor or ClockKind.StatutoryMinimum or ClockKind.Minimum or ClockKind.MinimumValidity;

    /// <summary>Starts the period that the rule gives. The caller adds it to the store in its own commit, with <see cref="ClockStarted.Of"/>.</summary>
    /// <param name="at">When its trigger happened, where that is not now.</param>
    public static Clock Start(IdSource ids, ClockRule rule, DossierId dossier, OrganisationId organisation, TeamId team, string territory, Act act, DateTimeOffset? at = null, Calendars? calendars = null)
    {
        var calendar = (calendars ?? Calendars.Shipped).Of(territory);
        var start = Act.Cut(at ?? act.When);
        var clock = new Clock
        {
            Id = ids.Next<ClockId>(),
            Reference = Reference.New("CLK"),
            Dossier = dossier,
            Organisation = organisation,
            Team = team,
            Rule = rule.Id,
            Territory = calendar.Territory,
            Amount = rule.Amount,
            Unit = rule.Unit,
            Sort = rule.Kind,
            On = rule.On,
            Rolls = rule.Rolls,
            Extendable = rule.Extendable,
            StartedAt = start,
            Intervals = [new(start, null, true, rule.Trigger, rule.Source)],
        };
        clock.Due = clock.DueOn(calendar);
        return clock;
    }

    public ClockHistory History => new(Unit, Amount, On, Rolls, Intervals, Extensions, StoppedAt);

    /// <inheritdoc cref="ClockHistory.DueOn"/>
    public DateOnly? DueOn(WorkingCalendar calendar) => History.DueOn(calendar);

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

    /// <summary>Keeps what somebody asks for until a second person decides. It takes effect when that person agrees, never before.</summary>
    public Result<Clock> Ask(ClockRequest request)
    {
        if (IsStopped) return new ClockIsStopped();
        if (Asked is not null) return new ClockChangeWaits();
        if (Refusal(request.Reason, request.Authority, request.At) is { } no) return no;
        if (request.What == ClockChange.Pause && IsPaused) return new ClockIsPaused();
        if (request.What == ClockChange.Resume && !IsPaused) return new ClockIsNotPaused();
        if (request.What == ClockChange.Extend && !Extendable) return new ClockMayNotGrow();
        if (request.What == ClockChange.Extend && request.By is null or <= 0) return new ClockMayNotShrink();
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

    public void GiveTo(TeamId team) => (Team, Version) = (team, Version + 1);

    private Problem? Refusal(string reason, string authority, DateTimeOffset when) =>
        IsStopped ? new ClockIsStopped()
        : string.IsNullOrWhiteSpace(reason) ? new ClockReasonMissing()
        : string.IsNullOrWhiteSpace(authority) ? new ClockAuthorityMissing()
        : reason.Length > 2000 || authority.Length > 200 ? new ClockReasonTooLong()
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

/// <summary>A time during which a clock ran or stood still, with why and by whose authority. Open at the end while it lasts.</summary>
public sealed record ClockInterval(DateTimeOffset From, DateTimeOffset? To, bool Running, string Reason, string Authority);

/// <summary>Units that were added, with why and by whose authority.</summary>
public sealed record ClockExtension(DateTimeOffset At, int By, string Reason, string Authority);

/// <summary>What may be asked for a clock by hand.</summary>
public enum ClockChange { Pause, Resume, Extend }

/// <summary>A change that waits for a second person.</summary>
public sealed record ClockRequest(ClockChange What, int? By, string Reason, string Authority, UserId AskedBy, DateTimeOffset At);

public readonly record struct ClockId(long Value) : IId<ClockId>
{
    public static ClockId From(long value) => new(value);
}
