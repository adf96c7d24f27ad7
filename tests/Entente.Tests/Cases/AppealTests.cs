using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Appeals;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Cases;

/// <summary>A decision that is challenged before a court: what it does to support, its days, and what follows from its outcome.</summary>
public sealed class AppealTests
{
    private static readonly Reader Maker = Make.Reader(Role.DecisionMaker);
    private static readonly DateOnly Today = new(2026, 3, 2);

    private static AppealForm Lodged => new() { Decision = 1, Remedy = "judicial-review", AskedBy = AskedBy.Representative, Ground = "procedure", Words = "Made up: nobody was heard.", LodgedOn = Today, Court = "Made-up court" };

    [Fact]
    public void The_remedy_is_the_one_of_the_country_and_time_and_what_is_not_sure_is_unconfirmed()
    {
        Assert.Equal(["judicial-review"], AppealTerms.Shipped.On("GB-SCT", Today).Select(r => r.Code));
        Assert.All(AppealTerms.Shipped.On("GB-EAW", Today), r => Assert.True(r.IsConfirmed));
        Assert.Equal(["national-court"], AppealTerms.Shipped.On("DE", Today).Select(r => r.Code));
        Assert.All(AppealTerms.Shipped.On("DE", Today), r => Assert.False(r.IsConfirmed || r.IsSupportConfirmed));
        Assert.Empty(AppealTerms.Shipped.On("GB-EAW", new(2009, 3, 31)));
    }

    [Fact]
    public void Whatever_is_missing_is_said_at_once()
    {
        var remedies = AppealTerms.Shipped.On("GB-EAW", Today);

        Assert.Empty(DecideAppeal.Wrong(Lodged, Today, remedies, AppealTerms.Shipped, Today));
        Assert.Equal([nameof(AppealDecisionMissing), nameof(RemedyMissing), nameof(AppealAskedByMissing), nameof(AppealGroundMissing), nameof(AppealWordsMissing), nameof(LodgedOnMissing), nameof(CourtMissing)],
            DecideAppeal.Wrong(new(), null, remedies, AppealTerms.Shipped, Today).Select(p => p.GetType().Name));
        Assert.Equal([nameof(LodgedOnUnreal)], DecideAppeal.Wrong(Lodged with { LodgedOn = Today.AddDays(-1) }, Today, remedies, AppealTerms.Shipped, Today).Select(p => p.GetType().Name));
        Assert.Equal([nameof(AppealAskedByMissing)], DecideAppeal.Wrong(Lodged with { AskedBy = AskedBy.Court }, Today, remedies, AppealTerms.Shipped, Today).Select(p => p.GetType().Name));
        Assert.Equal([nameof(AppealTextBroken)], DecideAppeal.Wrong(Lodged with { Court = "\ud800" }, Today, remedies, AppealTerms.Shipped, Today).Select(p => p.GetType().Name));
    }

    [Theory, EveryDatabase]
    public async Task A_hearing_is_a_task_and_what_a_court_sends_back_is_begun_for_people_who_had_no_part(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await RefusedAsync(test);
        await using var db = test.Open(Maker);
        var act = Make.Act(Role.DecisionMaker);
        var keep = new KeepAppeal(db, test.Gate, test.Ids, AppealTerms.Shipped, TaskTemplates.Shipped, Calendars.Shipped);
        var appeal = (await keep.LodgeAsync(about.Reference, Lodged, act, default)).Value;
        Assert.Equal([new AppealRunsAlready()], (await keep.LodgeAsync(about.Reference, Lodged, act, default)).Problems);
        Assert.True(await db.CourtKeepsSupportAsync(about.Dossier, default));

        var heard = await keep.HearAsync(appeal.Reference.Text, new() { On = new(2026, 5, 4), What = "Made-up hearing", Version = 1 }, act, default);
        Assert.False(heard.IsRefused);
        Assert.Equal([new AppealChangedMeanwhile()], (await keep.HearAsync(appeal.Reference.Text, new() { On = new(2026, 5, 5), What = "Made-up hearing", Version = 1 }, act, default)).Problems);
        await using (var seen = test.Open()) Assert.Equal([(new DateOnly(2026, 5, 4), TaskState.Open), (new DateOnly(2026, 5, 4), TaskState.Open)], (await seen.Set<WorkTask>().Where(t => t.Template == "appeal-hearing").ToListAsync()).Select(t => (t.DueOn, t.State)));

        var end = new EndAppeal(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks, TaskTemplates.Shipped, Calendars.Shipped);
        var ended = (await end.RunAsync(appeal.Reference.Text, new() { Outcome = AppealOutcome.Remitted, On = Today, Words = "Made up: decide it again.", Version = heard.Value.Version }, act, default)).Value;

        Assert.Equal((AppealOutcome.Remitted, 2), (ended.Outcome, ended.Next));
        await using var fresh = test.Open();
        var next = await fresh.Grounds.SingleAsync(g => g.Number == 2);
        Assert.Equal((AskedBy.Court, AgainGround.CourtSentBack), (next.AskedBy, next.Ground));
        Assert.False(next.IsReconsideration);
        // Sent back, it is as little decided as while the court looked: support goes on until somebody has decided anew.
        Assert.True(await fresh.CourtKeepsSupportAsync(about.Dossier, default));
        Assert.All(await fresh.Set<WorkTask>().Where(t => t.Template == "appeal-hearing").ToListAsync(), t => Assert.Equal(TaskState.NotNeeded, t.State));
        await using var theirs = test.Open(Maker);
        Assert.Contains(new DecidedBefore(), (await new DraftGrounds(theirs, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).SaveAsync(about.Reference, Make.Positive(1), act, default)).Problems);
    }

