using Entente.Access;
using Entente.Audit;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Referrals;

/// <summary>What the queue and the page tell whoever gets some answers masked, or not at all.</summary>
public sealed class TriageSightTests
{
    [Theory, EveryDatabase]
    public async Task Who_is_not_shown_an_answer_is_told_neither_reason_nor_place_nor_day_that_come_from_it(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var usual = await Make.ReferralAsync(test);
        var child = await Make.ReferralAsync(test, "C1=not-sure", "D1.authority=Made Up Council", "P1=bed", "G1.best=ro", "T3.kind=removal", "T3.day=2026-03-09");
        var danger = await Make.ReferralAsync(test, "A1=yes", "O1=yes");
        await RouteAsync(danger, 98);

        var (desk, analyst) = (await QueueAsync(Role.DutyOfficer), await QueueAsync(Role.Analyst));
        Assert.Equal([child.Reference, usual.Reference], desk.Lines.Select(l => l.Reference)); // the third is another team's
        Assert.Equal((true, "ro"), (desk.IsRanked, desk.Lines[0].Language));
        Assert.Equal(["may-be-child", "date-near", "tonight"], desk.Lines[0].Reasons);

        Assert.Equal([usual.Reference, child.Reference, danger.Reference], analyst.Lines.Select(l => l.Reference)); // as they arrived
        Assert.False(analyst.IsRanked);
        Assert.All(analyst.Lines, l => Assert.Equal((0, "", null, false), (l.Reasons.Count, l.Language, l.Due, l.ShowsClock)));
        Assert.Equal(3, (await QueueAsync(Role.Analyst, Urgency.Child)).Lines.Count); // nor by asking for the children
        await RouteAsync(danger, 10);
        Assert.Equal(["danger", "still-there"], (await QueueAsync(Role.Analyst)).Lines[2].Reasons); // hazards are open to them in their own team

        await using var db = test.Open(Make.Reader(Role.Analyst));
        var view = (await new ReadReferral(db, test.Gate, test.Ledger, QuestionSets.Shipped).RunAsync(child.Reference.Text, "t", Make.Act(Role.Analyst), default)).Value;
        var told = view.Sections.SelectMany(s => s.Answers).ToList();
        Assert.Equal((0, null, false), (view.Reasons.Count, view.WorkingDaysLeft, view.ShowsClock));
        Assert.Equal(Masks.Hidden, told.Single(a => a.Code == "C1").Value);
        Assert.DoesNotContain(told, a => a.Code[0] is 'D' or 'E'); // asked of children, and of adults
        Assert.Contains(told, a => a.Code == "P1");

        async Task<TriagePage> QueueAsync(Role role, Urgency? urgency = null)
        {
            await using var open = test.Open(Make.Reader(role));
            return await new TriageQueue(open, test.Ledger, QuestionSets.Shipped).ReadAsync(new(null, urgency), Make.Act(role), default);
        }

        async Task RouteAsync(Referral referral, long team)
        {
            await using var open = test.Open();
            (await open.Referrals.SingleAsync(r => r.Id == referral.Id)).RouteTo(new(team));
            await open.CommitAsync(Make.Machine, new Seen("test", "", 0), default);
        }
    }
}
