using Entente.Access;
using Entente.Clocks;
using Entente.Foundation;

namespace Entente.Tests.Clocks;

public sealed class ClockTests
{
    private static readonly IFormatProvider Invariant = System.Globalization.CultureInfo.InvariantCulture;
    private static readonly IdSource Ids = new(TimeProvider.System, new Random(2));
    private static readonly WorkingCalendar England = Calendars.Shipped.Of("GB-EAW");

    [Fact]
    public void A_referral_on_Monday_is_due_on_the_next_Monday()
    {
        var clock = Started("UK-RG", At(2026, 3, 2));

        Assert.Equal(new(2026, 3, 9), clock.Due);
        Assert.Equal(0, clock.History.WorkingDaysRun(England, new(2026, 3, 2)));
        Assert.Equal(3, clock.History.WorkingDaysRun(England, new(2026, 3, 5)));
        Assert.Equal(5, clock.History.WorkingDaysRun(England, new(2026, 3, 9)));
    }

    [Fact]
    public void A_pause_keeps_the_days_that_had_run_and_moves_the_end_by_the_days_it_lasted()
    {
        var clock = Started("UK-RG", At(2026, 3, 2));

        clock.Pause("Asked the council for the age assessment", "Guidance, requests for information", At(2026, 3, 4), England);
        Assert.Null(clock.Due);
        Assert.Equal(1, clock.History.WorkingDaysRun(England, new(2026, 3, 20)));
        clock.Resume("Answer came", "Guidance", At(2026, 3, 23), England);

        Assert.Equal(new(2026, 3, 26), clock.Due);
        Assert.Equal(5, clock.History.WorkingDaysRun(England, new(2026, 3, 26)));
    }

    [Fact]
    public void What_was_due_on_a_past_day_stays_what_was_due_then()
    {
        var clock = Started("UK-RG", At(2026, 3, 2));
        clock.Pause("Why", "Rule", At(2026, 3, 4), England);
        clock.Resume("Why", "Rule", At(2026, 3, 23), England);

        Assert.Equal(new(2026, 3, 9), clock.History.AsOf(At(2026, 3, 3)).DueOn(England));
        Assert.Null(clock.History.AsOf(At(2026, 3, 10)).DueOn(England));
    }

    [Theory]
    [InlineData(9, 23, true)]
    [InlineData(10, 0, false)]
    public void The_last_day_counts_until_its_last_minute(int day, int hour, bool met)
    {
        var clock = Started("UK-RG", At(2026, 3, 2));

        clock.Stop(new(2026, 3, day, hour, 59, 0, TimeSpan.Zero), England);

        Assert.Equal(met, clock.Met);
    }

    [Fact]
    public void Nothing_ends_a_recovery_period_before_its_last_day_is_over()
    {
        var clock = Started("UK-RECOVERY", At(2026, 3, 2));

        Assert.Equal(new(2026, 4, 1), clock.Due);
        Assert.Contains(clock.Stop(At(2026, 4, 1), England).Problems, p => p is FloorNotReached);
        Assert.Contains(clock.Extend(-10, "Why", "Rule", At(2026, 3, 5), England).Problems, p => p is ClockMayNotShrink);
        Assert.False(clock.Stop(At(2026, 4, 2), England).IsRefused);
        Assert.True(clock.Met);
    }

    [Theory]
    [InlineData("2022-12-12", 45, "2023-01-26")]
    [InlineData("2022-12-13", 30, "2023-01-12")]
    [InlineData("2010-06-01", 45, "2010-07-16")]
    public void The_recovery_period_has_the_length_of_the_law_on_its_first_day(string on, int days, string due)
    {
        var start = DateOnly.Parse(on, Invariant);
        var rule = ClockRules.Shipped.InForce("UK-RECOVERY", start);

        Assert.Equal(days, rule.Amount);
        Assert.Equal(due, Started("UK-RECOVERY", At(start.Year, start.Month, start.Day)).Due?.ToString("yyyy-MM-dd", Invariant));
    }

