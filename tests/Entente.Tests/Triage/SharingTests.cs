using Entente.Access;
using Entente.Cases;
using Entente.Staff;
using Entente.Triage.Many;
using Entente.Triage.Sharing;

namespace Entente.Tests.Triage;

public sealed class SharingTests
{
    private static readonly UserId One = new(1), Two = new(2), Three = new(3);

    [Fact]
    public void Whose_turn_it_is_goes_round_and_the_least_open_comes_first()
    {
        var round = new Turns(Rule(SharingTurn.LongestAgo), new Dictionary<UserId, SharerLoad> { [One] = new(0, Make.Now), [Two] = new(9, Make.Now.AddDays(-1)) });
        Assert.Equal([Three, Two, One, Three, Two], Give(round, 5));

        var least = new Turns(Rule(SharingTurn.LeastOpen), new Dictionary<UserId, SharerLoad> { [One] = new(2, Make.Now), [Two] = new(3, Make.Now), [Three] = new(1, Make.Now) });
        Assert.Equal([Three, One, Three, Two], Give(least, 4)); // 1, 2, 3 open: then 2, 2, 3; 3 each; the one who was given longest ago
    }

    [Fact]
    public void A_child_or_what_may_be_one_goes_to_nobody_but_those_who_work_with_children()
    {
        var rule = new Turns(Rule(SharingTurn.LongestAgo, childrenApart: true), new Dictionary<UserId, SharerLoad>());

        Assert.Equal(Three, rule.Next(new("", true), _ => true));
        Assert.Equal(Three, rule.Next(new("", null), _ => true)); // not shown to whoever shares
        Assert.Null(rule.Next(new("", true), user => user != Three));
        Assert.Equal(One, rule.Next(new("", false), _ => true));
    }

    [Fact]
    public void Who_speaks_the_language_comes_first_and_where_nobody_does_it_is_anybodys()
    {
        var rule = new Turns(Rule(SharingTurn.LongestAgo, byLanguage: true), new Dictionary<UserId, SharerLoad>());

        Assert.Equal([Two, Two, One], [rule.Next(new("ro", false), _ => true), rule.Next(new("ro", false), _ => true), rule.Next(new("sq", false), _ => true)]);
        Assert.Equal(Three, rule.Next(new("ro", false), user => user != Two)); // who fits comes before who speaks
    }

    [Theory, EveryDatabase]
    public async Task A_rule_proposes_and_respects_conflicts_ended_work_and_decided_cases(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var many = new AtOnce(test);
        await many.PlantAsync();
        var (supervisor, _) = await many.SomebodyAsync(Role.Supervisor);
        var (_, one) = await many.SomebodyAsync(Role.CaseWorker);
        var (_, two) = await many.SomebodyAsync(Role.CaseWorker);
        var all = await many.ReferralsAsync(5);
        Assert.False((await many.KeepRuleAsync(supervisor, AtOnce.Rule(one, two))).IsRefused);
        var ended = Given(one, all[2].Dossier, Role.CaseWorker);
        ended.End(Make.Now);
        await test.AddAsync(Given(two, all[1].Dossier, Role.CaseWorker), ended, DecidedCase(all[3].Dossier));

        var run = await many.ReadyAsync(supervisor, all, AtOnce.ByRule());

        var rows = await many.RowsAsync(run);
        Assert.Equal([ManyReason.None, ManyReason.RoleTaken, ManyReason.None, ManyReason.CaseDecided, ManyReason.None], rows.Select(r => r.Why));
        Assert.Equal(two.Id, rows[2].To); // one's work on it was ended
        Assert.Equal(3, run.Foreseen);
        run = await many.MakeAsync(supervisor, run);
        Assert.Equal((3, 0), (run.Done, run.Left));
        Assert.Equal(2, (await many.FileAsync(supervisor, run))!.Shares.Count);
    }

