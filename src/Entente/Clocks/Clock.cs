using System.Globalization;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Clocks;

/// <summary>One period of the law running on one dossier: a history of running and paused times, never a date that somebody moved.</summary>
/// <remarks>
/// What it says on any past day is worked out from the history, so "how many working days had run on 4 May?" has one answer for ever.
/// The length is copied from the rule at the start: a later change of law does not reach back.
/// </remarks>
public sealed partial class Clock : IOfDossier
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

    /// <summary>Changes with whatever is asked of the clock or done to it, and with nothing else: that another team has it now is no other standing.</summary>
    public string Standing => string.Create(CultureInfo.InvariantCulture, $"{Intervals.Count}.{Extensions.Count}.{Asked?.At.ToUnixTimeMilliseconds()}.{StoppedAt?.ToUnixTimeMilliseconds()}");

    public bool IsStopped => StoppedAt is not null;

    /// <summary>A floor that a decision of its own ended before its time (<see cref="EndEarly"/>).</summary>
    public bool EndedEarly => IsStopped && IsFloor && Met is null;

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

    public void GiveTo(TeamId team) => (Team, Version) = (team, Version + 1);
}

public readonly record struct ClockId(long Value) : IId<ClockId>
{
    public static ClockId From(long value) => new(value);
}
