using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.EarlyEnds;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Cases;

/// <summary>A recovery period ends early only by a decision of its own: with notice, the person's answer and a second reader, and it can be taken back.</summary>
public sealed class EarlyEndTests
{
    private static readonly Reader Maker = Make.Reader(Role.DecisionMaker);
    private static readonly Reader Other = Make.Reader(Role.DecisionMaker, user: 999);
    private static readonly DateOnly Today = new(2026, 3, 2);

    private static EarlyEndForm Begun => new() { Ground = "bad-faith", Words = "Made up: it was never so.", Risk = "Made up: little." };

    [Fact]
    public void Where_the_law_does_not_know_it_or_the_person_is_a_child_it_is_refused_by_name()
    {
        var adult = Make.Case();
        adult.Decide(DecisionStage.ReasonableGrounds, GroundsOutcome.Positive);
        var law = Regimes.Shipped.On("GB-EAW", Today);

        Assert.Empty(DecideEarlyEnd.Closed(adult, law, false));
        Assert.Equal([new ChildIsExempt()], DecideEarlyEnd.Closed(adult, law, true));
        Assert.Equal([new LawKnowsNoEarlyEnd()], DecideEarlyEnd.Closed(adult, Regimes.Shipped.On("GB-EAW", new(2023, 1, 29)), false));
        Assert.Equal([new LawKnowsNoEarlyEnd()], DecideEarlyEnd.Closed(adult, Regimes.Shipped.On("IE", Today), false));
        Assert.Equal([new LawKnowsNoEarlyEnd()], DecideEarlyEnd.Closed(adult, Regimes.Shipped.On("DK", Today), false));
        Assert.Empty(DecideEarlyEnd.Closed(adult, Regimes.Shipped.On("DE", Today), false));
        Assert.Equal((["recovery"], FactStatus.Reported), (Regimes.Shipped.On("DE", Today)!.EarlyEndStops, Regimes.Shipped.On("DE", Today)!.EarlyEndsStatus));
        Assert.Equal([new NoRecoveryPeriodRuns()], DecideEarlyEnd.Closed(Make.Case(), law, false));
    }

