using Entente.Access;
using Entente.Cases;
using Entente.Cases.Tasks;
using Entente.Referrals;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Entente.Tests.Cases;

/// <summary>What a referral or a decision asks somebody to do, raised once by whoever follows the log.</summary>
public sealed class FollowTasksTests
{
    [Theory, EveryDatabase]
    public async Task A_child_who_is_referred_is_to_be_made_safe_today_and_to_have_a_guardian(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var referral = await Make.ReferralAsync(test, "C1=child", "D1.authority=Made Up Council");

        await FollowAsync(test);
        await FollowAsync(test);

        await using var db = test.Open();
        Assert.Equal([("child-safe", new DateOnly(2026, 3, 2)), ("guardian", new DateOnly(2026, 3, 3))], (await db.Tasks.ToListAsync()).Select(t => (t.Template, t.DueOn)).Order());
        Assert.All(await db.Tasks.ToListAsync(), t => Assert.Equal((Role.CaseWorker, DataKind.ChildFlags, referral.Dossier), (t.ForRole, t.RowKind, t.Dossier)));
    }

    [Fact]
    public async Task An_adult_who_agreed_raises_nothing_and_what_is_long_past_neither()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        await Make.ReferralAsync(test);
        await FollowAsync(test);
        await using (var db = test.Open())
        {
            Assert.Empty(await db.Tasks.ToListAsync());
        }

        await Make.ReferralAsync(test, "C1=child", "D1.authority=Made Up Council");
        await FollowAsync(test, Make.Now.AddDays(40));
        await using var after = test.Open();
        Assert.Empty(await after.Tasks.ToListAsync());
    }

    [Theory, EveryDatabase]
    public async Task An_age_that_was_changed_in_the_answers_is_a_task_of_the_supervisor(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var draft = await Make.DraftAsync(test, "C1=adult", "D4.view=stay");
        await using (var log = test.Open())
        {
            await log.CommitAsync(Make.Act(Role.FirstResponder), new AgeAnswerChanged(draft.Reference, draft.Dossier), default);
        }

        await FollowAsync(test);
        await using (var none = test.Open())
        {
            Assert.Empty(await none.Tasks.ToListAsync()); // what is not sent is nobody's but the sender's
        }

        await using (var sender = test.Open(Make.Reader(Role.FirstResponder)))
        {
            Assert.False((await Make.Sender(test, sender).RunAsync(draft.Reference.Text, Make.Send(draft.Answers), Make.Act(Role.FirstResponder), default)).IsRefused);
        }

        await FollowAsync(test);

        await using var db = test.Open();
        var task = Assert.Single(await db.Tasks.ToListAsync());
        Assert.Equal(("age-changed", Role.Supervisor, new DateOnly(2026, 3, 3)), (task.Template, task.ForRole, task.DueOn));
    }

    [Theory, EveryDatabase]
    public async Task An_account_that_a_companion_put_into_words_is_to_be_taken_again(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await Make.ReferralAsync(test, "G2=yes", "G3=companion");

        await FollowAsync(test);

        await using var db = test.Open();
        var task = Assert.Single(await db.Tasks.ToListAsync());
        Assert.Equal(("interpreter-again", Role.CaseWorker, DataKind.ReferralFacts), (task.Template, task.ForRole, task.RowKind));
    }

    [Theory, EveryDatabase]
    public async Task A_positive_decision_asks_for_the_persons_needs_and_a_negative_one_does_not(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (yes, no) = (Make.Case(dossier: 5_001), Make.Case(dossier: 5_002));
        await test.AddAsync(yes, no);
        await using (var log = test.Open())
        {
            await log.CommitAsync(Make.Machine, [new GroundsIssued(yes.Reference, GroundsOutcome.Positive, "uk", true, yes.Dossier), new GroundsIssued(no.Reference, GroundsOutcome.Negative, "uk", true, no.Dossier)], default);
        }

        await FollowAsync(test);

        await using var db = test.Open();
        var task = Assert.Single(await db.Tasks.ToListAsync());
        Assert.Equal(("needs", yes.Dossier), (task.Template, task.Dossier));
    }

    [Theory, EveryDatabase]
    public async Task A_task_goes_where_its_referral_was_given_though_it_was_raised_meanwhile(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var referral = await Make.ReferralAsync(test, "C1=child", "D1.authority=Made Up Council");
        await FollowAsync(test);
        await using (var db = test.Open())
        {
            (await db.Referrals.SingleAsync()).RouteTo(new(10));
            await db.CommitAsync(Make.Machine, new ReferralRouted(referral.Reference, new(10), referral.Dossier), default);
        }

        await FollowAsync(test);

        await using var after = test.Open();
        Assert.All(await after.Tasks.ToListAsync(), t => Assert.Equal(new TeamId(10), t.Team));
    }

    private static Task FollowAsync(TestDb test, DateTimeOffset? now = null) => new Followers(test.Store, [WarnOfClocksTests.Follower(test)], new FakeTimeProvider(now ?? Make.Now.AddHours(1))).CatchUpAsync(default);
}
