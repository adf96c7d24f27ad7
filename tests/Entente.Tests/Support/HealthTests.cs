using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Foundation;
using Entente.Storage;
using Entente.Support;
using Entente.Support.Health;
using Entente.Support.Offers;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Support;

/// <summary>Health: written by those who support the person, shut to everybody else until the person agrees, and shut again the moment they take it back.</summary>
public sealed class HealthTests
{
    private static readonly Reader Provider = Make.Reader(Role.SupportProvider);
    private static readonly Reader Worker = Make.Reader(Role.CaseWorker);
    private static readonly string[] Whole = ["need", "urgency", "provider"];

    [Fact]
    public void A_need_says_all_that_is_wrong_and_urgent_treatment_asks_for_no_consent()
    {
        Assert.Equal([new HealthCategoryMissing(), new HealthWhatMissing(), new HealthToldByMissing(), new HealthUrgencyMissing()], Need(new()).Problems);
        Assert.Equal([new UrgentTreatmentNotSaid(), new WordsBroken("What"), new WordsTooLong("Provider", HealthNeed.MostName)], Need(Make.Ill() with { IsUrgent = true, What = HardTexts.Broken, Provider = HardTexts.Of(HealthNeed.MostName + 1) }).Problems);
        Assert.False(Need(Make.Ill() with { IsUrgent = true, Done = "Made up: an ambulance came." }).IsRefused);
        Assert.False(HealthTerms.Shipped.IsConfirmed);
        Assert.True(HealthTerms.Shipped.Opens(Role.CaseWorker, "centre", "support"));
        Assert.False(HealthTerms.Shipped.Opens(Role.DecisionMaker, "centre", "support")); // agreed to for help is not agreed to for deciding
    }

    [Theory, EveryDatabase]
    public async Task Nobody_outside_reads_it_before_the_person_agreed_and_nobody_any_more_when_they_take_it_back(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await CaseAsync(test);
        var need = await KeepAsync(test, about, Make.Ill());
        Assert.Empty(await SeenByAsync(test, about, Worker));
        await using (var db = test.Open(Worker))
        {
            Assert.Equal((0, 0), (await db.HealthNeeds.CountAsync(), await db.HealthShares.CountAsync()));
            Assert.IsType<NotAllowed>(Assert.Single((await Make.HealthOf(test, db).ReadAsync(about.Reference, "health", Make.Act(Role.CaseWorker), default)).Problems));
        }

        // Neither another part of the data nor another recipient opens it.
        var others = Make.Agreed(about, "support", "provider", "health");
        Assert.Equal([new HealthConsentMissing(), new HealthPartsMissing()], (await ShareAsync(test, need, new())).Problems);
        var agreed = Make.Agreed(about, "health", "centre", "health");
        await test.AddAsync([.. others, .. agreed]);
        Assert.False((await ShareAsync(test, need, new() { Consent = others[0].Reference.Text, Parts = [.. Whole] })).IsRefused);
        Assert.Empty(await SeenByAsync(test, about, Worker));
        Assert.False((await ShareAsync(test, need, new() { Consent = agreed[0].Reference.Text, Parts = ["urgency", "need"] })).IsRefused);
        Assert.Equal([new HealthSharedAlready()], (await ShareAsync(test, need, new() { Consent = agreed[0].Reference.Text, Parts = ["provider"] })).Problems);

        var seen = Assert.Single(await SeenByAsync(test, about, Worker));
        Assert.Equal((Make.Ill().What, false, null), (seen.What, seen.IsUrgent, seen.Provider));
        Assert.Empty(await SeenByAsync(test, about, Make.Reader(Role.DecisionMaker)));
        Assert.Empty(await SeenByAsync(test, about, Make.Reader(Role.Supervisor) with { Team = about.Team }));

        await test.AddAsync([.. Make.TakenBack(about, Make.Now.AddMinutes(5), agreed[0])]);
        Assert.Single(await SeenByAsync(test, about, Worker, Make.Now));
        Assert.Empty(await SeenByAsync(test, about, Worker, Make.Now.AddMinutes(5)));
        Assert.Equal([new HealthConsentNoLongerHolds()], (await ShareAsync(test, await KeepAsync(test, about, Make.Ill()), new() { Consent = agreed[0].Reference.Text, Parts = ["need"] }, Make.Now.AddMinutes(6))).Problems);
        await using var log = test.Open();
        Assert.DoesNotContain(await log.Set<AuditEntry>().Where(e => e.About == about.Dossier).ToListAsync(), e => e.Detail.Contains("Made up", StringComparison.Ordinal) || e.Detail.Contains("pregnancy", StringComparison.Ordinal));
    }

