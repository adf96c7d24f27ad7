using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Linkage;
using Entente.Records;
using Entente.Staff;
using Entente.Storage;
using Entente.Support;
using Entente.Support.Exit;
using Entente.Support.Offers;
using Entente.Tests.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Record = Entente.Records.Record;

namespace Entente.Tests.Support;

/// <summary>Leaving support: who keeps the case open and for how long, who is told of signs, and what happens when somebody comes back.</summary>
public sealed class LeaveSupportTests
{
    private static readonly Reader Worker = Make.Reader(Role.CaseWorker);

    [Theory, EveryDatabase]
    public async Task Without_agreement_to_be_asked_the_case_is_shut_to_the_provider_at_once_and_another_can_be_asked(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var world = await HelpedAsync(test);

        var exit = await LeaveAsync(world, Make.Leaving("own-wish") with { Consent = ExitConsent.Refused });

        await using (var db = test.Open(world.Provider)) Assert.Equal((0, 0), (await db.Cases.CountAsync(), await db.SupportExits.CountAsync()));
        await using (var db = test.Open())
        {
            Assert.Equal((OfferState.Ended, 0), ((await db.SupportOffers.SingleAsync()).State, await db.FollowUps.CountAsync()));
            var log = await db.Set<AuditEntry>().Where(e => e.About == world.Case.Dossier && e.Sort == EventSort.Change).OrderBy(e => e.Seq).ToListAsync();
            Assert.Equal([nameof(SupportEnded), nameof(AssignmentEnded)], log.TakeLast(2).Select(e => e.What));
            Assert.DoesNotContain(log, e => e.Detail.Contains("Made up", StringComparison.Ordinal));
        }

        Assert.Equal(world.Organisation.Id, exit.Provider);
        Assert.False((await world.AskAsync(Make.Asked(world.Organisation.Reference))).IsRefused);
        await using var again = test.Open(Worker);
        Assert.Equal([new NobodySupports()], (await Make.Ending(test, again).RunAsync(world.Case.Reference, Make.Leaving("own-wish"), Make.Act(Role.CaseWorker), default)).Problems);
    }

