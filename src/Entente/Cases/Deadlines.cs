using Entente.Clocks;

namespace Entente.Cases;

/// <summary>What the law of a territory starts on a day, and until when: the periods of its regime in days of its own calendar.</summary>
public static class Deadlines
{
    /// <summary>Every period that a step starts on a day; empty where no regime or no time is known.</summary>
    public static IReadOnlyList<Deadline> Of(Regime regime, string territory, LawStep step, DateOnly day, ClockRules rules, Calendars calendars) =>
        [.. from clock in regime.Clocks()
            where clock.After == step
            let rule = rules.Find(clock.Rule, day)
            where rule is not null
            select new Deadline(rule, Due(rule, calendars.Of(territory), day))];

    /// <summary>Counted by a clock itself, so that what this page says and what a case's clock says cannot differ.</summary>
    private static DateOnly? Due(ClockRule rule, WorkingCalendar calendar, DateOnly day) =>
        new ClockHistory(rule.Unit, rule.Amount, rule.On, rule.Rolls, [new(calendar.StartOf(day).AddHours(12), null, true, rule.Trigger, rule.Source)], [], null).DueOn(calendar);
}

/// <summary>A period of the law begun on a day.</summary>
/// <param name="Due">Its last day; null where nothing sets it.</param>
public sealed record Deadline(ClockRule Rule, DateOnly? Due);
