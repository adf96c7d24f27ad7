using Entente.Access;
using Entente.Clocks;
using Entente.Referrals;
using Entente.Referrals.Questions;

namespace Entente.Tests.Referrals;

/// <summary>Dates count by the calendar day of the place, on the day on which somebody looks.</summary>
public sealed class LocalDayTests
{
    private static readonly DateTimeOffset HalfPastMidnightInSummer = new(2026, 6, 15, 23, 30, 0, TimeSpan.Zero); // 16 June in London

    [Theory, EveryDatabase]
    public async Task The_queue_asks_anew_each_day_which_dates_are_near(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var two = await ReferredAsync(test, "2026-03-04", "2026-03-20");
        var tonight = await Make.ReferralAsync(test, "P1=bed");

        Assert.Equal([two, tonight.Reference], await QueueAsync(test, Make.Now)); // the 4th is near
        Assert.Equal([tonight.Reference, two], await QueueAsync(test, Make.Now.AddDays(4))); // past, and the 20th is not near
        Assert.Equal([two, tonight.Reference], await QueueAsync(test, Make.Now.AddDays(11))); // a Friday, five working days before
        Assert.Equal([tonight.Reference, two], await QueueAsync(test, Make.Now.AddDays(19)));
    }

    [Theory, EveryDatabase]
    public async Task Near_is_weighed_by_the_day_of_the_place(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var dated = await ReferredAsync(test, "2026-06-15");
        var tonight = await Make.ReferralAsync(test, "P1=bed");

        Assert.Equal([dated, tonight.Reference], await QueueAsync(test, HalfPastMidnightInSummer.AddHours(-1)));
        Assert.Equal([tonight.Reference, dated], await QueueAsync(test, HalfPastMidnightInSummer)); // that day is over in London
    }

    [Theory, EveryDatabase]
    public async Task Today_is_not_refused_as_ahead_half_an_hour_after_midnight_in_summer(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var draft = await Make.DraftAsync(test);
        await using var db = test.Open(Make.Reader(Role.FirstResponder));
        var form = new AnswerForm { Question = "H2", Entered = new Dictionary<string, string[]> { ["value.Day"] = ["16"], ["value.Month"] = ["6"], ["value.Year"] = ["2026"] } };

        var saved = await new SaveAnswer(db, Make.Open(test, db), test.Ids).RunAsync(draft.Reference.Text, form, Make.Act(Role.FirstResponder, HalfPastMidnightInSummer), default);

        Assert.False(saved.IsRefused);
    }

    [Theory]
    [InlineData("2026-03-09", "2026-03-02", true)] // a Monday and the Monday before: five working days
    [InlineData("2026-03-10", "2026-03-02", false)]
    [InlineData("2026-03-10", "2026-03-10", true)]
    [InlineData("2026-03-10", "2026-03-11", false)]
    [InlineData("2026-04-07", "2026-03-27", true)] // Good Friday and Easter Monday are not worked
    [InlineData("2026-04-07", "2026-03-26", false)]
    [InlineData("2026-05", "2026-05-31", true)]
    public void A_date_is_near_from_five_working_days_before_it_until_it_is_over(string day, string today, bool near) =>
        Assert.Equal(near, Priority.HasDateNear(Answers.None.With("T3", AnswerRow.Of(("day", day))), DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture), Calendars.Shipped.Of("GB-EAW")));

    private static async Task<Entente.Foundation.Reference> ReferredAsync(TestDb test, params string[] days)
    {
        var draft = await Make.DraftAsync(test);
        var answers = draft.Answers.With("T3", [.. days.Select(d => AnswerRow.Of(("kind", "court"), ("day", d)))]);
        await using var db = test.Open(Make.Reader(Role.FirstResponder));
        var form = new AnswerForm { Question = "T3", Entered = new Dictionary<string, string[]>() };
        foreach (var (day, row) in days.Select((d, i) => (Entente.Foundation.PartialDate.Parse(d), i)))
        {
            var entered = new Dictionary<string, string[]> { ["kind"] = ["court"], ["day.Day"] = [$"{day.Day}"], ["day.Month"] = [$"{day.Month}"], ["day.Year"] = [$"{day.Year}"] };
            Assert.False((await new SaveAnswer(db, Make.Open(test, db), test.Ids).RunAsync(draft.Reference.Text, form with { Row = row, Entered = entered }, Make.Act(Role.FirstResponder), default)).IsRefused);
        }

        return (await Make.Sender(test, db).RunAsync(draft.Reference.Text, Make.Send(answers), Make.Act(Role.FirstResponder), default)).Value.Reference;
    }

    private static async Task<IEnumerable<Entente.Foundation.Reference>> QueueAsync(TestDb test, DateTimeOffset when)
    {
        await using var db = test.Open(Make.Reader(Role.DutyOfficer));
        return (await new TriageQueue(db, test.Ledger, QuestionSets.Shipped).ReadAsync(new(), Make.Act(Role.DutyOfficer, when), default)).Lines.Select(l => l.Reference);
    }
}
