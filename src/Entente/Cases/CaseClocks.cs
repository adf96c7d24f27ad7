using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases;

/// <summary>The clocks of a case, told as far as this reader may know them.</summary>
public sealed class CaseClocks(EntenteDb db, Gate gate, Ledger ledger, ClockRules rules, Calendars calendars)
{
    public async Task<Result<CaseClocksView>> ReadAsync(Reference reference, DateOnly? onDay, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } found) return new CaseNotFound();
        if (await gate.AskAsync(db, act, DataKind.Clocks, Verb.Read, found, ct) is { Allowed: false } no) return NotAllowed.By(no);

        var relation = await Gate.RelationAsync(db, act.Reader, found, ct);
        var clocks = await db.ClocksOfAsync(found.Dossier, ct);
        var calendar = calendars.Of(found.Territory);
        var day = onDay ?? calendar.DayOf(act.When);
        var view = new CaseClocksView(found, day, [.. clocks.Select(c => Tell(c, rules, calendars, day, act.When))])
        {
            IsChildShown = found.IsChild && Gate.Weigh(db, act, DataKind.ChildFlags, Verb.Read, relation, found) is { Allowed: true, Shape: >= Shape.Masked },
            MayAsk = Gate.Weigh(db, act, DataKind.Clocks, Verb.Write, relation, found).Allowed,
            MayAnswer = Gate.Weigh(db, act, DataKind.Clocks, Verb.Approve, relation, found).Allowed,
            Reader = act.Reader.User,
        };
        await ledger.RememberAsync(act, new Seen("clocks", reference.Text, clocks.Count) { Dossier = found.Dossier }, ct);
        return view;
    }

    /// <summary>A clock in figures on one day: what had run by its end, what was due as things were known then.</summary>
    public static ClockLine Tell(Clock clock, ClockRules rules, Calendars calendars, DateOnly day, DateTimeOffset now)
    {
        var calendar = calendars.Of(clock.Territory);
        var until = calendar.StartOf(day.AddDays(1)).AddMilliseconds(-1);
        var then = clock.History.AsOf(until < now ? until : now);
        var due = then.DueOn(calendar);
        var state = then.StoppedAt is not null ? clock.EndedEarly ? ClockState.EndedEarly : (clock.Met is false ? ClockState.Missed : ClockState.Met)
            : !then.Intervals[^1].Running ? ClockState.Paused
            : clock.IsFloor ? (due < day ? ClockState.FloorPassed : ClockState.Protecting)
            : clock.Sort == ClockKind.Right ? (due < day ? ClockState.RightOver : ClockState.RightOpen)
            : due < day ? ClockState.Overdue : due == day ? ClockState.DueToday : ClockState.Running;
        return new(clock.Reference, clock.Rule, rules.NameOf(clock.Rule), rules.Find(clock.Rule, calendar.DayOf(clock.StartedAt))?.Source ?? "", clock.Unit, then.Length, then.Run(calendar, day), due, state)
        {
            Started = calendar.DayOf(clock.StartedAt),
            Stopped = then.StoppedAt is { } at ? calendar.DayOf(at) : null,
            IsFloor = clock.IsFloor,
            IsExtendable = clock.Extendable,
            IsStopped = clock.IsStopped,
            IsPaused = clock.IsPaused,
            Asked = clock.Asked,
            Standing = clock.Standing,
            Times = [.. then.Intervals.Select(i => new ClockTime(calendar.DayOf(i.From), i.To is { } to ? calendar.DayOf(to) : null, i.Running, i.Reason, i.Authority))],
            Longer = then.Extensions,
        };
    }
}

/// <summary>How a clock stands on a day.</summary>
public enum ClockState { Running, DueToday, Overdue, Paused, Met, Missed, Protecting, FloorPassed, RightOpen, RightOver, EndedEarly }

/// <summary>The clocks of one case on one day.</summary>
public sealed record CaseClocksView(Case Case, DateOnly Day, IReadOnlyList<ClockLine> Lines)
{
    public bool IsChildShown { get; init; }
    public bool MayAsk { get; init; }
    public bool MayAnswer { get; init; }
    public UserId Reader { get; init; }

    public override string ToString() => Case.Reference.Text;
}

/// <summary>A clock in figures.</summary>
/// <param name="Run">Days that had run, in the clock's own days.</param>
public sealed record ClockLine(Reference Reference, string Rule, string Name, string Source, ClockUnit Unit, int? Length, int Run, DateOnly? Due, ClockState State)
{
    public DateOnly Started { get; init; }
    public DateOnly? Stopped { get; init; }
    public bool IsFloor { get; init; }
    public bool IsExtendable { get; init; }
    public bool IsStopped { get; init; }
    public bool IsPaused { get; init; }
    public ClockRequest? Asked { get; init; }

    /// <inheritdoc cref="Clock.Standing"/>
    public string Standing { get; init; } = "";
    public IReadOnlyList<ClockTime> Times { get; init; } = [];
    public IReadOnlyList<ClockExtension> Longer { get; init; } = [];

    public override string ToString() => Reference.Text;
}

/// <summary>A time running or paused, by local days.</summary>
public sealed record ClockTime(DateOnly From, DateOnly? To, bool Running, string Reason, string Authority)
{
    public override string ToString() => Running ? "running" : "paused";
}
