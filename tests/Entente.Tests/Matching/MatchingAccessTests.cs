using System.Text.Json;
using Entente.Access;
using Entente.Audit;
using Entente.Linkage;
using Entente.Matching;
using Entente.Records;

namespace Entente.Tests.Matching;

/// <summary>Nobody sees through a match what Access hides from them.</summary>
public sealed class MatchingAccessTests
{
    private const string Sentinel = "Zzsentinel";

    /// <summary>The other record: everything in it is a sentinel, but what makes it match.</summary>
    private static RecordDraft Hidden(Compartment compartment) =>
        Make.Person($"name={Sentinel} Popescu", "lastName=Popescu", "firstName=Maria", "birthDate=1990-05-07", "phone=+447700900123", $"alias={Sentinel}", $"birthPlace={Sentinel}")
            with
        { Compartment = compartment, Organisation = Make.Charity, Team = new(99) };

    [Theory, EveryDatabase]
    public async Task A_decision_maker_is_told_whom_to_ask_and_nothing_more(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        await matched.NameAsync(Make.Charity, "Made-up Charity");
        var act = Make.Act(Role.DecisionMaker);
        await matched.AssignAsync(act, Matched.First);
        var pair = await matched.PairAsync(Hidden(Compartment.Support) with { Kind = DataKind.IntelligenceReports }, Matched.Maria(Matched.First));

        var view = await matched.ReadAsync(pair.Reference, act);
        Assert.NotNull(view);
        var other = view.Left.IsPointer ? view.Left : view.Right;
        Assert.True(other.IsPointer);
        Assert.NotEmpty(other.Ask!);
        Assert.Null(other.Reference);
        Assert.Equal("", other.Holder); // the support side: not even who
        Assert.Empty(view.Why.Reasons);
        Assert.False(view.MayJudge);
        AssertNothingOf(view, await matched.QueueAsync(act), await matched.KnownAsync(Matched.First, act));
        Assert.IsType<OtherSideHidden>(Assert.Single((await matched.JudgeAsync(pair.Reference, Judgement.Same, act)).Problems));
    }

    [Theory, EveryDatabase]
    public async Task A_decision_record_of_another_organisation_is_pointed_to_by_its_holder(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        await matched.NameAsync(Make.Charity, "Made-up Charity");
        var act = Make.Act(Role.CaseWorker);
        await matched.AssignAsync(act, Matched.First);
        await matched.PairAsync(Hidden(Compartment.Decision) with { Dossier = Matched.Second }, Matched.Maria(Matched.First));

        var known = Assert.Single(await matched.KnownAsync(Matched.First, act));
        Assert.Equal("Made-up Charity", known.Other.Holder);
        Assert.Contains(known.Why.Reasons, r => r is { Feature: Feature.Phone, Level: Level.Same });
        AssertNothingOf(known, await matched.QueueAsync(act));
    }

    [Theory, EveryDatabase]
    public async Task A_place_with_the_same_post_code_is_known_already(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        var act = Make.Act(Role.Supervisor);
        await matched.KeepAsync(Make.Draft("Premises", "street=12 Made-up Street", "postalCode=ZZ1 2AB"));
        await matched.KeepAsync(Make.Draft("Address", "full=14 Made Up St, Madeup", "postalCode=zz1 2ab") with { Dossier = Matched.First });

        Assert.Equal([KeyKind.PostCode], Assert.Single(await matched.KnownAsync(Matched.First, act)).Shared);
    }

    [Theory, EveryDatabase]
    public async Task Responders_and_case_workers_never_learn_that_intelligence_exists(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        var pair = await matched.PairAsync(Hidden(Compartment.Intelligence), Matched.Maria(Matched.First));
        foreach (var role in new[] { Role.FirstResponder, Role.CaseWorker, Role.SupportProvider })
        {
            var act = Make.Act(role, user: 900);
            await matched.AssignAsync(act, Matched.First);
            Assert.Null(await matched.ReadAsync(pair.Reference, act));
            Assert.Empty((await matched.QueueAsync(act)).Lines);
            Assert.Empty(await matched.KnownAsync(Matched.First, act));
            var refused = await matched.JudgeAsync(pair.Reference, Judgement.Same, act);
            Assert.True(refused.IsRefused);
        }
    }

