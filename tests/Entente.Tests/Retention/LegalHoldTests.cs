using Entente.Access;
using Entente.Audit;
using Entente.Cases.Appeals;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Retention;
using Entente.Retention.Deletion;
using Entente.Retention.Holds;
using Entente.Retention.Schedule;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Retention;

/// <summary>Holds: placed by one person, lifted by another, and nothing is deleted meanwhile.</summary>
public sealed class LegalHoldTests
{
    private static readonly Reader Worker = Make.Reader(Role.CaseWorker);
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void A_hold_says_all_that_is_wrong_at_once()
    {
        Assert.Equal([new HoldGroundMissing(), new HoldWordsTooShort("Words", 20), new HoldReviewUnreal("ReviewOn", Today.AddDays(1), Today.AddMonths(12))], Problems(new()));
        Assert.Equal([new HoldWordsBroken("Words"), new HoldUntilPast(Today), new HoldReviewUnreal("ReviewOn", Today.AddDays(1), Today.AddMonths(12))], Problems(Make.Hold(Today.AddDays(-1), Today) with { Words = "Made up: it is needed \0 still, very much so" }));
        Assert.Empty(Problems(Make.Hold(Today, Today.AddMonths(12))));

        static IReadOnlyList<Problem> Problems(HoldForm form) => LegalHold.Place(form, Make.Case(), HoldTerms.Shipped, Today, new(TimeProvider.System, new Random(1)), Make.Act(Role.CaseWorker)).Problems;
    }

