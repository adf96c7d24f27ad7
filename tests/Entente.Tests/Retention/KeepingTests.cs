using Entente.Access;
using Entente.Retention;
using Entente.Retention.Deletion;
using Entente.Retention.Schedule;

namespace Entente.Tests.Retention;

/// <summary>For how long a case is kept: the pure decision, and the schedule as data.</summary>
public sealed class KeepingTests
{
    private static readonly DateOnly Today = new(2030, 6, 15);

    private static KeepingFacts Facts(DateOnly? decided = null, DateOnly? ended = null, bool goesOn = false, bool child = false, DateOnly? ofAge = null, string territory = "GB-EAW") => new(territory, decided, ended, goesOn, child, ofAge);

    [Fact]
    public void By_the_shipped_schedule_nothing_is_deleted_because_no_period_is_confirmed()
    {
        Assert.All(RetentionSchedule.Shipped.Rules, r => Assert.False(r.Deletes));
        Assert.All((string[])["GB-EAW", "GB-SCT", "DE", "FR"], place =>
        {
            var kept = Keeping.Of(Facts(new(1990, 1, 1), territory: place), RetentionSchedule.Shipped, false, false, Today);
            Assert.Equal((null, false), (kept.GoesOn, kept.MayGo));
            Assert.Equal([InTheWay.NoPeriod], kept.InTheWay);
            Assert.All(kept.Classes, c => Assert.Equal(KeptState.PeriodUnknown, c.State));
        });
    }

    [Fact]
    public void A_dossier_goes_on_the_day_on_which_the_last_of_its_classes_may()
    {
        var schedule = Make.Schedule(rules: [Make.KeptFor("case", 24), Make.KeptFor("evidence", 36), Make.KeptFor("health", 6)]);

        var kept = Keeping.Of(Facts(new(2027, 6, 15)), schedule, false, false, Today);

        Assert.Equal(Today, kept.GoesOn);
        Assert.True(kept.MayGo);
        Assert.Equal([InTheWay.NotYet], Keeping.Of(Facts(new(2027, 6, 16)), schedule, false, false, Today).InTheWay);
        Assert.Equal([new DateOnly(2029, 6, 15), Today, new DateOnly(2027, 12, 15)], kept.Classes.Select(c => c.Until!.Value));
    }

    [Fact]
    public void A_period_counts_from_the_last_of_what_it_names_and_not_at_all_before_all_of_it_happened()
    {
        var schedule = Make.Schedule(12);

        Assert.Equal(new DateOnly(2031, 2, 1), Keeping.Of(Facts(new(2029, 1, 1), ended: new(2030, 2, 1)), schedule, false, false, Today).GoesOn);
        Assert.Equal(new DateOnly(2036, 3, 1), Keeping.Of(Facts(new(2029, 1, 1), child: true, ofAge: new(2035, 3, 1)), schedule, false, false, Today).GoesOn);
        Assert.Equal((null, KeptState.NotBegun), State(Facts()));
        Assert.Equal((null, KeptState.NotBegun), State(Facts(new(2020, 1, 1), goesOn: true)));
        Assert.Equal((null, KeptState.NotBegun), State(Facts(new(2020, 1, 1), child: true)));

        (DateOnly?, KeptState) State(KeepingFacts facts)
        {
            var kept = Keeping.Of(facts, schedule, false, false, Today);
            Assert.False(kept.MayGo);
            return (kept.GoesOn, kept.Classes[0].State);
        }
    }

    [Fact]
    public void The_rule_that_names_the_place_most_closely_and_holds_on_the_day_counts()
    {
        var schedule = Make.Schedule(rules:
        [
            Make.KeptFor("case", 12), Make.KeptFor("case", 24, place: "GB"), Make.KeptFor("case", 36, place: "GB-SCT", validTo: "2029-12-31"), Make.KeptFor("case", 48, place: "GB-SCT", validFrom: "2030-01-01"), Make.KeptFor("evidence", 1), Make.KeptFor("health", 1),
        ]);

        Assert.Equal([12, 24, 48, 36], new[] { ("DE", Today), ("GB-EAW", Today), ("GB-SCT", Today), ("GB-SCT", new DateOnly(2029, 12, 31)) }.Select(p => schedule.On("case", p.Item1, p.Item2)!.Months!.Value));
    }

    [Fact]
    public void A_period_that_nobody_confirmed_or_answers_for_is_shown_and_deletes_nothing()
    {
        var kept = Keeping.Of(Facts(new(2000, 1, 1)), Make.Schedule(rules: [Make.KeptFor("case", 12, setBy: ""), Make.KeptFor("evidence", 12), Make.KeptFor("health", 12)]), false, false, Today);

        Assert.Equal(KeptState.PeriodUnconfirmed, kept.Classes[0].State);
        Assert.Equal([InTheWay.NoPeriod], kept.InTheWay);
        Assert.NotNull(kept.Classes[0].Until);
        Assert.Null(kept.GoesOn);
    }

