using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Matching.Lines;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Matching;

public sealed class SetLinesTests
{
    private static readonly MatchLines Wanted = new(0.6, 0.92, 0.995);

    [Theory, EveryDatabase]
    public async Task An_administrator_asks_a_supervisor_agrees_and_earlier_versions_stay(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var asked = await AskAsync(test, Form(Wanted));

        Assert.Equal((1L, LinesState.Waiting), (asked.Value.Number, asked.Value.State));
        Assert.Equal(Matched.Shipped(Purpose.Support), await HoldAsync(test));
        Assert.IsType<LinesUnchanged>(Only(await AskAsync(test, Form(Wanted, 1))));
        Assert.IsType<OwnLines>(Only(await AnswerAsync(test, 1, true, Make.Act(Role.Supervisor, user: Administrator.Reader.User.Value))));
        Assert.IsType<LinesAnswerMissing>(Only(await AnswerAsync(test, 1, null)));
        Assert.IsType<LinesDeclineWhyMissing>(Only(await AnswerAsync(test, 1, false)));
        Assert.IsType<LinesWhyBroken>(Only(await AnswerAsync(test, 1, true, because: "a\0b")));

        Assert.False((await AnswerAsync(test, 1, true)).IsRefused);
        Assert.Equal(Wanted, await HoldAsync(test));
        Assert.IsType<LinesMovedOn>(Only(await AnswerAsync(test, 1, true)));
        Assert.IsType<LinesUnchanged>(Only(await AskAsync(test, Form(Wanted, 1))));

        // Another declined, and the first figures set again: nothing is lost on the way.
        await AskAsync(test, Form(new(0.2, 0.3, 0.4), 1));
        Assert.False((await AnswerAsync(test, 2, false, because: "Made up: too low")).IsRefused);
        Assert.Equal(Wanted, await HoldAsync(test));
        await AskAsync(test, Form(new(0.1, 0.3, 0.4), 1));
        await AskAsync(test, Form(Matched.Shipped(Purpose.Support), 3));
        Assert.False((await AnswerAsync(test, 4, true)).IsRefused);
        Assert.Equal(Matched.Shipped(Purpose.Support), await HoldAsync(test));

        await using var db = test.Open();
        Assert.Equal("1 Earlier, 2 Declined, 3 Overtaken, 4 InForce", string.Join(", ", (await db.LinesVersions.AsNoTracking().OrderBy(v => v.Number).ToListAsync()).Select(v => $"{v.Number} {v.State}")));
        var log = await db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Seq).ToListAsync();
        Assert.Equal("MatchLinesAsked MatchLinesSet MatchLinesAsked MatchLinesDeclined MatchLinesAsked MatchLinesAsked MatchLinesSet", string.Join(' ', log.Where(e => e.What.StartsWith("MatchLines", StringComparison.Ordinal)).Select(e => e.What)));
        Assert.Equal(new MatchLinesSet(Purpose.Support, 4, 1, 0.5, 0.9, 0.99), log.Last(e => e.What == nameof(MatchLinesSet)).Read<MatchLinesSet>());
        Assert.Equal("Made up: too low", log.Single(e => e.What == nameof(MatchLinesDeclined)).Because);
    }

    [Theory, EveryDatabase]
    public async Task Of_two_who_ask_at_once_one_is_told_that_the_other_was_first(string database)
    {
        await using var test = await TestDb.CreateAsync(database);

        var both = await Task.WhenAll(AskAsync(test, Form(Wanted)), AskAsync(test, Form(new(0.4, 0.5, 0.6))));

        var late = Assert.Single(both, r => r.IsRefused);
        Assert.IsType<ChangedMeanwhile>(Only(late));
        await using var db = test.Open();
        Assert.Equal(1, (await db.LinesVersions.SingleAsync()).Number);

        // A form that was opened before is none to overwrite with, even when nobody is in the way now.
        Assert.IsType<ChangedMeanwhile>(Only(await AskAsync(test, Form(new(0.7, 0.8, 0.9), 0))));
    }

    public static TheoryData<Role> AllRoles() => new(Enum.GetValues<Role>());

    [Theory, MemberData(nameof(AllRoles))]
    public async Task Who_may_ask_and_who_may_agree_is_what_the_matrix_says_of_settings(Role role)
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        await AskAsync(test, Form(Wanted));
        var act = Make.Act(role, user: 900 + (int)role);

        Assert.Equal(role == Role.Administrator, !(await AskAsync(test, Form(new(0.4, 0.5, 0.6), 1), act)).IsRefused);
        Assert.Equal(role == Role.Supervisor, !(await AnswerAsync(test, 1, true, act)).IsRefused);
        await using var read = test.Open(act.Reader);
        Assert.Equal(role != Role.FirstResponder, !(await new LinesFile(read, test.Ledger, new(TimeProvider.System)).AllAsync(act, default)).IsRefused);
        await using var db = test.Open();
        var refused = await db.Set<AuditEntry>().AsNoTracking().CountAsync(e => e.What == nameof(Refused));
        Assert.Equal(role is Role.Administrator or Role.Supervisor ? 1 : role == Role.FirstResponder ? 3 : 2, refused);
    }

    [Fact]
    public async Task A_purpose_that_works_with_no_pairs_has_no_lines_and_a_reason_is_asked_for()
    {
        await using var test = await TestDb.CreateAsync("sqlite");

        Assert.IsType<PurposeWithoutLines>(Only(await AskAsync(test, Form(Wanted), purpose: Purpose.Audit)));
        Assert.Equal("LineMissing LineMissing LineMissing LinesWhyMissing", string.Join(' ', (await AskAsync(test, new())).Problems.Select(p => p.GetType().Name)));
        Assert.IsType<LinesWhyTooLong>(Only(await AskAsync(test, Form(Wanted, why: new('x', LinesForm.MostWhy + 1)))));
    }

    [Theory, EveryDatabase]
    public async Task Lines_lower_than_what_was_kept_say_so_for_as_long_as_they_hold(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        await matched.SetLinesAsync(Purpose.Support, new(0.2, 0.9, 0.99));
        await matched.SetLinesAsync(Purpose.Decision, new(0.2, 0.9, 0.99));

        await using var db = test.Open();
        var (support, decision) = (await db.LinesVersions.SingleAsync(v => v.For == Purpose.Support), await db.LinesVersions.SingleAsync(v => v.For == Purpose.Decision));
        Assert.Equal((true, 0.3), (support.ReachesLower, support.KeptFrom));
        Assert.Equal((false, 0.2), (decision.ReachesLower, decision.KeptFrom));
    }

    private static readonly Act Administrator = Make.Act(Role.Administrator);

    private static LinesForm Form(MatchLines lines, long seen = 0, string why = "Made up: fewer false pairs") =>
        new() { Possible = LinesForm.Written(lines.Possible), Likely = LinesForm.Written(lines.Likely), AlmostCertain = LinesForm.Written(lines.AlmostCertain), Why = why, Seen = seen };

    private static Problem Only(Result<LinesVersion> result) => Assert.Single(result.Problems);

    private static async Task<Result<LinesVersion>> AskAsync(TestDb test, LinesForm form, Act? act = null, Purpose purpose = Purpose.Support)
    {
        act ??= Administrator;
        await using var db = test.Open(act.Reader);
        return await new AskLines(db, test.Ledger, test.Ids).RunAsync(purpose, form, act, default);
    }

    private static async Task<Result<LinesVersion>> AnswerAsync(TestDb test, long number, bool? agree, Act? act = null, string because = "")
    {
        act ??= Make.Act(Role.Supervisor);
        await using var db = test.Open(act.Reader);
        return await new AnswerLines(db, test.Ledger).RunAsync(Purpose.Support, number, agree, because, act, default);
    }

    private static async Task<MatchLines?> HoldAsync(TestDb test)
    {
        await using var db = test.Open();
        return await db.LinesAsync(Purpose.Support, Make.Now, default);
    }
}
