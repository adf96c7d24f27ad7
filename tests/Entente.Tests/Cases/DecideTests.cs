using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Cases;

public sealed class DecideTests
{
    private static readonly Reader Maker = Make.Reader(Role.DecisionMaker);

    [Theory, EveryDatabase]
    public async Task A_case_is_opened_once_to_a_dossier(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var form = new CaseForm(Entente.Foundation.Reference.New("REF"), new(9), Make.Police, new(10), "GB-EAW", Make.Now, null);
        await using var db = test.Open(Make.Reader(Role.Supervisor));
        var open = new OpenCase(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks);

        var first = await open.RunAsync(form, Make.Act(Role.Supervisor), default);
        var second = await open.RunAsync(form, Make.Act(Role.Supervisor), default);

        Assert.True(first.Value.IsChild); // not known counts as a child
        Assert.Equal([new CaseIsOpenAlready(first.Value.Reference)], second.Problems);
    }

    [Theory, EveryDatabase]
    public async Task A_decision_goes_from_draft_to_issue_and_each_step_is_in_the_log(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case();
        var clock = Clock.Start(test.Ids, ClockRules.Shipped.InForce("UK-RG", new(2026, 2, 26)), about.Dossier, about.Organisation, about.Team, "GB-EAW", Make.Machine, Make.Now.AddDays(-4));
        await test.AddAsync(about, clock, Make.Assigned(Maker, about.Dossier));
        await using var db = test.Open(Maker);
        var act = Make.Act(Role.DecisionMaker);

        Assert.False((await new WeighEvidence(db, test.Gate, test.Ids).AddAsync(about.Reference, Make.Weighed(), act, default)).IsRefused);
        Assert.False((await new DraftGrounds(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).SaveAsync(about.Reference, Make.Positive(), act, default)).IsRefused);
        var issued = await new IssueGrounds(db, test.Gate, Regimes.Shipped, Make.DecisionClocks).RunAsync(about.Reference, act, default);

        await using var fresh = test.Open();
        Assert.Equal((GroundsState.Issued, "uk-2023-07"), (issued.Value.State, issued.Value.Regime));
        Assert.Equal(CaseStatus.InRecovery, (await fresh.Cases.SingleAsync()).Status);
        var clocks = await fresh.Clocks.OrderBy(c => c.Id).ToListAsync();
        Assert.Equal(("UK-RG", true, true), (clocks[0].Rule, clocks[0].IsStopped, clocks[0].Met));
        Assert.Equal(("UK-RECOVERY", true, new DateOnly(2026, 4, 1)), (clocks[1].Rule, clocks[1].IsFloor, clocks[1].Due!.Value));
        Assert.True(clocks[1].Stop(Make.Now.AddDays(10), Calendars.Shipped.Of("GB-EAW")).IsRefused);
        Assert.Equal([nameof(EvidenceWeighed), nameof(GroundsDrafted), nameof(GroundsIssued), nameof(ClockStopped), nameof(ClockStarted)], await fresh.Set<AuditEntry>().Where(e => e.About == about.Dossier).OrderBy(e => e.Seq).Select(e => e.What).ToListAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_child_is_decided_on_by_two_people_and_an_unstarted_clock_counts_from_the_referral(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case(isChild: null, receivedAt: Make.Now.AddDays(-20));
        await test.AddAsync(about, Make.Assigned(Maker, about.Dossier));
        await using var db = test.Open(Maker);
        await using var second = test.Open(Make.Reader(Role.Supervisor));
        var (act, approve) = (Make.Act(Role.DecisionMaker), Make.Act(Role.Supervisor));
        var drafting = new DraftGrounds(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks);
        var issue = new IssueGrounds(db, test.Gate, Regimes.Shipped, Make.DecisionClocks);
        await new WeighEvidence(db, test.Gate, test.Ids).AddAsync(about.Reference, Make.Weighed(), act, default);
        await drafting.SaveAsync(about.Reference, Make.Negative(), act, default);

        Assert.Contains(new NotReadyToIssue(), (await issue.RunAsync(about.Reference, act, default)).Problems);
        var waiting = (await drafting.HandOnAsync(about.Reference, act, default)).Value.Version;
        var read = new ReadGroundsSecond(second, test.Gate);
        Assert.Equal([new ReadAgain()], (await read.RunAsync(about.Reference, new() { View = SecondView.Agree, Version = waiting - 1 }, approve, default)).Problems);
        Assert.False((await read.RunAsync(about.Reference, new() { View = SecondView.Agree, Version = waiting }, approve, default)).IsRefused);
        await using var fresh = test.Open(Maker);
        Assert.False((await new IssueGrounds(fresh, test.Gate, Regimes.Shipped, Make.DecisionClocks).RunAsync(about.Reference, act, default)).IsRefused);

        await using var after = test.Open();
        var clock = await after.Clocks.SingleAsync(); // no recovery period after a negative decision
        Assert.Equal(("UK-RG", false, CaseStatus.NoReasonableGrounds), (clock.Rule, clock.Met, (await after.Cases.SingleAsync()).Status));
    }

    [Theory, EveryDatabase]
    public async Task Evidence_rests_on_records_that_the_reader_may_see(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case();
        await test.AddAsync(about, Make.Assigned(Maker, about.Dossier));
        await using var db = test.Open(Maker);

        var nowhere = await new WeighEvidence(db, test.Gate, test.Ids).AddAsync(about.Reference, Make.Weighed() with { Record = Entente.Foundation.Reference.New("REC").Text }, Make.Act(Role.DecisionMaker), default);

        Assert.Equal([new NoSuchRecord()], nowhere.Problems);
    }

    [Theory, EveryDatabase]
    public async Task Somebody_elses_later_save_is_not_overwritten(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case();
        await test.AddAsync(about, Make.Assigned(Maker, about.Dossier));
        await using var db = test.Open(Maker);
        var draft = new DraftGrounds(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks);
        var first = await draft.SaveAsync(about.Reference, Make.Positive(), Make.Act(Role.DecisionMaker), default);
        var opened = first.Value.Version;
        await draft.SaveAsync(about.Reference, Make.Negative(opened), Make.Act(Role.DecisionMaker), default);

        var late = await draft.SaveAsync(about.Reference, Make.Positive(opened), Make.Act(Role.DecisionMaker), default);

        Assert.Equal([new ChangedMeanwhile()], late.Problems);
    }

    [Theory, EveryDatabase]
    public async Task Whoever_is_not_assigned_finds_no_case_and_a_supervisor_may_not_draft(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case();
        await test.AddAsync(about, Make.Assigned(Maker, about.Dossier));
        await using var other = test.Open(Make.Reader(Role.DecisionMaker, user: 999));
        await using var supervisor = test.Open(Make.Reader(Role.Supervisor));

        var unassigned = await new DraftGrounds(other, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).SaveAsync(about.Reference, Make.Positive(), Make.Act(Role.DecisionMaker, user: 999), default);
        var refused = await new DraftGrounds(supervisor, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).SaveAsync(about.Reference, Make.Positive(), Make.Act(Role.Supervisor), default);

        Assert.IsType<CaseNotFound>(Assert.Single(unassigned.Problems));
        Assert.IsType<NotAllowed>(Assert.Single(refused.Problems));
        await using var db = test.Open();
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(e => e.Sort == EventSort.Refusal));
    }

    [Theory, EveryDatabase]
    public async Task The_list_pages_by_key_and_shows_only_what_the_reader_may_see(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var cases = Enumerable.Range(0, 60).Select(i => Make.Case(dossier: 7_000 + i)).ToList();
        await test.AddAsync([.. cases, .. cases.Where((_, i) => i % 2 == 0).Select(c => Make.Assigned(Maker, c.Dossier))]);
        await using var db = test.Open(Maker);
        var list = new CaseList(db, test.Ledger);

        var first = await list.ReadAsync(new(), Make.Act(Role.DecisionMaker), default);
        var second = await list.ReadAsync(new(Before: first.Next), Make.Act(Role.DecisionMaker), default);

        Assert.Equal((25, 5), (first.Lines.Count, second.Lines.Count));
        Assert.Null(second.Next);
        Assert.Equal(30, first.Lines.Concat(second.Lines).Select(l => l.Reference).Distinct().Count());
    }
}
