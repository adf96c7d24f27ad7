using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.EarlyEnds;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Web.Cases;
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
        var german = Regimes.Shipped.On("DE", Today)!;
        Assert.Equal(["recovery"], german.EarlyEndStops);
        Assert.Equal(FactStatus.Reported, german.EarlyEndsStatus);
        // The directive reaches nationals of third countries alone, and somebody confirms that the person is one.
        Assert.Equal([new ThirdCountryNotConfirmed()], DecideEarlyEnd.Wrong(Begun with { Ground = german.EarlyEnds[0].Code }, german));
        Assert.Empty(DecideEarlyEnd.Wrong(Begun with { Ground = german.EarlyEnds[0].Code, ThirdCountry = true }, german));
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
        // Nothing is concluded before the new period's own last day.
        Assert.Equal((await fresh.Set<Clock>().OrderBy(c => c.Id).LastAsync(c => c.Rule == "UK-RECOVERY")).DueOn(Calendars.Shipped.Of(about.Territory)), await Make.DecisionClocks.RecoversAnewUntilAsync(fresh, about, default));
        Assert.Equal([true, false], (await fresh.Set<Clock>().Where(c => c.Rule == "UK-RECOVERY").OrderBy(c => c.Id).ToListAsync()).Select(c => c.IsStopped));
        Assert.Equal(1, await fresh.Set<AuditEntry>().CountAsync(e => e.What == nameof(RecoveryEndedEarly)));
    }

    [Fact]
    public void Whoever_read_or_reviewed_it_once_had_a_part_and_the_first_words_of_the_person_stay()
    {
        var about = Make.Case();
        UserId author = new(1), first = new(2), second = new(3), clerk = new(4);
        var ending = new EarlyEnding { Id = new(1), Reference = Reference.New("EARL"), Case = about.Id, Dossier = about.Dossier, Organisation = about.Organisation, Team = about.Team, Regime = "uk-2024", Stops = "recovery support", Ground = "bad-faith", Words = "x", Risk = "x", Author = author, BegunAt = Make.Now };
        ending.Notify(Today, "told", Today.AddDays(10), author);
        ending.TakeAnswer(Today, "Made up: first.", clerk);
        ending.HandOn("x", author);
        ending.Read(false, "x", first);
        ending.TakeAnswer(Today.AddDays(1), "Made up: more.", clerk);
        Assert.Equal(("Made up: first.\n\n2026-03-03: Made up: more.", Today), (ending.Answer, ending.AnsweredOn));
        ending.HandOn("x", author);

        // The same reader may read it again; whoever wrote in it may not.
        Assert.Empty(DecideEarlyEnd.Read(ending, new() { Agrees = true }, first));
        Assert.Equal([new HadPartInIt()], DecideEarlyEnd.Read(ending, new() { Agrees = true }, clerk));
        ending.Read(true, "", second);
        ending.End(Make.Act(Role.DecisionMaker, user: 5));
        ending.Ask(AskedBy.Person, Today, "");
        Assert.All((UserId[])[author, first, second, clerk, new(5)], u => Assert.True(ending.HadPart(u)));
        ending.Review(false, "x", Make.Act(Role.DecisionMaker, user: 6));
        ending.Ask(AskedBy.Person, Today, "");
        Assert.True(ending.HadPart(new(6)));
        Assert.Equal(["early.letter.ended", "early.letter.why", "early.letter.help-ends", "early.letter.again"], EarlyEndNoticeModel.Of(ending, null, Today, Today).Select(l => l.Key));
        ending.Review(true, "x", Make.Act(Role.DecisionMaker, user: 7));
        Assert.Equal(["early.letter.reversed"], EarlyEndNoticeModel.Of(ending, Today, Today, Today).Select(l => l.Key));
        Assert.Equal(["early.letter.reversed.over"], EarlyEndNoticeModel.Of(ending, null, Today, Today).Select(l => l.Key));
        Assert.False(ending.HadPart(new(8)));
    }

    [Fact]
    public void No_letter_tells_a_child_of_an_early_end_that_the_law_spares_them()
    {
        Assert.True(Regimes.Shipped.On("DE", Today)!.EndsEarlyFor(false));
        Assert.False(Regimes.Shipped.On("DE", Today)!.EndsEarlyFor(true));
        Assert.False(Regimes.Shipped.On("IE", Today)!.EndsEarlyFor(false));
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
