using CsCheck;
using Entente.Access;
using Entente.Clocks;
using Entente.Foundation;

namespace Entente.Tests.Clocks;

/// <summary>What holds for every clock, day and territory.</summary>
public sealed class ClockLawsTests
{
    private static readonly IdSource Ids = new(TimeProvider.System, new Random(3));
    private static readonly Gen<WorkingCalendar> AnyCalendar = Gen.OneOf(Calendars.Shipped.All.ToArray());
    private static readonly Gen<DateOnly> AnyDay = Gen.Int[0, 365 * 41].Select(n => new DateOnly(2009, 1, 1).AddDays(n));
    private static readonly Gen<DateTimeOffset> AnyInstant = Gen.Long[0, 41L * 365 * 24 * 60].Select(m => new DateTimeOffset(2009, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(m));
    private static readonly Gen<ClockUnit> AnyUnit = Gen.OneOf(ClockUnit.WorkingDays, ClockUnit.CalendarDays, ClockUnit.Weeks, ClockUnit.Months, ClockUnit.Hours);

    [Fact]
    public void Counting_working_days_is_additive() =>
        Gen.Select(AnyCalendar, AnyDay, Gen.Int[0, 400], Gen.Int[0, 400]).Sample((calendar, day, some, more) =>
            calendar.WorkingDaysBetween(day, day.AddDays(some + more)) ==
            calendar.WorkingDaysBetween(day, day.AddDays(some)) + calendar.WorkingDaysBetween(day.AddDays(some), day.AddDays(some + more)), iter: 2000);

    [Fact]
    public void Working_days_are_those_that_one_counts_on_ones_fingers() =>
        Gen.Select(AnyCalendar, AnyDay, Gen.Int[-10, 900]).Sample((calendar, day, days) =>
            calendar.WorkingDaysBetween(day, day.AddDays(days)) == Enumerable.Range(1, Math.Max(0, days)).Count(n => calendar.IsWorking(day.AddDays(n))), iter: 1000);

    [Fact]
    public void Days_that_ran_are_those_at_whose_end_the_clock_ran() =>
        Gen.Select(AnyCalendar, AnyInstant, Gen.Int[0, 60 * 24 * 5].Array[0, 8], Gen.Int[0, 60], Gen.Bool).Sample((calendar, start, turns, days, stops) =>
        {
            var clock = Turned(calendar, start, 20, turns);
            var at = start.AddMinutes(turns.Sum() + 1);
            if (stops) clock.Stop(at, calendar);
            var (first, last) = (calendar.DayOf(start), calendar.DayOf(start).AddDays(days));
            bool Ran(DateOnly day) => (!stops || day <= calendar.DayOf(at)) && clock.Intervals.Last(i => calendar.DayOf(i.From) <= day).Running;
            var ran = Enumerable.Range(1, days).Select(n => first.AddDays(n)).Where(Ran).ToList();
            return clock.History.CalendarDaysRun(calendar, last) == ran.Count && clock.History.WorkingDaysRun(calendar, last) == ran.Count(calendar.IsWorking);
        }, iter: 2000);

    [Fact]
    public void Adding_and_counting_working_days_undo_each_other() =>
        Gen.Select(AnyCalendar, AnyDay, Gen.Int[1, 60]).Sample((calendar, day, days) =>
        {
            var end = calendar.AddWorkingDays(day, days);
            return calendar.IsWorking(end) && calendar.WorkingDaysBetween(day, end) == days;
        }, iter: 2000);

    [Fact]
    public void A_longer_period_is_never_due_earlier() =>
        Gen.Select(AnyCalendar, AnyInstant, AnyUnit, Gen.Int[1, 40], Gen.Int[0, 10]).Sample((calendar, start, unit, amount, more) =>
            Clock(calendar, start, unit, amount).Due <= Clock(calendar, start, unit, amount + more).Due, iter: 1000);

    [Fact]
    public void Pausing_and_resuming_never_loses_a_day_that_had_run() =>
        Gen.Select(AnyCalendar, AnyInstant, Gen.Int[0, 60 * 24 * 40], Gen.Int[0, 60 * 24 * 90]).Sample((calendar, start, ran, stood) =>
        {
            var clock = Clock(calendar, start, ClockUnit.WorkingDays, 20);
            var (paused, resumed) = (start.AddMinutes(ran), start.AddMinutes(ran + stood));
            var before = clock.History.WorkingDaysRun(calendar, calendar.DayOf(paused).AddDays(-1));
            clock.Pause("Why", "Rule", paused, calendar);
            clock.Resume("Why", "Rule", resumed, calendar);
            var dayBefore = calendar.DayOf(resumed).AddDays(-1);
            return clock.History.WorkingDaysRun(calendar, dayBefore) == before || calendar.DayOf(paused) == calendar.DayOf(resumed) || dayBefore < calendar.DayOf(start);
        }, iter: 2000);

    [Fact]
    public void When_it_is_due_exactly_its_length_has_run_whatever_the_pauses() =>
        Gen.Select(AnyCalendar, AnyInstant, Gen.Int[1, 30], Gen.Int[0, 60 * 24 * 9].Array[0, 8]).Sample((calendar, start, length, turns) =>
        {
            var clock = Turned(calendar, start, length, turns);
            return clock.Due is not { } due ? clock.IsPaused
                : clock.History.WorkingDaysRun(calendar, due) == length && clock.History.WorkingDaysRun(calendar, due.AddDays(-1)) == length - 1;
        }, iter: 2000);

    [Fact]
    public void No_pause_brings_the_end_nearer_and_no_floor_ends_before_it() =>
        Gen.Select(AnyCalendar, AnyInstant, Gen.Int[0, 60 * 24 * 20], Gen.Int[0, 60 * 24 * 60], Gen.Int[0, 60 * 24 * 120]).Sample((calendar, start, ran, stood, stop) =>
        {
            var clock = Clock(calendar, start, ClockUnit.CalendarDays, 30, ClockKind.StatutoryMinimum);
            var floor = clock.Due!.Value;
            clock.Pause("Why", "Rule", start.AddMinutes(ran), calendar);
            clock.Resume("Why", "Rule", start.AddMinutes(ran + stood), calendar);
            var at = start.AddMinutes(ran + stood + stop);
            var stopped = clock.Stop(at, calendar);
            return clock.DueOn(calendar) >= floor && (stopped.IsRefused ? calendar.DayOf(at) <= clock.Due : calendar.DayOf(at) > floor);
        }, iter: 2000);

    [Fact]
    public void The_share_that_has_begun_never_falls_and_is_whole_on_the_last_day_and_not_before() =>
        Gen.Select(AnyCalendar, AnyInstant, AnyUnit, Gen.Int[1, 40], Gen.Int[0, 60 * 24 * 60].Array[2]).Sample((calendar, start, unit, amount, minutes) =>
        {
            var clock = Clock(calendar, start, unit, amount);
            int At(int after) => ClockShare.Of(clock.History, calendar, start.AddMinutes(after))!.Value;
            var due = clock.History.DueOn(calendar)!.Value;
            var last = calendar.StartOf(due).AddHours(12) is var noon && noon > start ? noon : start;
            return At(minutes.Min()) <= At(minutes.Max()) && At(0) < 100
                && (unit == ClockUnit.Hours || (ClockShare.Of(clock.History, calendar, last) == 100 && (due.AddDays(-1) <= calendar.DayOf(start) || ClockShare.Of(clock.History, calendar, calendar.StartOf(due.AddDays(-1)).AddHours(12)) < 100 || !calendar.IsWorking(due))));
        }, iter: 2000);

    [Fact]
    public void A_pause_never_raises_the_share_and_while_it_lasts_there_is_none() =>
        Gen.Select(AnyCalendar, AnyInstant, Gen.Int[1, 40], Gen.Int[0, 60 * 24 * 20], Gen.Int[0, 60 * 24 * 30], Gen.Int[0, 60 * 24 * 60]).Sample((calendar, start, length, ran, stood, later) =>
        {
            var (plain, clock) = (Clock(calendar, start, ClockUnit.WorkingDays, length), Clock(calendar, start, ClockUnit.WorkingDays, length));
            var (paused, resumed) = (start.AddMinutes(ran), start.AddMinutes(ran + stood));
            clock.Pause("Why", "Rule", paused, calendar);
            var meanwhile = ClockShare.Of(clock.History, calendar, paused.AddMinutes(stood));
            clock.Resume("Why", "Rule", resumed, calendar);
            var at = resumed.AddMinutes(later);
            return meanwhile is null && ClockShare.Of(clock.History, calendar, at) <= ClockShare.Of(plain.History, calendar, at);
        }, iter: 2000);

    [Fact]
    public void Every_instant_lies_in_the_day_it_is_said_to_lie_in() =>
        Gen.Select(AnyCalendar, AnyInstant).Sample((calendar, instant) =>
        {
            var day = calendar.DayOf(instant);
            return calendar.StartOf(day) <= instant && instant < calendar.StartOf(day.AddDays(1));
        }, iter: 5000);

    /// <summary>A clock in working days, paused and resumed in turn after so many minutes each.</summary>
    private static Clock Turned(WorkingCalendar calendar, DateTimeOffset start, int length, int[] turns)
    {
        var clock = Clock(calendar, start, ClockUnit.WorkingDays, length);
        var at = start;
        foreach (var minutes in turns)
        {
            at = at.AddMinutes(minutes);
            if (clock.IsPaused) clock.Resume("Why", "Rule", at, calendar);
            else clock.Pause("Why", "Rule", at, calendar);
        }

        return clock;
    }

    private static Clock Clock(WorkingCalendar calendar, DateTimeOffset start, ClockUnit unit, int amount, ClockKind kind = ClockKind.Ceiling) =>
        Entente.Clocks.Clock.Start(Ids, new() { Id = "TEST", Name = "Test", Trigger = "Test", Amount = amount, Unit = unit, Kind = kind, Source = "Test", Status = FactStatus.Unknown },
            new(1), Make.Centre, default, calendar.Territory, new(Reader.Machine, Purpose.Decision, start));
}