    /// <summary>Laws: whatever the facts, a hold prevents, a question of the person prevents, support that goes on prevents, and nothing goes before its day.</summary>
    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void Whatever_the_facts_a_hold_prevents_and_nothing_goes_before_its_day(int seed)
    {
        var chance = new Random(seed);
        DateOnly? Day() => chance.Next(3) == 0 ? null : new DateOnly(2000, 1, 1).AddDays(chance.Next(14_000));
        for (var i = 0; i < 400; i++)
        {
            var schedule = i % 40 == 0 ? RetentionSchedule.Shipped : Make.Schedule(rules: [.. new[] { "case", "evidence", "health" }.Select(c => Make.KeptFor(c, chance.Next(6) == 0 ? null : chance.Next(1, 300), setBy: chance.Next(4) == 0 ? "" : "Made up"))]);
            var facts = Facts(Day(), Day(), chance.Next(4) == 0, chance.Next(2) == 0, Day());
            var free = Keeping.Of(facts, schedule, false, false, Today);

            var held = Keeping.Of(facts, schedule, true, false, Today);
            Assert.Contains(InTheWay.Hold, held.InTheWay);
            Assert.False(held.MayGo);
            Assert.Equal(free.GoesOn, held.GoesOn);
            Assert.False(Keeping.Of(facts, schedule, false, true, Today).MayGo);
            if (facts.SupportGoesOn || facts.Decided is null) Assert.False(free.MayGo);
            if (free.MayGo)
            {
                Assert.True(free.GoesOn <= Today);
                Assert.All(free.Classes, c => Assert.True(c.State == KeptState.Over && c.Rule!.Deletes && c.Until <= Today));
                // Later it may go as well: time never takes it back.
                Assert.True(Keeping.Of(facts, schedule, false, false, Today.AddDays(chance.Next(2_000))).MayGo);
            }
        }
    }

    [Fact]
    public void Rows_of_kinds_that_are_shut_to_a_reader_are_told_in_one_sum()
    {
        var count = new DossierCount([new("a", DataKind.Identity, 2), new("b", DataKind.Health, 3), new("c", DataKind.IntelligenceReports, 4)]);

        Assert.Equal([new ShownCount(DataKind.Identity, 2), new(null, 7)], count.ShownTo(k => k == DataKind.Identity));
        Assert.Equal(9, count.ShownTo(_ => false).Sum(c => c.Rows));
        Assert.DoesNotContain(count.ShownTo(_ => true), c => c.Kind is null);
    }

    [Fact]
    public void The_desk_tells_how_near_the_day_is()
    {
        var schedule = Make.Schedule(12);
        DueBand Band(KeepingFacts facts) => RetentionDesk.BandOf(Keeping.Of(facts, schedule, false, false, Today), schedule, Today);

        Assert.Equal([DueBand.Past, DueBand.Soon, DueBand.Later, DueBand.Far, DueBand.NotBegun],
            new DateOnly?[] { new(2029, 6, 15), new(2029, 7, 15), new(2029, 7, 16), new(2029, 12, 1), null }.Select(d => Band(Facts(d))));
        Assert.Equal(DueBand.NoPeriod, RetentionDesk.BandOf(Keeping.Of(Facts(new(2000, 1, 1)), RetentionSchedule.Shipped, false, false, Today), RetentionSchedule.Shipped, Today));
    }

    [Fact]
    public void A_slip_of_the_pen_in_the_schedule_is_found_at_start()
    {
        Assert.Contains("no rule for 'health'", Wrong(Make.KeptFor("case", 1), Make.KeptFor("evidence", 1)), StringComparison.Ordinal);
        Assert.Contains("no class", Wrong(Make.KeptFor("secrets", 1)), StringComparison.Ordinal);
        Assert.Contains("two rules hold", Wrong(Make.KeptFor("case", 1), Make.KeptFor("case", 2), Make.KeptFor("evidence", 1), Make.KeptFor("health", 1)), StringComparison.Ordinal);
        Assert.Contains("from 'decided'", Wrong(Make.KeptFor("case", 1, "\"support-ended\""), Make.KeptFor("evidence", 1), Make.KeptFor("health", 1)), StringComparison.Ordinal);
        Assert.NotEqual(Make.Schedule(12).Version, Make.Schedule(13).Version);

        static string Wrong(params string[] rules) => Assert.Throws<InvalidDataException>(() => Make.Schedule(12, rules)).Message;
    }
}
