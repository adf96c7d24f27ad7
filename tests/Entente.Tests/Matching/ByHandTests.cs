using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Linkage;
using Entente.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Entente.Tests.Matching;

public sealed class ByHandTests
{
    [Theory, EveryDatabase]
    public async Task Whoever_put_a_pair_there_withdraws_it_with_a_reason_and_all_of_it_stays_to_be_read(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        var records = await matched.KeepAllAsync(Make.Person("name=Jo Unlike"), Make.Person("name=Sam Otherwise"));
        var (proposer, colleague) = (Make.Act(Role.Analyst, user: 51), Make.Act(Role.Analyst, user: 52));
        var pair = await matched.ByHandAsync(records[0], records[1], proposer);

        Assert.IsType<ProposedBySomebodyElse>(Assert.Single((await WithdrawAsync(test, pair, colleague)).Problems));
        Assert.IsType<WhyMissing>(Assert.Single((await WithdrawAsync(test, pair, proposer, " ")).Problems));
        Assert.True((await matched.ReadAsync(pair, proposer))!.MayWithdraw);
        Assert.False((await matched.ReadAsync(pair, colleague))!.MayWithdraw);
        Assert.False((await WithdrawAsync(test, pair, proposer)).IsRefused);
        Assert.Equal(ProposalState.Withdrawn, Assert.Single(await matched.ProposalsAsync()).State);
        Assert.IsType<WithdrawnAlready>(Assert.Single((await WithdrawAsync(test, pair, proposer)).Problems));

        // Put there again it is the same pair, and both times can be read.
        Assert.Equal(pair, await matched.ByHandAsync(records[1], records[0], colleague));
        Assert.False((await WithdrawAsync(test, pair, Make.Act(Role.Supervisor))).IsRefused);
        var view = (await matched.ReadAsync(pair, proposer))!;
        Assert.Equal([(52, 100L + (int)Role.Supervisor), (51, 51)], view.ByHand.Select(h => (h.Hand.By.Value, h.Hand.WithdrawnBy!.Value.Value)));
        Assert.All(view.ByHand, h => Assert.Equal("Made up: a slip", h.Hand.Why));
        await using var db = test.Open();
        Assert.Equal(2, await db.Set<AuditEntry>().CountAsync(e => e.What == nameof(ProposalWithdrawn) && e.Because == "Made up: a slip"));
    }

    [Theory, EveryDatabase]
    public async Task A_pair_that_was_judged_or_that_the_model_proposed_is_not_withdrawn(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        var machines = await matched.PairAsync(Matched.Maria(), Matched.MariaAgain());
        Assert.IsType<NotByHand>(Assert.Single((await WithdrawAsync(test, machines.Reference, Make.Act(Role.Supervisor))).Problems));

        var records = await matched.KeepAllAsync(Make.Person("name=Jo Unlike"), Make.Person("name=Sam Otherwise"));
        var pair = await matched.ByHandAsync(records[0], records[1]);
        await matched.JudgeAsync(pair, Judgement.Different);
        Assert.IsType<TakeDecisionBackFirst>(Assert.Single((await WithdrawAsync(test, pair, Make.Act(Role.Supervisor))).Problems));
        await matched.UndoAsync(pair);
        Assert.False((await WithdrawAsync(test, pair, Make.Act(Role.Supervisor))).IsRefused);
    }

    [Theory, EveryDatabase]
    public async Task By_hand_and_live_give_the_same_score_for_the_same_two(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        // The phone is shared by others, so that how common it is counts.
        var records = await matched.KeepAllAsync([Matched.Maria(), Matched.MariaAgain(), .. Enumerable.Range(0, 12).Select(i => Make.Person($"name=Somebody Other{i}", "phone=+447700900123"))]);
        var hand = (await matched.ByHandAsync(records[1], records[0]), await matched.ProposalsAsync()).Item2[0];
        await using (var db = test.Open())
        {
            db.HandProposals.RemoveRange(await db.HandProposals.ToListAsync());
            db.Proposals.RemoveRange(await db.Proposals.ToListAsync());
            await db.CommitAsync(Make.Machine, new MatchesProposed(0, 0, 0, 0), default);
        }

        await matched.FollowAsync();

        var live = (await matched.ProposalsAsync()).Single(p => p.Left == records[0].Id && p.Right == records[1].Id);
        Assert.Contains(live.Reasons, r => r is { Feature: Feature.Phone, SharedBy: 14 });
        Assert.Equal((live.Score, live.Probability), (hand.Score, hand.Probability));
        Assert.Equal(live.Reasons, hand.Reasons);
    }

    [Theory, EveryDatabase]
    public async Task Pairs_put_there_by_hand_before_that_was_kept_are_known_as_such_afterwards(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        var person = Make.Act(Role.Analyst, when: Make.Now.AddMinutes(3), user: 51);
        var records = await matched.KeepAllAsync(Matched.Maria(), Matched.MariaAgain(), Make.Person("name=Jo Unlike"));
        await matched.FollowAsync();
        await using (var db = test.Open())
        {
            await db.GetService<IMigrator>().MigrateAsync("SourceGrades");
            db.Proposals.Add(Proposal.From(test.Ids, records[0].Id, records[2].Id, new Assessment(0.1, -3, -9, [], "old 1"), person.When));
            await db.CommitAsync(person, new MatchesProposed(0, 1, 1, 0), default);
            await db.GetService<IMigrator>().MigrateAsync();
        }

        Assert.Equal([false, true], (await matched.ProposalsAsync()).OrderBy(p => p.Right).Select(p => p.ByHand));
        await using var now = test.Open();
        var hand = Assert.Single(await now.HandProposals.ToListAsync());
        Assert.Equal((51, Role.Analyst, person.When), (hand.By.Value, hand.Role, hand.At));
    }

    private static async Task<Result<Proposal>> WithdrawAsync(TestDb test, Reference pair, Act act, string why = "Made up: a slip")
    {
        await using var db = test.Open(act.Reader);
        return await new WithdrawByHand(db, test.Gate).RunAsync(pair, why, act, default);
    }
}