    [Theory, EveryDatabase]
    public async Task An_analyst_compares_initials_where_identity_is_masked(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        var pair = await matched.PairAsync(
            Make.Person($"name={Sentinel} Popescu", "birthDate=1990-05-07", "phone=+447700900123") with { Dossier = Matched.Second },
            Make.Person($"name={Sentinel} Popescu", "birthDate=1990-05-07", "phone=+447700900123") with { Dossier = Matched.First });
        var act = Make.Act(Role.Analyst);
        var view = await matched.ReadAsync(pair.Reference, act);
        Assert.NotNull(view);
        Assert.Equal("Z. P.", view.Left.Caption);
        Assert.Contains(view.Rows, r => r.Left.Contains("1990"));
        AssertNothingOf(view, await matched.QueueAsync(act), await matched.KnownAsync(Matched.First, act));
    }

    [Theory, EveryDatabase]
    public async Task Whoever_may_see_both_sees_both_and_the_read_is_remembered(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        var act = Make.Act(Role.CaseWorker);
        await matched.AssignAsync(act, Matched.First);
        await matched.AssignAsync(act, Matched.Second);
        var pair = await matched.PairAsync(Matched.Maria(Matched.First), Matched.MariaAgain(Matched.Second));
        var view = await matched.ReadAsync(pair.Reference, act);
        Assert.True(view!.MayJudge);
        Assert.Contains(view.Rows, r => r.Left.Concat(r.Right).Contains("+447700900123"));
        Assert.False((await matched.JudgeAsync(pair.Reference, Judgement.Same, act)).IsRefused);

        await using var db = test.Open();
        Assert.Contains(db.Set<AuditEntry>().AsEnumerable(), e => e.What == nameof(Seen) && e.Detail.Contains(pair.Reference.Text, StringComparison.Ordinal) && e.Who == act.Reader.User);
        Assert.Contains(db.Set<AuditEntry>().AsEnumerable(), e => e.What == nameof(PairJudged) && !e.Detail.Contains("Popescu", StringComparison.Ordinal));
    }

    [Theory, EveryDatabase]
    public async Task The_queue_shows_what_is_mine_and_what_belongs_to_a_dossier(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        var act = Make.Act(Role.Supervisor);
        var pair = await matched.PairAsync(Matched.Maria(Matched.First), Matched.MariaAgain(Matched.Second));
        Assert.Single((await matched.QueueAsync(act)).Lines);
        Assert.Empty((await matched.QueueAsync(act, new(Mine: true))).Lines);
        await matched.AssignAsync(act, Matched.Second);
        Assert.Single((await matched.QueueAsync(act, new(Mine: true))).Lines);
        Assert.Empty((await matched.QueueAsync(act, new(ProposalState.Same))).Lines);

        var other = await matched.KeepAsync(Make.Person("name=Somebody Else") with { Dossier = Matched.First });
        Assert.Equal(pair.Reference, Assert.Single((await matched.QueueAsync(act, new(Of: other.Reference, AtLeast: MatchStrength.AlmostCertain))).Lines).Reference);
    }

    [Fact]
    public void The_rules_for_pointers_contradict_nothing_they_forbid()
    {
        foreach (var role in new[] { Role.FirstResponder, Role.SupportProvider, Role.BorderOfficer, Role.Statistician, Role.Auditor, Role.Administrator })
        {
            foreach (var compartment in Enum.GetValues<Compartment>()) Assert.Null(Pointers.Shipped.For(Make.Reader(role), compartment, Handling.Lawful));
        }

        Assert.Null(Pointers.Shipped.For(Make.Reader(Role.DecisionMaker), Compartment.Intelligence, Handling.Conditional));
    }

    private static void AssertNothingOf(params object[] shown)
    {
        foreach (var thing in shown)
        {
            var all = JsonSerializer.Serialize(thing);
            Assert.DoesNotContain(Sentinel, all, StringComparison.OrdinalIgnoreCase);
        }
    }
}