    [Theory, EveryDatabase]
    public async Task A_hold_is_placed_looked_at_and_lifted_by_another_person_each_by_name(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (about, decision) = Make.Closed();
        await test.AddAsync(about, decision, Make.Assigned(Worker, about.Dossier));
        var hold = (await DoAsync(test, Worker, (h, act) => h.PlaceAsync(about.Reference, Make.Hold(), act, default))).Value;
        var which = hold.Reference.Text;

        // Nobody lifts who has no right to; nobody lifts their own; nobody lifts without a word.
        Assert.IsType<NotAllowed>(Assert.Single((await DoAsync(test, Worker, (h, act) => h.LiftAsync(which, Enough, act, default))).Problems));
        var supervisor = Make.Reader(Role.Supervisor);
        var own = (await DoAsync(test, supervisor, (h, act) => h.PlaceAsync(about.Reference, Make.Hold(), act, default))).Value;
        Assert.Equal([new HoldIsYourOwn()], (await DoAsync(test, supervisor, (h, act) => h.LiftAsync(own.Reference.Text, Enough, act, default))).Problems);
        Assert.Equal([new HoldWordsTooShort("Words", 20)], (await DoAsync(test, supervisor, (h, act) => h.LiftAsync(which, new(), act, default))).Problems);
        Assert.Equal([new HoldNotFound()], (await DoAsync(test, Make.Reader(Role.Supervisor, team: new(99)), (h, act) => h.LiftAsync(which, Enough, act, default))).Problems);

        Assert.False((await DoAsync(test, Worker, (h, act) => h.ReviewAsync(which, Enough with { ReviewOn = Today.AddMonths(3) }, act, default))).IsRefused);
        var lifted = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => DoAsync(test, supervisor, (h, act) => h.LiftAsync(which, Enough, act, default))));
        Assert.Single(lifted, l => !l.IsRefused);
        Assert.All(lifted.Where(l => l.IsRefused), l => Assert.True(l.Problems.Single() is ChangedMeanwhile or HoldIsOver));
        Assert.False((await DoAsync(test, Make.Reader(Role.Auditor), (h, act) => h.LiftAsync(own.Reference.Text, Enough, act, default))).IsRefused);

        await using var after = test.Open();
        var kept = await after.LegalHolds.OrderBy(h => h.Id).FirstAsync();
        Assert.Equal((Worker.User, Worker.User, supervisor.User, Today.AddMonths(3)), (kept.PlacedBy, kept.ReviewedBy, kept.LiftedBy, kept.ReviewOn));
        string[] told = [nameof(LegalHoldPlaced), nameof(LegalHoldReviewed), nameof(LegalHoldLifted)];
        Assert.Superset(told.ToHashSet(), (await after.Set<AuditEntry>().Where(e => e.About == about.Dossier).Select(e => e.What).ToListAsync()).ToHashSet());
        Assert.DoesNotContain("investigation needs", string.Concat(await after.Set<AuditEntry>().Select(e => e.Detail).ToListAsync()), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task A_hold_always_prevents_and_one_with_a_last_day_holds_through_it(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (about, decision) = Make.Closed();
        await test.AddAsync(about, decision, Make.Assigned(Worker, about.Dossier));
        var schedule = Make.Schedule(1);
        await DoAsync(test, Worker, (h, act) => h.PlaceAsync(about.Reference, Make.Hold(until: new(2026, 5, 1)), act, default));

        Assert.Equal([new DeletionInTheWay(InTheWay.Hold)], (await ProposeAsync(new(2026, 5, 1, 9, 0, 0, TimeSpan.Zero))).Problems);
        Assert.False((await ProposeAsync(new(2026, 5, 2, 9, 0, 0, TimeSpan.Zero))).IsRefused);

        async Task<Result<DossierDeletion>> ProposeAsync(DateTimeOffset when)
        {
            await using var db = test.Open(Worker);
            return await Make.Proposing(test, db, schedule).RunAsync(about.Reference, "Made up: nobody needs it any more.", Make.Act(Role.CaseWorker, when), default);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_hold_runs_out_by_the_day_where_the_case_is_dealt_with(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = Make.Case(territory: "DE");
        var hold = LegalHold.Place(Make.Hold(until: new(2026, 7, 1), review: new(2026, 7, 1)), about, HoldTerms.Shipped, Today, test.Ids, Make.Act(Role.CaseWorker)).Value;
        await test.AddAsync(about, hold);
        await using var db = test.Open();

        // Half past ten in the evening at the centre's own clock may be the next day in Berlin.
        Assert.Contains(about.Dossier, await db.HeldAsync([about.Dossier], Calendars.Shipped, new(2026, 7, 1, 21, 30, 0, TimeSpan.Zero), default));
        Assert.DoesNotContain(about.Dossier, await db.HeldAsync([about.Dossier], Calendars.Shipped, new(2026, 7, 1, 22, 30, 0, TimeSpan.Zero), default));
    }

    [Theory, EveryDatabase]
    public async Task A_case_whose_decision_is_before_a_court_is_not_over(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (about, decision) = Make.Closed();
        var appeal = new Appeal { Id = test.Ids.Next<AppealId>(), Reference = Reference.New("APPL"), Case = about.Id, Dossier = about.Dossier, Organisation = about.Organisation, Team = about.Team, Decision = 1, Remedy = "made-up", AskedBy = default, Ground = "made-up", Words = "Made up", LodgedOn = Today, Court = "Made up", SupportGoesOn = false, EnteredAt = Make.Now, By = Worker.User };
        await test.AddAsync(about, decision, appeal);
        var later = new DateTimeOffset(2027, 6, 1, 9, 0, 0, TimeSpan.Zero);
        await using var db = test.Open();

        var kept = await db.KeptAsync(about, Make.Schedule(1), Calendars.Shipped, later, default);

        Assert.Equal((null, false), (kept.GoesOn, kept.MayGo));
        await using var over = test.Open();
        var ended = await over.Set<Appeal>().SingleAsync();
        ended.End(AppealOutcome.Upheld, new(2026, 4, 1), "Made up", null);
        await over.CommitAsync(Make.Machine, new Seen("made up", "", 1), default);
        Assert.True((await over.KeptAsync(about, Make.Schedule(1), Calendars.Shipped, later, default)).MayGo);
    }

    private static HoldStepForm Enough => new() { Words = "Made up: the court has decided." };

    private static async Task<Result<LegalHold>> DoAsync(TestDb test, Reader who, Func<KeepHolds, Act, Task<Result<LegalHold>>> what)
    {
        await using var db = test.Open(who);
        return await what(Make.Holds(test, db), new(who, who.Purpose!.Value, Make.Now));
    }
}