    [Theory, EveryDatabase]
    public async Task A_later_version_is_shared_as_the_first_was_stopping_shuts_it_and_one_of_several_makes_the_next(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await CaseAsync(test);
        var agreed = Make.Agreed(about, "referral", "centre", "health");
        await test.AddAsync([.. agreed]);
        var need = await KeepAsync(test, about, Make.Ill());
        var shared = (await ShareAsync(test, need, new() { Consent = agreed[0].Reference.Text, Parts = [.. Whole] })).Value;

        var told = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => TryAsync(test, about, HealthForm.Again(need) with { What = $"Made up {i}" })));
        Assert.Single(told, t => !t.IsRefused);
        Assert.All(told.Where(t => t.IsRefused), t => Assert.Equal([new HealthChangedMeanwhile()], t.Problems));
        var maker = Make.Reader(Role.DecisionMaker);
        Assert.Equal(told.Single(t => !t.IsRefused).Value.What, Assert.Single(await SeenByAsync(test, about, maker)).What);

        await using (var db = test.Open(Provider)) Assert.False((await Make.Sharing(test, db).StopAsync(need.Reference.Text, shared.Reference.Text, Make.Act(Role.SupportProvider), default)).IsRefused);
        Assert.Empty(await SeenByAsync(test, about, maker));
        // Another organisation writes its own and does not read what the provider wrote.
        var police = Make.Reader(Role.FirstResponder, organisation: new(77));
        await using var theirs = test.Open(police);
        Assert.Equal(0, await theirs.HealthNeeds.CountAsync());
    }

    [Theory, EveryDatabase]
    public async Task Whoever_wrote_the_first_version_does_not_read_what_another_organisation_writes_on(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await CaseAsync(test);
        var police = Make.Reader(Role.FirstResponder, organisation: new(77));
        var first = HealthNeed.From(Make.Ill(), about, null, HealthTerms.Shipped, test.Ids, new Act(police, police.Purpose!.Value, Make.Now)).Value;
        await test.AddAsync(first);

        var next = await KeepAsync(test, about, HealthForm.Again(first) with { What = "Made up: what they told the provider." });

        Assert.Equal((first.First, 2, Provider.Organisation), (next.First, next.Number, next.Organisation));
        await using var theirs = test.Open(police);
        Assert.Equal(first.Reference, (await theirs.HealthNeeds.SingleAsync()).Reference);
    }

    [Fact]
    public async Task On_the_pages_it_is_written_shared_by_consent_and_shown_to_whom_the_person_agreed()
    {
        await using var site = await TestSite.StartAsync();
        await using var test = TestDb.On(site.Connection);
        var about = await CaseAsync(test);
        await test.AddAsync([.. Make.Agreed(about, "support", "centre", "health")]);
        var (provider, worker, root) = (site.As(Provider), site.As(Worker), $"/cases/{about.Reference.ToRoute()}/health");

        var form = await TestSite.GetAsync(provider, root + "/new");
        (string, string)[] need = [("Form.Category", "pregnancy"), ("Form.What", "Made up: in the fifth month."), ("Form.ToldBy", "person")];
        var wrong = await TestSite.PostAsync(provider, root + "/new", form, need);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("fifth month", (await TestSite.ReadAsync(wrong)).QuerySelector("[name='Form.What']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(provider, root + "/new", form, [.. need, ("Form.IsUrgent", "false")])).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await worker.GetAsync(root)).StatusCode);
        Assert.DoesNotContain("fifth month", (await TestSite.GetAsync(worker, root + "/shared")).Body!.TextContent, StringComparison.Ordinal);

        var path = (await TestSite.GetAsync(provider, root)).QuerySelector("main a[href*='/support/health/']")!.GetAttribute("href")!;
        var one = await TestSite.GetAsync(provider, path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TestSite.PostAsync(provider, path + "?handler=Share", one)).StatusCode);
        var consent = one.QuerySelector("[name='Share.Consent']")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(provider, path + "?handler=Share", one, ("Share.Consent", consent), ("Share.Parts", "need"))).StatusCode);
        Assert.Contains("fifth month", (await TestSite.GetAsync(worker, root + "/shared")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await provider.GetAsync("/support/health/HLTH-NONE")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await worker.GetAsync(path)).StatusCode);
    }

    private static Result<HealthNeed> Need(HealthForm form) => HealthNeed.From(form, Make.Case(), null, HealthTerms.Shipped, new(TimeProvider.System, new Random(6)), Make.Act(Role.SupportProvider));

    private static async Task<Result<HealthNeed>> TryAsync(TestDb test, Case about, HealthForm form)
    {
        await using var db = test.Open(Provider);
        return await Make.Health(test, db).RunAsync(about.Reference, form, Make.Act(Role.SupportProvider), default);
    }

    private static async Task<HealthNeed> KeepAsync(TestDb test, Case about, HealthForm form)
    {
        var kept = await TryAsync(test, about, form);
        Assert.Empty(kept.IsRefused ? kept.Problems : []);
        return kept.Value;
    }

    private static async Task<Result<HealthShare>> ShareAsync(TestDb test, HealthNeed need, HealthShareForm form, DateTimeOffset? when = null)
    {
        await using var db = test.Open(Provider);
        return await Make.Sharing(test, db).RunAsync(need.Reference.Text, form, Make.Act(Role.SupportProvider, when), default);
    }

    private static async Task<IReadOnlyList<SharedNeed>> SeenByAsync(TestDb test, Case about, Reader reader, DateTimeOffset? when = null)
    {
        await using var db = test.Open(reader);
        return (await Make.SharedHealth(test, db).ReadAsync(about.Reference, new Act(reader, reader.Purpose!.Value, when ?? Make.Now), default)).Value.Needs;
    }

    private static async Task<Case> CaseAsync(TestDb test)
    {
        var about = Make.Case();
        await test.AddAsync(about, Make.Assigned(Provider, about.Dossier), Make.Assigned(Worker, about.Dossier), Make.Assigned(Make.Reader(Role.DecisionMaker), about.Dossier));
        return about;
    }
}
