using Entente.Support.Plans;

namespace Entente.Support.Sessions;

/// <summary>The sessions of one week, from Monday on.</summary>
public sealed record SessionWeek(DateOnly Monday, IReadOnlyList<Session> Sessions)
{
    public DateOnly Sunday => Monday.AddDays(6);

    public static IReadOnlyList<SessionWeek> Of(IEnumerable<Session> sessions, bool latestFirst)
    {
        var weeks = sessions.OrderBy(s => s.On).ThenBy(s => s.At, StringComparer.Ordinal).ThenBy(s => s.Id.Value).GroupBy(s => MondayOf(s.On)).ToList();
        if (latestFirst) weeks.Reverse();
        return [.. weeks.Select(w => new SessionWeek(w.Key, [.. latestFirst ? w.Reverse() : w]))];
    }

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    public override string ToString() => nameof(SessionWeek);
}

/// <summary>How one step of a plan is served by sessions; without a step, those that serve none.</summary>
public sealed record StepCount(PlanStep? Step, int Planned, int Happened, int Late, int Missed, int CalledOff)
{
    public static IReadOnlyList<StepCount> Of(IReadOnlyList<PlanStep> steps, IReadOnlyList<Session> sessions, SessionTerms terms) =>
    [
        .. from step in steps.Append(null)
           let own = sessions.Where(s => step is null ? s.Step is null || steps.All(p => p.Reference != s.Step) : s.Step == step.Reference).ToList()
           where own.Count > 0 || step is not null
           select new StepCount(step, own.Count(s => s.State == SessionState.Planned), own.Count(s => s.State == SessionState.Happened), own.Count(s => terms.OutcomeOf(s.Outcome) is { Happened: true, AsksWhy: true }),
               own.Count(s => terms.OutcomeOf(s.Outcome) is { Missed: true }), own.Count(s => s.State == SessionState.NotHappened && terms.OutcomeOf(s.Outcome) is not { Missed: true })),
    ];

    public override string ToString() => Step?.Reference.Text ?? nameof(StepCount);
}