    [Theory, EveryDatabase]
    public async Task Who_sent_the_referral_is_not_given_the_decision_and_who_supports_is_kept_apart(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var many = new AtOnce(test);
        await many.PlantAsync();
        var (supervisor, _) = await many.SomebodyAsync(Role.Supervisor);
        var sender = User.New(Make.Reader(Role.FirstResponder).User, "sender", "Made-up Sender", "sender@example.org", Make.Centre, AtOnce.Ours);
        sender.PasswordHash = "made up";
        await test.AddAsync(sender, UserRole.Held(new(8_001), sender.Id, Role.DecisionMaker, Make.Now.AddYears(-1)));
        var (_, decider) = await many.SomebodyAsync(Role.DecisionMaker);
        var all = await many.ReferralsAsync(2);
        await test.AddAsync(Given(decider, all[0].Dossier, Role.SupportProvider));

        var toSender = await many.ReadyAsync(supervisor, all, AtOnce.To(sender, Role.DecisionMaker));
        Assert.Equal([ManyReason.SentIt, ManyReason.SentIt], (await many.RowsAsync(toSender)).Select(r => r.Why));
        Assert.IsType<NothingWouldHappen>(Assert.Single((await many.ConfirmAsync(supervisor, toSender)).Problems));
        var toDecider = await many.ReadyAsync(supervisor, all, AtOnce.To(decider, Role.DecisionMaker));
        Assert.Equal([ManyReason.SidesApart, ManyReason.None], (await many.RowsAsync(toDecider)).Select(r => r.Why));
        Assert.False((await many.KeepRuleAsync(supervisor, AtOnce.Rule(sender) with { For = Role.DecisionMaker })).IsRefused);
        Assert.All(await many.RowsAsync(await many.ReadyAsync(supervisor, all, AtOnce.ByRule(Role.DecisionMaker))), r => Assert.Equal(ManyReason.NobodyFits, r.Why));
    }

    [Theory, EveryDatabase]
    public async Task A_supervisor_keeps_the_rule_each_slip_is_told_and_of_two_one_is_told(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var many = new AtOnce(test);
        await many.PlantAsync();
        var (supervisor, _) = await many.SomebodyAsync(Role.Supervisor);
        var (desk, _) = await many.SomebodyAsync(Role.DutyOfficer);
        var (_, one) = await many.SomebodyAsync(Role.CaseWorker);

        Assert.IsType<KeptByASupervisor>(Assert.Single((await many.KeepRuleAsync(desk, AtOnce.Rule(one))).Problems));
        Assert.Equal(["SharersMissing", "SharingRoleMissing", "SharingTurnMissing"], (await many.KeepRuleAsync(supervisor, new())).Problems.Select(p => p.GetType().Name).Order());
        Assert.IsType<NobodyForChildren>(Assert.Single((await many.KeepRuleAsync(supervisor, AtOnce.Rule(one) with { ChildrenApart = true })).Problems));
        Assert.IsType<LanguageUnknown>(Assert.Single((await many.KeepRuleAsync(supervisor, AtOnce.Rule(one) with { Speaks = $"{one.DisplayName}: xx-none" })).Problems));
        Assert.IsType<SpeakerUnknown>(Assert.Single((await many.KeepRuleAsync(supervisor, AtOnce.Rule(one) with { Speaks = "Somebody Else: ro" })).Problems));
        var kept = (await many.KeepRuleAsync(supervisor, AtOnce.Rule(one) with { Speaks = $"{one.DisplayName}: ro" })).Value;
        Assert.Equal((1, "ro"), (kept.Number, kept.Sharers[0].Languages[0]));
        Assert.IsType<RuleChangedMeanwhile>(Assert.Single((await many.KeepRuleAsync(supervisor, AtOnce.Rule(one))).Problems));
        Assert.Equal(2, (await many.KeepRuleAsync(supervisor, AtOnce.Rule(one) with { Seen = 1 })).Value.Number);
        Assert.IsType<NoSharingRule>(Assert.Single((await many.PreviewAsync(supervisor, (await many.ChooseAsync(supervisor, (await many.ReferralsAsync(1)).Select(r => r.Reference))).Value, AtOnce.ByRule(Role.DecisionMaker))).Problems));
    }

    private static Assignment Given(User user, DossierId dossier, Role role) => new() { Id = new(user.Id.Value * 100 + (int)role), Dossier = dossier, User = user.Id, Role = role, From = Make.Now.AddDays(-1) };

    private static Case DecidedCase(DossierId dossier)
    {
        var decided = Make.Case(dossier: dossier.Value);
        decided.Decide(DecisionStage.ReasonableGrounds, GroundsOutcome.Negative);
        return decided;
    }

    private static List<UserId?> Give(Turns turns, int many) => [.. Enumerable.Range(0, many).Select(_ => turns.Next(new("", false), _ => true))];

    private static SharingRule Rule(SharingTurn turn, bool byLanguage = false, bool childrenApart = false) => new()
    {
        Id = new(1),
        Organisation = Make.Centre,
        Team = AtOnce.Ours,
        For = Role.CaseWorker,
        Number = 1,
        Turn = turn,
        ByLanguage = byLanguage,
        ChildrenApart = childrenApart,
        Sharers = [new(One, [], false), new(Two, ["ro"], false), new(Three, [], true)],
        By = new(9),
        At = Make.Now,
    };
}
