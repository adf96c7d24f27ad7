using Entente.Access;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Access;

/// <summary>Who stands how to what: without a team, and in another of one's roles.</summary>
public sealed class StandingTests
{
    [Theory, EveryDatabase]
    public async Task A_draft_of_staff_without_a_team_is_open_to_no_desk_but_that_of_their_own_organisation(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var responder = Make.Act(Role.FirstResponder) with { Reader = Make.Reader(Role.FirstResponder) with { Team = default } };
        await using var own = test.Open(responder.Reader);
        var draft = (await new StartDraft(own, test.Gate, test.Ids, QuestionSets.Shipped).RunAsync(responder, default)).Value;
        var desk = Make.Act(Role.DutyOfficer);
        var without = desk with { Reader = desk.Reader with { Team = default } };
        var same = without with { Reader = without.Reader with { Organisation = Make.Police } };

        Assert.False(await OpensAsync(desk));
        Assert.False(await OpensAsync(without));
        Assert.True(await OpensAsync(same));

        async Task<bool> OpensAsync(Entente.Audit.Act act)
        {
            await using var db = test.Open(act.Reader);
            var listed = await db.Drafts.AnyAsync();
            Assert.Equal(listed, !(await Make.Open(test, db).RunAsync(draft.Reference.Text, "test", act, default)).IsRefused);
            return listed;
        }
    }

    [Theory, EveryDatabase]
    public async Task Who_is_assigned_in_one_role_is_a_stranger_in_another(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var referral = await Make.ReferralAsync(test);
        var (worker, maker) = (Make.Reader(Role.CaseWorker, user: 55), Make.Reader(Role.DecisionMaker, user: 55));
        await test.AddAsync(Make.Assigned(worker, referral.Dossier));

        Assert.Equal((1, Relation.Team | Relation.Assigned), await SeenAsync(worker));
        Assert.Equal((0, Relation.Team), await SeenAsync(maker));
        await test.AddAsync(Make.Assigned(maker, referral.Dossier));
        Assert.Equal((1, Relation.Team | Relation.Assigned), await SeenAsync(maker));

        async Task<(int, Relation)> SeenAsync(Reader reader)
        {
            await using var db = test.Open(reader);
            return (await db.Referrals.CountAsync(), await Entente.Storage.Gate.RelationAsync(db, reader, referral, default));
        }
    }
}