    [Theory, EveryDatabase]
    public async Task A_later_refusal_is_not_the_decision_that_follows_and_support_ends_no_sooner_than_the_new_one(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await RefusedAsync(test);
        var act = Make.Act(Role.DecisionMaker);
        await using (var db = test.Open())
        {
            var first = await db.Grounds.SingleAsync();
            var later = Grounds.Begin(about, Regimes.Shipped.On("GB-EAW", Today)!, test.Ids, act, 2, new(first.Stage, first), new() { AskedBy = AskedBy.Person });
            db.Add(later);
            Assert.True(later.IsReconsideration);
            db.Entry(later).Property(g => g.IssuedAt).CurrentValue = Make.Now;
            db.Entry(later).Property(g => g.State).CurrentValue = GroundsState.Issued;
            db.Entry(later).Property(g => g.Outcome).CurrentValue = GroundsOutcome.Negative;
            await db.CommitAsync(Make.Machine, new Put(1), default);
        }

        await using var theirs = test.Open(Maker);
        var appeal = (await new KeepAppeal(theirs, test.Gate, test.Ids, AppealTerms.Shipped, TaskTemplates.Shipped, Calendars.Shipped).LodgeAsync(about.Reference, Lodged, act, default)).Value;
        var end = new EndAppeal(theirs, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks, TaskTemplates.Shipped, Calendars.Shipped);
        Assert.Equal(3, (await end.RunAsync(appeal.Reference.Text, new() { Outcome = AppealOutcome.Quashed, On = Today, Words = "Made up: it falls.", Version = 1 }, act, default)).Value.Next);

        await using var fresh = test.Open();
        Assert.True(await fresh.CourtKeepsSupportAsync(about.Dossier, default));
        var anew = await fresh.Grounds.SingleAsync(g => g.Number == 3);
        fresh.Entry(anew).Property(g => g.IssuedAt).CurrentValue = Make.Now;
        await fresh.CommitAsync(Make.Machine, new Put(1), default);
        Assert.False(await fresh.CourtKeepsSupportAsync(about.Dossier, default));
    }

    [Theory, EveryDatabase]
    public async Task An_upheld_decision_begins_nothing_and_is_over(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await RefusedAsync(test);
        await using var db = test.Open(Maker);
        var act = Make.Act(Role.DecisionMaker);
        var appeal = (await new KeepAppeal(db, test.Gate, test.Ids, AppealTerms.Shipped, TaskTemplates.Shipped, Calendars.Shipped).LodgeAsync(about.Reference, Lodged, act, default)).Value;
        var end = new EndAppeal(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks, TaskTemplates.Shipped, Calendars.Shipped);
        var form = new AppealOutcomeForm { Outcome = AppealOutcome.Upheld, On = Today, Words = "Made up: it stands.", Version = 1 };

        Assert.Null((await end.RunAsync(appeal.Reference.Text, form, act, default)).Value.Next);
        Assert.Equal([new AppealIsOver()], (await end.RunAsync(appeal.Reference.Text, form with { Version = 2 }, act, default)).Problems);
        await using var fresh = test.Open();
        Assert.Equal(1, await fresh.Grounds.CountAsync());
    }

    /// <summary>A case with an issued negative decision.</summary>
    private static async Task<Case> RefusedAsync(TestDb test)
    {
        var about = Make.Case();
        await test.AddAsync(about, Make.Assigned(Maker, about.Dossier));
        await using var db = test.Open(Maker);
        var act = Make.Act(Role.DecisionMaker);
        await new WeighEvidence(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).AddAsync(about.Reference, Make.Weighed(), act, default);
        var draft = new DraftGrounds(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks);
        await draft.SaveAsync(about.Reference, Make.Negative(), act, default);
        var version = (await draft.HandOnAsync(about.Reference, act, default)).Value.Version;
        await using (var second = test.Open(Make.Reader(Role.Supervisor))) await new ReadGroundsSecond(second, test.Gate, test.Ids).RunAsync(about.Reference, new() { View = SecondView.Agree, Version = version }, Make.Act(Role.Supervisor), default);
        await using var again = test.Open(Maker);
        Assert.False((await new IssueGrounds(again, test.Gate, Regimes.Shipped, Make.DecisionClocks, Make.Letters).RunAsync(about.Reference, act, default)).IsRefused);
        return about;
    }

    private sealed record Put(int Things) : Event;
}
