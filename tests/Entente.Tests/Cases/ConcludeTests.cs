using Entente.Clocks;
using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Cases;

/// <summary>What follows a first decision: the conclusive one, and another look.</summary>
public sealed class ConcludeTests
{
    private static readonly Reader Maker = Make.Reader(Role.DecisionMaker);
    private static readonly Reader Other = Make.Reader(Role.DecisionMaker, user: 999);

    private static readonly BeginForm Asked = new() { AskedBy = AskedBy.Representative, AskedOn = new(2026, 3, 2), Ground = AgainGround.FurtherEvidence, Material = "A made-up letter of a doctor" };

    [Theory, EveryDatabase]
    public async Task A_conclusive_decision_waits_until_the_recovery_period_is_over_and_opens_the_support_that_follows(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case();
        await test.AddAsync(about, Make.Assigned(Maker, about.Dossier));
        await using var db = test.Open(Maker);
        var desk = new Desk(test, db, about.Reference, Make.Act(Role.DecisionMaker));
        Assert.Equal([new NothingToBegin()], (await desk.BeginAsync(new())).Problems);
        await desk.WeighAsync();
        await desk.SaveAsync(Make.Positive());
        Assert.False((await desk.IssueAsync()).IsRefused);

        var begun = (await desk.BeginAsync(new())).Value;
        Assert.Equal((DecisionStage.ConclusiveGrounds, 2, null), (begun.Stage, begun.Number, begun.Again));
        Assert.Equal([new NothingToBegin()], (await desk.BeginAsync(new())).Problems);
        await desk.SaveAsync(Make.Positive(begun.Version));
        Assert.Equal([new TooEarlyToConclude(new(2026, 4, 1))], (await desk.IssueAsync(new(2026, 4, 1))).Problems);
        var issued = (await desk.IssueAsync(new(2026, 4, 2))).Value;

        await using var fresh = test.Open();
        Assert.Equal("You are a victim of slavery or trafficking", issued.Letter!.Title);
        Assert.Contains(issued.Letter.Parts, p => p.Text.Contains("17 May 2026", StringComparison.Ordinal));
        Assert.Equal(CaseStatus.ConclusiveGrounds, (await fresh.Cases.SingleAsync()).Status);
        Assert.Equal([("UK-RG", true), ("UK-RECOVERY", true), ("UK-MOVEON", false)], (await fresh.Set<Clock>().OrderBy(c => c.Id).ToListAsync()).Select(c => (c.Rule, c.IsStopped)));
        Assert.Equal([nameof(GroundsIssued), nameof(DecisionBegun), nameof(GroundsIssued)], await fresh.Set<AuditEntry>().Where(e => e.What == nameof(GroundsIssued) || e.What == nameof(DecisionBegun)).OrderBy(e => e.Seq).Select(e => e.What).ToListAsync());
    }