    [Theory, EveryDatabase]
    public async Task Notice_answer_and_a_second_reader_come_first_and_others_may_take_it_back(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await InRecoveryAsync(test);
        Assert.Equal([nameof(EarlyEndGroundMissing), nameof(EarlyEndWordsMissing), nameof(EarlyEndRiskMissing)], await StepAsync(test, Maker, (s, a) => s.BeginAsync(about.Reference, new(), a, default)));
        Assert.Empty(await StepAsync(test, Maker, (s, a) => s.BeginAsync(about.Reference, Begun, a, default)));
        Assert.Equal([nameof(EarlyEndRunsAlready)], await StepAsync(test, Maker, (s, a) => s.BeginAsync(about.Reference, Begun, a, default)));
        Assert.Equal([nameof(NoticeComesFirst)], await StepAsync(test, Maker, (s, a) => s.HandOnAsync(about.Reference, new() { Words = "x", Version = 1 }, a, default)));
        Assert.Empty(await StepAsync(test, Maker, (s, a) => s.NoticeAsync(about.Reference, new() { On = Today, Way = "told", Version = 1 }, a, default)));
        Assert.Equal([nameof(AnswerMayStillCome)], await StepAsync(test, Maker, (s, a) => s.HandOnAsync(about.Reference, new() { Words = "x", Version = 2 }, a, default)));
        Assert.Equal([nameof(EarlyEndChangedMeanwhile)], await StepAsync(test, Maker, (s, a) => s.AnswerAsync(about.Reference, new() { On = Today, Words = "Made up: it is true.", Version = 1 }, a, default)));
        Assert.Empty(await StepAsync(test, Maker, (s, a) => s.AnswerAsync(about.Reference, new() { On = Today, Words = "Made up: it is true.", Version = 2 }, a, default)));
        Assert.Empty(await StepAsync(test, Maker, (s, a) => s.HandOnAsync(about.Reference, new() { Words = "Made up: it does not change it.", Version = 3 }, a, default)));
        Assert.Equal([nameof(SecondReaderComesFirst)], await StepAsync(test, Maker, (s, a) => s.EndAsync(about.Reference, new() { Version = 4 }, a, default)));
        Assert.Empty(await StepAsync(test, Make.Reader(Role.Supervisor), (s, a) => s.ReadAsync(about.Reference, new() { Agrees = true, Version = 4 }, a, default), Role.Supervisor));
        await using (var before = test.Open()) Assert.False((await before.Set<Clock>().SingleAsync(c => c.Rule == "UK-RECOVERY")).IsStopped);

        Assert.Empty(await StepAsync(test, Maker, (s, a) => s.EndAsync(about.Reference, new() { Version = 5 }, a, default)));
        await using (var ended = test.Open())
        {
            Assert.True((await ended.Set<Clock>().SingleAsync(c => c.Rule == "UK-RECOVERY")).EndedEarly);
            Assert.True((await ended.EarlyEndInForceAsync(about.Dossier, default))!.EndsSupport);
        }

        Assert.Equal([nameof(NothingToReview)], await StepAsync(test, Other, (s, a) => s.ReviewAsync(about.Reference, new() { Agrees = false, Words = "x", Version = 6 }, a, default), user: 999));
        Assert.Empty(await StepAsync(test, Maker, (s, a) => s.AskAsync(about.Reference, new() { AskedBy = AskedBy.Person, On = Today, Version = 6 }, a, default)));
        Assert.Equal([nameof(HadPartInIt)], await StepAsync(test, Maker, (s, a) => s.ReviewAsync(about.Reference, new() { Agrees = false, Words = "Made up.", Version = 7 }, a, default)));
        Assert.Empty(await StepAsync(test, Other, (s, a) => s.ReviewAsync(about.Reference, new() { Agrees = false, Words = "Made up: it was so.", Version = 7 }, a, default), user: 999));

        await using var fresh = test.Open();
        Assert.Null(await fresh.EarlyEndInForceAsync(about.Dossier, default));
        Assert.Equal([true, false], (await fresh.Set<Clock>().Where(c => c.Rule == "UK-RECOVERY").OrderBy(c => c.Id).ToListAsync()).Select(c => c.IsStopped));
        Assert.Equal(1, await fresh.Set<AuditEntry>().CountAsync(e => e.What == nameof(RecoveryEndedEarly)));
    }

    private static async Task<IReadOnlyList<string>> StepAsync(TestDb test, Reader who, Func<EarlyEndSteps, Act, Task<Result<EarlyEnding>>> step, Role role = Role.DecisionMaker, int? user = null)
    {
        await using var db = test.Open(who);
        var act = user is { } id ? Make.Act(role, user: id) : Make.Act(role);
        return [.. (await step(new(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks, EarlyEndTerms.Shipped, TaskTemplates.Shipped, Calendars.Shipped), act)).Problems.Select(p => p.GetType().Name)];
    }

    private static async Task<Case> InRecoveryAsync(TestDb test)
    {
        var about = Make.Case();
        await test.AddAsync(about, Make.Assigned(Maker, about.Dossier), Make.Assigned(Other, about.Dossier));
        await using var db = test.Open(Maker);
        var act = Make.Act(Role.DecisionMaker);
        foreach (var element in Enum.GetValues<Element>()) await new WeighEvidence(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).AddAsync(about.Reference, Make.Weighed(element), act, default);
        await new DraftGrounds(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).SaveAsync(about.Reference, Make.Positive(), act, default);
        Assert.False((await new IssueGrounds(db, test.Gate, Regimes.Shipped, Make.DecisionClocks, Make.Letters).RunAsync(about.Reference, act, default)).IsRefused);
        return about;
    }
}
