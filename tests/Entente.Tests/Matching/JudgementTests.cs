using CsCheck;
using Entente.Access;
using Entente.Foundation;
using Entente.Linkage;
using Entente.Matching;
using Microsoft.EntityFrameworkCore;
using Record = Entente.Records.Record;

namespace Entente.Tests.Matching;

public sealed class JudgementTests
{
    [Theory, EveryDatabase]
    public async Task A_judged_pair_is_never_proposed_again(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        var pair = await matched.PairAsync(Matched.Maria(), Matched.MariaAgain() with { ExternalId = "x2" });
        Assert.False((await matched.JudgeAsync(pair.Reference, Judgement.Different)).IsRefused);
        await matched.KeepAsync(Make.Draft("Vehicle", "registrationNumber=AB12 CDE"));
        await matched.FollowAsync();
        Assert.Equal(ProposalState.Different, Assert.Single(await matched.ProposalsAsync()).State);
    }

    [Theory, EveryDatabase]
    public async Task An_answer_and_a_reason_are_required_and_both_are_named_at_once(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        var pair = await matched.PairAsync(Matched.Maria(), Matched.MariaAgain() with { ExternalId = "x2" });
        var refused = await matched.JudgeAsync(pair.Reference, Judgement.None, why: " ");
        Assert.Equal(["Answer", "Why"], refused.Problems.Select(p => p.Field));
    }

    [Theory, EveryDatabase]
    public async Task A_join_can_be_split_and_joined_again_without_loss(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        var r = await ThreeAsync(matched);
        var (ab, bc) = (await matched.ByHandAsync(r[0], r[1]), await matched.ByHandAsync(r[1], r[2]));

        await matched.JudgeAsync(ab, Judgement.Same);
        await matched.JudgeAsync(bc, Judgement.Same);
        Assert.Equal("ABC", await matched.EntitiesAsync(r));

        await matched.JudgeAsync(bc, Judgement.Different);
        Assert.Equal("AB", await matched.EntitiesAsync(r));

        await matched.UndoAsync(bc);
        await matched.JudgeAsync(bc, Judgement.Same);
        Assert.Equal("ABC", await matched.EntitiesAsync(r));

        await matched.UndoAsync(ab);
        Assert.Equal("BC", await matched.EntitiesAsync(r));

        await using var db = test.Open();
        Assert.Equal(6, await db.Judgements.CountAsync()); // every decision is still there
    }

    [Theory, EveryDatabase]
    public async Task A_chain_never_joins_what_a_person_has_parted_and_says_so(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        var r = await ThreeAsync(matched);
        var (ab, bc, ac) = (await matched.ByHandAsync(r[0], r[1]), await matched.ByHandAsync(r[1], r[2]), await matched.ByHandAsync(r[0], r[2]));
        await matched.JudgeAsync(ac, Judgement.Different);
        await matched.JudgeAsync(ab, Judgement.Same);
        await matched.JudgeAsync(bc, Judgement.Same);

        Assert.Equal("AB", await matched.EntitiesAsync(r));
        Assert.True((await matched.ReadAsync(bc, Make.Act(Role.Supervisor)))!.InForce!.InConflict);

        await matched.UndoAsync(ac);
        Assert.Equal("ABC", await matched.EntitiesAsync(r));
        Assert.False((await matched.ReadAsync(bc, Make.Act(Role.Supervisor)))!.InForce!.InConflict);
    }

    [Fact]
    public void Whatever_people_decide_no_group_holds_two_that_were_parted() =>
        Gen.Select(Gen.Long[1, 6], Gen.Long[1, 6], Gen.Bool).Where(j => j.Item1 != j.Item2).Array[0, 14].Sample(said =>
        {
            var inForce = said.Select((j, i) => PairJudgement.Of(new IdSource(TimeProvider.System, new Random(i)), new(j.Item1), new(j.Item2), j.Item3 ? Judgement.Same : Judgement.Different, "x", Make.Machine)).ToList();
            var components = Components.Of(inForce);
            var parted = inForce.Where(j => j.Judgement == Judgement.Different).All(d => !components.Groups.Any(g => g.Contains(d.Left) && g.Contains(d.Right)));
            var followed = inForce.Where(j => j.Judgement == Judgement.Same && !components.Conflicts.Contains(j.Id)).All(s => components.Groups.Any(g => g.Contains(s.Left) && g.Contains(s.Right)));
            var turned = Components.Of(inForce.AsEnumerable().Reverse());
            return parted && followed && components.Groups.Select(g => string.Join(',', g)).SequenceEqual(turned.Groups.Select(g => string.Join(',', g)));
        });

    private static Task<List<Record>> ThreeAsync(Matched matched) =>
        matched.KeepAllAsync(Make.Person("name=A Example"), Make.Person("name=B Example"), Make.Person("name=C Example"));
}