    [Theory, EveryDatabase]
    public async Task Another_look_is_taken_by_people_who_had_no_part_in_the_first(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case();
        await test.AddAsync(about, Make.Assigned(Maker, about.Dossier), Make.Assigned(Other, about.Dossier));
        await using var db = test.Open(Maker);
        var first = new Desk(test, db, about.Reference, Make.Act(Role.DecisionMaker));
        await first.WeighAsync();
        await first.SaveAsync(Make.Negative());
        await first.ReadSecondAsync(Make.Act(Role.Supervisor));
        await first.AnewAsync(async d => Assert.False((await d.IssueAsync()).IsRefused));

        await first.AnewAsync(async d =>
        {
            Assert.Equal([typeof(AskedByMissing), typeof(AskedOnMissing), typeof(AgainGroundMissing), typeof(MaterialMissing)], (await d.BeginAsync(new())).Problems.Select(p => p.GetType()));
            Assert.False((await d.BeginAsync(Asked)).IsRefused);
            // Writing the request down is no part of deciding on it; drafting is.
            Assert.Equal([new DecidedBefore()], (await d.SaveAsync(Make.Positive(1))).Problems);
        });
        await using var theirs = test.Open(Other);
        var second = new Desk(test, theirs, about.Reference, Make.Act(Role.DecisionMaker, user: 999));
        Assert.False((await second.SaveAsync(Make.Negative(1))).IsRefused);
        Assert.Equal([new DecidedBefore()], (await second.ReadSecondAsync(Make.Act(Role.Supervisor))).Problems);
        Assert.False((await second.SaveAsync(Make.Positive(3))).IsRefused);
        var issued = (await second.IssueAsync()).Value;

        await using var fresh = test.Open();
        Assert.Equal(["Negative", "Positive"], (await fresh.Grounds.OrderBy(g => g.Number).ToListAsync()).Select(g => $"{g.Outcome}"));
        Assert.Equal(CaseStatus.InRecovery, (await fresh.Cases.SingleAsync()).Status);
        Assert.Equal([("UK-RG", true), ("UK-RECON", true), ("UK-RECOVERY", false)], (await fresh.Set<Clock>().OrderBy(c => c.Id).ToListAsync()).Select(c => (c.Rule, c.IsStopped)));
        Assert.Contains("asked us to look at our decision again", issued.Letter!.Parts[1].Text, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Whoever_is_found_to_be_a_victim_after_all_is_no_longer_led_out_of_support(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case();
        await test.AddAsync(about, Make.Assigned(Maker, about.Dossier), Make.Assigned(Other, about.Dossier));
        await using var db = test.Open(Maker);
        var first = new Desk(test, db, about.Reference, Make.Act(Role.DecisionMaker));
        await first.WeighAsync();
        await first.SaveAsync(Make.Positive());
        await first.IssueAsync();
        await first.SaveAsync(Make.Negative((await first.BeginAsync(new())).Value.Version));
        await first.ReadSecondAsync(Make.Act(Role.Supervisor));
        await first.AnewAsync(async d => Assert.False((await d.IssueAsync(new(2026, 4, 2))).IsRefused));
        await using (var fresh = test.Open()) Assert.False((await fresh.Set<Clock>().SingleAsync(c => c.Rule == "UK-EXIT-NEG")).IsStopped);

        await using var theirs = test.Open(Other);
        var second = new Desk(test, theirs, about.Reference, Make.Act(Role.DecisionMaker, new(2026, 4, 3, 12, 0, 0, TimeSpan.Zero), user: 999));
        var begun = (await second.BeginAsync(Asked with { AskedOn = new(2026, 4, 3) })).Value;
        await second.SaveAsync(Make.Positive(begun.Version));
        Assert.False((await second.IssueAsync(new(2026, 4, 7))).IsRefused);

        await using var after = test.Open();
        Assert.Equal([("UK-EXIT-NEG", true), ("UK-MOVEON", false), ("UK-RECON", true), ("UK-RECOVERY", true), ("UK-RG", true)], (await after.Set<Clock>().ToListAsync()).Select(c => (c.Rule, c.IsStopped)).Order());
    }

    [Theory, EveryDatabase]
    public async Task A_draft_is_handed_on_once_and_by_nobody_who_had_a_part_before(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case();
        await test.AddAsync(about, Make.Assigned(Maker, about.Dossier), Make.Assigned(Other, about.Dossier));
        await using var db = test.Open(Maker);
        var act = Make.Act(Role.DecisionMaker);
        var first = new Desk(test, db, about.Reference, act);
        await first.WeighAsync();
        await first.SaveAsync(Make.Negative());
        var drafting = new DraftGrounds(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks);
        Assert.False((await drafting.HandOnBlindAsync(about.Reference, act, default)).IsRefused);
        // Handed on openly now, it would be open to whoever reads it blind.
        Assert.Equal([new AlreadyHandedOn()], (await drafting.HandOnAsync(about.Reference, act, default)).Problems);
        await first.SaveAsync(Make.Negative(3));
        await first.ReadSecondAsync(Make.Act(Role.Supervisor));
        await first.AnewAsync(async d =>
        {
            Assert.Equal([new AlreadyHandedOn()], (await d.HandOnAsync()).Problems);
            Assert.False((await d.IssueAsync()).IsRefused);
            Assert.False((await d.BeginAsync(Asked)).IsRefused);
        });

        await using var theirs = test.Open(Other);
        Assert.False((await new Desk(test, theirs, about.Reference, Make.Act(Role.DecisionMaker, user: 999)).SaveAsync(Make.Negative(1))).IsRefused);
        await first.AnewAsync(async d => Assert.Equal([new DecidedBefore()], (await d.HandOnAsync()).Problems));
    }

    [Fact]
    public void Whoever_sent_the_referral_does_not_decide_on_it()
    {
        Assert.Equal([new SentTheReferral()], ConflictOfInterest.Of(new(5), null, [], [new(4), new(5)]));
        Assert.Empty(ConflictOfInterest.Of(new(6), null, [], [new(4), new(5)]));
    }

    [Fact]
    public void Where_the_time_to_ask_is_over_somebody_says_what_kept_the_person_from_asking()
    {
        DateOnly issued = new(2026, 3, 2), until = new(2026, 4, 1), today = new(2026, 5, 1);

        Assert.Empty((Asked with { AskedOn = until }).Missing(issued, until, today));
        Assert.Equal([new LateNeedsAReason(until)], (Asked with { AskedOn = until.AddDays(1) }).Missing(issued, until, today));
        Assert.Empty((Asked with { AskedOn = until.AddDays(1), WhyLate = "In hospital, made up" }).Missing(issued, until, today));
        Assert.Equal([new AskedOnUnreal(issued, today)], (Asked with { AskedOn = issued.AddDays(-1) }).Missing(issued, null, today));
        Assert.Equal([new AskedOnUnreal(issued, today)], (Asked with { AskedOn = today.AddDays(1) }).Missing(issued, null, today));
    }

    [Fact]
    public void After_a_negative_comes_another_look_after_a_positive_the_conclusive_and_after_that_nothing()
    {
        var regime = Regimes.Shipped.On("GB-EAW", new(2026, 3, 2))!;
        Grounds Issued(int number, DecisionStage stage, GroundsForm form)
        {
            var act = Make.Act(Role.DecisionMaker);
            var one = Grounds.Begin(Make.Case(), regime, new(TimeProvider.System, new Random(number)), act, number, new(stage, null));
            one.Save(form, regime, act);
            one.SendToSecondReader();
            one.Read(new() { View = SecondView.Agree }, Make.Act(Role.Supervisor));
            Assert.Empty(one.Issue(Regimes.Shipped.Reasons, [.. Enum.GetValues<Element>().Select(e => Evidence.From(Make.Weighed(e), Make.Case(), new(TimeProvider.System, new Random(9)), act).Value)], regime, act));
            return one;
        }

        var (yes, no) = (Issued(1, DecisionStage.ReasonableGrounds, Make.Positive()), Issued(1, DecisionStage.ReasonableGrounds, Make.Negative()));
        Assert.Equal(new NextDecision(DecisionStage.ReasonableGrounds, null), NextDecision.After([]));
        Assert.Equal(new NextDecision(DecisionStage.ConclusiveGrounds, null), NextDecision.After([yes]));
        Assert.Equal(new NextDecision(DecisionStage.ReasonableGrounds, no), NextDecision.After([no]));
        Assert.Null(NextDecision.After([yes, Issued(2, DecisionStage.ConclusiveGrounds, Make.Positive())]));
        Assert.Null(NextDecision.After([no, Grounds.Begin(Make.Case(), regime, new(TimeProvider.System, new Random(2)), Make.Act(Role.DecisionMaker), 2)]));
    }

    /// <summary>One person's work on a case, step by step.</summary>
    private sealed class Desk(TestDb test, EntenteDb db, Reference about, Act act)
    {
        private int _version;

        public async Task WeighAsync()
        {
            foreach (var element in Enum.GetValues<Element>()) Assert.False((await new WeighEvidence(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).AddAsync(about, Make.Weighed(element), act, default)).IsRefused);
        }

        public Task<Result<Grounds>> SaveAsync(GroundsForm form) => new DraftGrounds(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).SaveAsync(about, form, act, default);

        public async Task<Result<Grounds>> ReadSecondAsync(Act reader)
        {
            _version = (await new DraftGrounds(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).HandOnAsync(about, act, default)).Value.Version;
            await using var theirs = test.Open(reader.Reader);
            return await new ReadGroundsSecond(theirs, test.Gate, test.Ids).RunAsync(about, new() { View = SecondView.Agree, Version = _version }, reader, default);
        }

        public Task<Result<Grounds>> HandOnAsync() => new DraftGrounds(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).HandOnAsync(about, act, default);

        public Task<Result<Grounds>> BeginAsync(BeginForm form) => new BeginDecision(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).RunAsync(about, form, act, default);

        public Task<Result<Grounds>> IssueAsync(DateOnly? on = null) => new IssueGrounds(db, test.Gate, Regimes.Shipped, Make.DecisionClocks, Make.Letters)
            .RunAsync(about, on is { } day ? act with { When = new(day.ToDateTime(new(12, 0)), TimeSpan.Zero) } : act, default);

        /// <summary>The same person coming back: what others did since is read anew.</summary>
        public async Task AnewAsync(Func<Desk, Task> work)
        {
            await using var again = test.Open(act.Reader);
            await work(new(test, again, about, act));
        }
    }
}