    [Theory]
    [InlineData("2024-01-31", 1, "2024-02-29")]
    [InlineData("2023-01-31", 1, "2023-02-28")]
    [InlineData("2024-08-30", 6, "2025-02-28")]
    [InlineData("2024-03-15", 6, "2024-09-15")]
    public void Months_end_on_the_same_number_or_the_last_day(string on, int months, string due)
    {
        var start = DateTimeOffset.Parse(on + "T10:00Z", Invariant);
        var clock = Clock.Start(Ids, Rule(ClockUnit.Months, months), new(1), Make.Centre, default, "FR", new(Reader.Machine, Purpose.Decision, start));

        Assert.Equal(due, clock.Due?.ToString("yyyy-MM-dd", Invariant));
    }

    [Fact]
    public void A_day_of_leap_years_counts_as_a_day()
    {
        var clock = Started("UK-RECOVERY", At(2024, 2, 1));

        Assert.Equal(new(2024, 3, 2), clock.Due);
    }

    [Fact]
    public void Hours_run_through_the_night_of_the_change_of_time()
    {
        var start = new DateTimeOffset(2026, 3, 28, 20, 0, 0, TimeSpan.Zero);
        var clock = Clock.Start(Ids, Rule(ClockUnit.Hours, 8), new(1), Make.Centre, default, "DE", new(Reader.Machine, Purpose.Decision, start));

        Assert.Equal(start.AddHours(8), clock.History.DueInstant(Calendars.Shipped.Of("DE")));
    }

    [Fact]
    public void A_period_of_the_Union_that_ends_on_a_Sunday_ends_on_Monday()
    {
        var rule = Rule(ClockUnit.CalendarDays, 3) with { Rolls = true };
        var clock = Clock.Start(Ids, rule, new(1), Make.Centre, default, "BE", new(Reader.Machine, Purpose.Decision, At(2026, 3, 5)));

        Assert.Equal(new(2026, 3, 9), clock.Due);
    }

    [Fact]
    public void A_change_needs_its_reason_and_authority_and_never_lies_in_the_past()
    {
        var clock = Started("UK-RG", At(2026, 3, 2));

        Assert.IsType<ClockReasonMissing>(Assert.Single(clock.Pause(" ", "Rule", At(2026, 3, 3), England).Problems));
        Assert.IsType<ClockAuthorityMissing>(Assert.Single(clock.Pause("Why", "", At(2026, 3, 3), England).Problems));
        Assert.IsType<ClockRunsForward>(Assert.Single(clock.Pause("Why", "Rule", At(2026, 3, 1), England).Problems));
        Assert.IsType<ClockIsNotPaused>(Assert.Single(clock.Resume("Why", "Rule", At(2026, 3, 3), England).Problems));
        Assert.IsType<ClockMayNotGrow>(Assert.Single(clock.Extend(2, "Why", "Rule", At(2026, 3, 3), England).Problems));
    }

    [Fact]
    public void Every_rule_has_a_source_and_one_length_on_any_day()
    {
        Assert.All(ClockRules.Shipped.All, r => Assert.NotEmpty(r.Source));
        Assert.Equal(40, ClockRules.Shipped.All.Count);
        Assert.Equal(FactStatus.Unknown, ClockRules.Shipped.InForce("THB-STATS", new(2026, 1, 1)).Status);
    }

    private static ClockRule Rule(ClockUnit unit, int amount) =>
        new() { Id = "TEST", Name = "Test", Trigger = "Test", Amount = amount, Unit = unit, Kind = ClockKind.Ceiling, Source = "Test", Status = FactStatus.Unknown, Extendable = true };

    private static Clock Started(string rule, DateTimeOffset at) =>
        Clock.Start(Ids, ClockRules.Shipped.InForce(rule, England.DayOf(at)), new(1), Make.Centre, default, "GB-EAW", new(Reader.Machine, Purpose.Decision, at));

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 11, 0, 0, TimeSpan.Zero);
}