    [Theory, EveryDatabase]
    public async Task Of_several_who_end_it_at_once_one_does(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var world = await HelpedAsync(test);

        var told = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var db = test.Open(Worker);
            return await Make.Ending(test, db).RunAsync(world.Case.Reference, Make.Leaving("own-wish"), Make.Act(Role.CaseWorker), default);
        }));

        Assert.Single(told, t => !t.IsRefused);
        Assert.All(told.Where(t => t.IsRefused), t => Assert.True(t.Problems.Single() is ChangedMeanwhile or NobodySupports, t.Problems.Single().ToString()));
        await using var fresh = test.Open();
        Assert.Equal((1, 4), (await fresh.SupportExits.CountAsync(), await fresh.FollowUps.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Whoever_agreed_is_asked_by_the_provider_who_is_reminded_and_has_the_case_until_the_last_time(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var world = await HelpedAsync(test);
        await LeaveAsync(world, Make.Leaving("own-wish"));
        Assert.NotEmpty((await world.SeeAsync((await OfferAsync(test)).Reference)).Person); // how to reach them safely
        var time = new FakeTimeProvider(Make.Now);
        Assert.IsType<NotDueYet>(Assert.Single((await AnswerAsync(world, 1, Make.HowTheyAre(), Make.Now)).Problems));

        foreach (var (months, day, raised) in new[] { (1, new DateTimeOffset(2026, 3, 26, 10, 0, 0, TimeSpan.Zero), 1), (1, new DateTimeOffset(2026, 4, 2, 10, 0, 0, TimeSpan.Zero), 2), (3, new DateTimeOffset(2026, 6, 2, 10, 0, 0, TimeSpan.Zero), 2) })
        {
            time.SetUtcNow(day);
            Assert.Equal((raised, 0), (await Make.WatchDays(test, time).RunAsync(default), await Make.WatchDays(test, time).RunAsync(default)));
            if (day.Day == 2) Assert.False((await AnswerAsync(world, months, Make.HowTheyAre(), day)).IsRefused);
        }

        await using (var db = test.Open()) Assert.DoesNotContain(await db.Tasks.ToListAsync(), t => t.IsOpen);
        Assert.Equal([new FollowUpIsOver()], (await AnswerAsync(world, 3, Make.HowTheyAre(), time.GetUtcNow())).Problems);
        // They want to be asked no more: the times that are left fall away, and with them the reason to have the case open.
        Assert.False((await AnswerAsync(world, 6, Make.HowTheyAre() with { GoOn = false }, new(2026, 9, 2, 10, 0, 0, TimeSpan.Zero))).IsRefused);
        await using var after = test.Open(world.Provider);
        Assert.Equal(0, await after.Cases.CountAsync());
        await using var all = test.Open();
        Assert.Equal([FollowUpState.Reached, FollowUpState.Reached, FollowUpState.Reached, FollowUpState.Dropped], await all.FollowUps.OrderBy(f => f.Months).Select(f => f.State).ToListAsync());
    }

    [Theory, EveryDatabase]
    public async Task Signs_that_somebody_is_trafficked_again_are_told_to_the_desk_and_a_supervisor_in_the_same_commit_without_their_words(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var world = await HelpedAsync(test);
        await LeaveAsync(world, Make.Leaving("own-wish"));
        var day = new DateTimeOffset(2026, 4, 2, 10, 0, 0, TimeSpan.Zero);
        Assert.Equal([new SignsWordsMissing()], (await AnswerAsync(world, 1, Make.HowTheyAre(AgainSigns.Yes) with { SignsWords = " " }, day)).Problems);

        Assert.False((await AnswerAsync(world, 1, Make.HowTheyAre(AgainSigns.Yes) with { NeedsAgain = true }, day)).IsRefused);

        await using var db = test.Open();
        Assert.Equal([("support-again", Role.CaseWorker), ("trafficked-again", Role.DutyOfficer), ("trafficked-again", Role.Supervisor)], (await db.Tasks.ToListAsync()).Select(t => (t.Template, t.ForRole)).OrderBy(t => t.Template, StringComparer.Ordinal).ThenBy(t => t.ForRole.ToString(), StringComparer.Ordinal));
        Assert.All(await db.Tasks.Where(t => t.Template == "trafficked-again").ToListAsync(), t => Assert.Equal((new DateOnly(2026, 4, 2), DataKind.RiskAssessment), (t.DueOn, t.RowKind)));
        Assert.DoesNotContain(await db.Set<AuditEntry>().ToListAsync(), e => e.Detail.Contains("the same car", StringComparison.Ordinal));
        var desk = Make.Reader(Role.DutyOfficer) with { Team = world.Case.Team };
        await using var duty = test.Open(desk);
        Assert.Equal((1, 0), (await duty.Tasks.CountAsync(t => t.Template == "trafficked-again" && t.ForRole == Role.DutyOfficer), await duty.FollowUps.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task A_provider_that_is_asked_anew_tells_of_a_return_once_and_another_that_accepts_ends_the_asking(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var world = await HelpedAsync(test);
        await LeaveAsync(world, Make.Leaving("own-wish"));
        var other = await SupportWorld.ProviderAsync(test, new(41));
        var later = Make.Now.AddDays(40);

        var offer = (await world.AskAsync(Make.Asked(other.Organisation.Reference, Naming.Withheld), later)).Value;
        await world.AskAsync(Make.Asked(world.Organisation.Reference, Naming.Withheld), later);
        await FollowAsync(test, later);
        await FollowAsync(test, later);

        await using (var db = test.Open())
        {
            Assert.Equal([Role.SupportProvider, Role.Supervisor], (await db.Tasks.Where(t => t.Template == "came-back").ToListAsync()).Select(t => t.ForRole).Order());
        }

        await using (var db = test.Open(other.Reader)) Assert.Equal(0, await db.Tasks.CountAsync()); // whoever is asked anew is not told
        await using (var db = test.Open(other.Reader)) Assert.False((await SupportWorld.Answer(test, db).AcceptAsync(offer.Reference.Text, null, new(other.Reader, Purpose.Support, later), default)).IsRefused);
        await FollowAsync(test, later);
        await using (var db = test.Open(world.Provider)) Assert.Equal(0, await db.Cases.CountAsync());
        await using var all = test.Open();
        Assert.All(await all.FollowUps.ToListAsync(), f => Assert.Equal(FollowUpState.Dropped, f.State));
        Assert.Equal(1, await all.Set<Assignment>().CountAsync(a => a.Role == Role.SupportProvider && a.Until == null));
    }

    [Theory, EveryDatabase]
    public async Task A_later_referral_that_is_joined_to_the_same_person_is_a_return_told_on_the_case_that_is_known(string database)
    {
        Assert.Equal(1, await ReturnsAsync(database, -1));
        Assert.Equal(0, await ReturnsAsync(database, 1)); // a referral from before they left tells of no return
    }

    /// <param name="left">How many hours after the second referral they left.</param>
    private static async Task<int> ReturnsAsync(string database, int left)
    {
        await using var test = await TestDb.CreateAsync(database);
        var world = await HelpedAsync(test);
        var other = await Make.ReferralAsync(test, "H1.value=Ana Madeup");
        await using (var db = test.Open(Worker)) Assert.False((await Make.Ending(test, db).RunAsync(world.Case.Reference, Make.Leaving("own-wish"), Make.Act(Role.CaseWorker, Make.Now.AddHours(left)), default)).IsRefused);
        var matched = new Matched(test);
        var (mine, again) = (await PersonAsync(test, world.Case.Dossier), await PersonAsync(test, other.Dossier));

        await matched.JudgeAsync(await matched.ByHandAsync(mine, again), Judgement.Same);
        await FollowAsync(test, Make.Now.AddHours(2));
        await FollowAsync(test, Make.Now.AddHours(2));

        await using var all = test.Open();
        Assert.Equal(0, await all.Tasks.CountAsync(t => t.Dossier == other.Dossier)); // where they are now is told to nobody by it
        return (await all.Tasks.ToListAsync()).Count(t => (t.Template, t.ForRole, t.Dossier) == ("came-back", Role.Supervisor, world.Case.Dossier));
    }

    [Fact]
    public async Task On_the_pages_support_ends_with_what_was_entered_kept_and_the_person_is_asked_afterwards()
    {
        await using var site = await TestSite.StartAsync();
        await using var test = TestDb.On(site.Connection);
        var world = await SupportWorld.MakeAsync(test);
        var offer = await world.OfferAsync();
        await world.AnswerAsync(a => a.AcceptAsync(offer.Text, null, world.Act, default));
        var provider = site.As(world.Provider);
        var path = $"/cases/{world.Case.Reference.ToRoute()}/exit";
        var page = await TestSite.GetAsync(provider, path);
        (string, string)[] form = [("Form.Wish", "WantsToLeave"), ("Form.WishWords", "Made up: home."), ("Form.DecidedBy", "She"), ("Form.WhereTo", "family"), ("Form.Safety", "Safe"), ("Form.HandedOver", "Made up: papers."), ("Form.Risk", "Made up: debts."), ("Form.Consent", "Agreed"), ("Form.Way", "message"), ("Form.LeftOn.Month", "3"), ("Form.LeftOn.Year", "2026")];

        var refused = await TestSite.PostAsync(provider, path, page, [("Form.Reason", "no-cooperation"), .. form, ("Form.LeftOn.Day", "3")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await TestSite.ReadAsync(refused);
        Assert.Contains("article 11(3)", again.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Made up: debts.", again.QuerySelector("[name='Form.Risk']")!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TestSite.PostAsync(provider, path, page, [("Form.Reason", "own-wish"), .. form, ("Form.LeftOn.Day", "32")])).StatusCode);
        var ended = await TestSite.PostAsync(provider, path, page, [("Form.Reason", "own-wish"), .. form, ("Form.LeftOn.Day", "3")]);
        Assert.True(ended.StatusCode == HttpStatusCode.Redirect, (await TestSite.ReadAsync(ended)).QuerySelector(".govuk-error-summary")?.TextContent);

        var after = await TestSite.GetAsync(provider, path);
        var link = after.QuerySelector("main tbody a")!.GetAttribute("href")!;
        var one = await TestSite.GetAsync(provider, link);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TestSite.PostAsync(provider, link, one, ("Form.HowTheyAre", "Made up: well."))).StatusCode);
        var kept = await TestSite.PostAsync(provider, link, one, ("Form.Reached", "true"), ("Form.Way", "message"), ("Form.HowTheyAre", "Made up: well."), ("Form.NeedsAgain", "false"), ("Form.Signs", "No"), ("Form.GoOn", "true"));
        Assert.True(kept.StatusCode == HttpStatusCode.Redirect, (await TestSite.ReadAsync(kept)).QuerySelector(".govuk-error-summary")?.TextContent);
        Assert.Contains("Made up: well.", (await TestSite.GetAsync(provider, link)).Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<SupportWorld> HelpedAsync(TestDb test)
    {
        var world = await SupportWorld.MakeAsync(test);
        var offer = await world.OfferAsync();
        Assert.False((await world.AnswerAsync(a => a.AcceptAsync(offer.Text, null, world.Act, default))).IsRefused);
        return world;
    }

    private static async Task<SupportExit> LeaveAsync(SupportWorld world, ExitForm form)
    {
        await using var db = world.Test.Open(world.Provider);
        var ended = await Make.Ending(world.Test, db).RunAsync(world.Case.Reference, form, world.Act, default);
        Assert.Empty(ended.IsRefused ? ended.Problems : []);
        return ended.Value;
    }

    private static async Task<Entente.Foundation.Result<FollowUp>> AnswerAsync(SupportWorld world, int months, AfterwardsForm form, DateTimeOffset when)
    {
        await using var db = world.Test.Open(world.Provider);
        var asked = await db.FollowUps.AsNoTracking().SingleAsync(f => f.Months == months);
        return await Make.Asking(world.Test, db).RunAsync(asked.Reference.Text, form, world.Act with { When = when }, default);
    }

    private static async Task<Record> PersonAsync(TestDb test, DossierId dossier)
    {
        await using var db = test.Open();
        return await db.Records.AsNoTracking().Where(r => r.Dossier == dossier && r.Schema == "Person" && r.RowKind == DataKind.ReferralFacts).OrderBy(r => r.Id).FirstAsync();
    }

    private static async Task<SupportOffer> OfferAsync(TestDb test)
    {
        await using var db = test.Open();
        return await db.SupportOffers.SingleAsync();
    }

    private static Task FollowAsync(TestDb test, DateTimeOffset when) =>
        new Followers(test.Store, [new FollowReturns(TaskTemplates.Shipped, Calendars.Shipped, test.Ids)], new FakeTimeProvider(when.AddHours(1))).CatchUpAsync(default);
}
