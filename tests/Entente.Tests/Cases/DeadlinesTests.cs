using System.Globalization;
using Entente.Cases;
using Entente.Clocks;

namespace Entente.Tests.Cases;

/// <summary>Each regime's periods, worked out by hand from the law and the calendars of its years.</summary>
public sealed class DeadlinesTests
{
    [Theory]
    // The United Kingdom from 2009: five working days, 45 days, 14 days of support.
    [InlineData("GB-EAW", "2011-03-22", LawStep.Referred, "UK-RG 2011-03-29")]
    [InlineData("GB-EAW", "2011-04-20", LawStep.Referred, "UK-RG 2011-05-03")] // Easter, a royal wedding, May Day
    [InlineData("GB-SCT", "2011-04-20", LawStep.Referred, "UK-RG 2011-04-28")] // Easter Monday is worked, and the wedding day after the fifth
    [InlineData("GB-EAW", "2011-03-22", LawStep.ReasonableGrounds, "UK-CG-MIN 2011-05-06, UK-RECOVERY 2011-05-06")]
    [InlineData("GB-EAW", "2011-03-22", LawStep.NoReasonableGrounds, "")]
    [InlineData("GB-EAW", "2011-03-22", LawStep.ConclusiveGrounds, "UK-MOVEON 2011-04-05")]
    // 2013
    [InlineData("GB-EAW", "2013-12-23", LawStep.Referred, "UK-RG 2014-01-02")]
    [InlineData("GB-NIR", "2013-12-23", LawStep.Referred, "UK-RG 2014-01-02")]
    [InlineData("GB-SCT", "2013-12-23", LawStep.Referred, "UK-RG 2014-01-03")] // 2 January is not worked
    // 2019: 45 days of support since February
    [InlineData("GB-EAW", "2019-05-01", LawStep.Referred, "UK-RG 2019-05-09")]
    [InlineData("GB-EAW", "2019-05-01", LawStep.ReasonableGrounds, "UK-CG-MIN 2019-06-15, UK-RECOVERY 2019-06-15")]
    [InlineData("GB-EAW", "2019-01-31", LawStep.ConclusiveGrounds, "UK-MOVEON 2019-02-14")]
    [InlineData("GB-EAW", "2019-02-01", LawStep.ConclusiveGrounds, "UK-MOVEON 2019-03-18")]
    // 2022: the last of 45 days, the first of 30
    [InlineData("GB-EAW", "2022-12-12", LawStep.ReasonableGrounds, "UK-CG-MIN 2023-01-26, UK-RECOVERY 2023-01-26")]
    [InlineData("GB-EAW", "2022-12-13", LawStep.ReasonableGrounds, "UK-CG-MIN 2023-01-12, UK-RECOVERY 2023-01-12")]
    // 2023: no time to ask for another look; since February 2024, thirty days
    [InlineData("GB-EAW", "2023-02-01", LawStep.ReasonableGrounds, "UK-CG-MIN 2023-03-03, UK-RECOVERY 2023-03-03")]
    [InlineData("GB-EAW", "2023-07-24", LawStep.NoReasonableGrounds, "")]
    [InlineData("GB-EAW", "2024-01-31", LawStep.NoReasonableGrounds, "")]
    [InlineData("GB-EAW", "2024-02-01", LawStep.NoReasonableGrounds, "UK-RECON 2024-03-02")]
    // Today
    [InlineData("GB-EAW", "2026-11-27", LawStep.Referred, "UK-RG 2026-12-04")]
    [InlineData("GB-SCT", "2026-11-27", LawStep.Referred, "UK-RG 2026-12-07")] // St Andrew's Day
    [InlineData("GB-EAW", "2026-11-27", LawStep.NoConclusiveGrounds, "UK-RECON 2026-12-27, UK-EXIT-NEG 2026-12-10")]
    // The Union: what is confirmed, and elsewhere the Convention's thirty days
    [InlineData("BE", "2026-01-10", LawStep.ReasonableGrounds, "BE-RECOVERY 2026-02-24")]
    [InlineData("SE", "2026-01-10", LawStep.ReasonableGrounds, "SE-RECOVERY 2026-02-09")]
    [InlineData("DK", "2010-01-10", LawStep.ReasonableGrounds, "DK-RECOVERY 2010-02-09")]
    [InlineData("NL", "2026-01-10", LawStep.ReasonableGrounds, "ECAT-REFLECT 2026-02-09")]
    [InlineData("NL", "2026-01-10", LawStep.Referred, "")]
    public void What_a_step_starts_ends_on_the_day_that_the_law_of_its_day_gives(string territory, string day, LawStep step, string expected) =>
        Assert.Equal(expected, Told(Regimes.Shipped, territory, day, step));

    [Fact]
    public void In_every_territory_and_time_of_law_somebody_found_to_be_a_victim_is_protected_for_thirty_days_at_least()
    {
        var states = Calendars.Shipped.All.Select(c => c.Territory).ToList();
        Assert.Equal(30, states.Count);
        Assert.Equal(states.Order(StringComparer.Ordinal), Regimes.Shipped.Territories);

        Assert.All(from state in states from regime in Regimes.Shipped.Of(state) from day in (DateOnly[])[regime.From, regime.To ?? new(2030, 1, 1)] select (state, regime, day), x =>
            Assert.Contains(Deadlines.Of(x.regime, x.state, LawStep.ReasonableGrounds, x.day, ClockRules.Shipped, Calendars.Shipped), d => d.Rule.Id == x.regime.RecoveryRule && d.Due >= x.day.AddDays(30)));
    }

    [Fact]
    public void What_the_sources_do_not_settle_is_said_to_be_unconfirmed()
    {
        Assert.All(Regimes.Shipped.Territories.Where(t => t.Length == 2), state =>
        {
            var regime = Regimes.Shipped.On(state, new(2026, 1, 1))!;
            Assert.False(regime.IsConfirmedIn(state));
            Assert.NotEmpty(regime.Unconfirmed);
        });
        Assert.Equal((FactStatus.Unknown, "90 days"), Regimes.Shipped.FactsOf("NL").Where(f => f.About == FactAbout.ReflectionAdults).Select(f => (f.Status, f.Text)).Single());
        Assert.Equal(FactStatus.Verified, Regimes.Shipped.FactsOf("BE").Single(f => f.About == FactAbout.ReflectionAdults).Status);
    }

    [Fact]
    public void Only_since_2023_may_a_recovery_period_be_ended_for_public_order_or_bad_faith()
    {
        Assert.Empty(Regimes.Shipped.On("GB-EAW", new(2023, 1, 29))!.EarlyEnds);
        var ends = Regimes.Shipped.On("GB-EAW", new(2023, 1, 30))!.EarlyEnds;
        Assert.Equal((9, 1), (ends.Count(e => e.Sort == EarlyEndSort.PublicOrder), ends.Count(e => e.Sort == EarlyEndSort.BadFaith)));
    }

    internal static string Told(Regimes regimes, string territory, string day, LawStep step, ClockRules? rules = null)
    {
        var on = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        return string.Join(", ", Deadlines.Of(regimes.On(territory, on)!, territory, step, on, rules ?? ClockRules.Shipped, Calendars.Shipped).Select(d => $"{d.Rule.Id} {d.Due:yyyy-MM-dd}"));
    }
}
