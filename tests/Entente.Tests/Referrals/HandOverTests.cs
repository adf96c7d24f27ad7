using Entente.Access;
using Entente.Referrals;
using Entente.Staff;

namespace Entente.Tests.Referrals;

public sealed class HandOverTests
{
    [Theory, EveryDatabase]
    public async Task A_draft_is_handed_only_to_a_colleague_whose_account_is_open_and_who_may_write_drafts(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var draft = await Make.DraftAsync(test);
        object[] colleagues = [.. Colleague(Make.Police, out var open, Role.FirstResponder), .. Colleague(Make.Police, out var gone, Role.FirstResponder), .. Colleague(Make.Police, out var ended, Role.FirstResponder),
            .. Colleague(Make.Police, out var counts, Role.Statistician), .. Colleague(Make.Charity, out var elsewhere, Role.FirstResponder)];
        gone.Disable(Make.Now);
        ended.Until = Make.Now.AddDays(-1);
        await test.AddAsync(colleagues);
        var act = Make.Act(Role.FirstResponder);
        await using var db = test.Open(act.Reader);

        Assert.Equal([open.Id], (await HandOverDraft.ColleaguesAsync(db, act, default)).Select(c => c.User));
        foreach (var user in (User[])[gone, ended, counts, elsewhere])
        {
            Assert.IsType<NoColleague>(Assert.Single((await HandAsync(user)).Problems));
        }

        Assert.Equal(open.Id, (await HandAsync(open)).Value.HeldBy);

        async Task<Entente.Foundation.Result<DraftReferral>> HandAsync(User to) => await new HandOverDraft(db, Make.Open(test, db)).RunAsync(draft.Reference.Text, to.Reference.Text, null, act, default);
    }

    private static object[] Colleague(OrganisationId organisation, out User user, Role role) => Make.Person(out user, organisation, default, false, role);
}
