using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Contact;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Storage;
using Entente.Support;
using Entente.Support.Placements;
using Entente.Support.Plans;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Support;

/// <summary>A place to live: suitable by law, away from danger, hidden from whoever need not know where it is.</summary>
public sealed class PlacementTests
{
    private static readonly Reader Provider = Make.Reader(Role.SupportProvider);
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly string[] Musts = ["agreed", "appropriate", "not-locked"];

    private static PlacementForm Good(string address = "9 Quiet Road", string town = "Leeds") => new() { Type = "safe-house", Address = address, Town = town, Suits = [.. Musts], Adults = 3, Children = 0 };

    [Fact]
    public void A_place_says_all_that_is_wrong_at_once()
    {
        Assert.Equal([new PlacementTypeMissing(), new PlacementAddressMissing(), new PlacementTownMissing()], Problems(new()));
        Assert.Equal([new PlacementPointUnreal(), new PlacementCheckUnknown(), new SharersOutside("Adults"), new PlacementUntilPast(Today)],
            Problems(Good() with { Latitude = "53.8", Suits = ["golden"], Adults = -1, Until = Today.AddDays(-1) }));
        Assert.Empty(Problems(Good()));

        static IReadOnlyList<Problem> Problems(PlacementForm form) => Prepare(form).Problems;
    }

    [Fact]
    public void What_the_law_asks_for_is_a_must_and_more_for_a_child()
    {
        Assert.Empty(Prepare(Good()).Value.Lacks(PlacementTerms.Shipped, isChild: false));
        Assert.Equal(["for-children", "apart-from-adults", "represented"], Prepare(Good()).Value.Lacks(PlacementTerms.Shipped, isChild: true).Select(c => c.Code));
        Assert.Equal(["agreed", "not-locked"], Prepare(Good() with { Suits = ["appropriate"] }).Value.Lacks(PlacementTerms.Shipped, isChild: false).Select(c => c.Code));
        Assert.All(PlacementTerms.Shipped.Checks, c => Assert.True(c.Source.Contains("11(", StringComparison.Ordinal) || c.Source.Contains("centre's policy", StringComparison.Ordinal) || c.Source.Contains("14(", StringComparison.Ordinal), c.Code));
    }

    [Theory, EveryDatabase]
    public async Task A_place_near_a_danger_is_offered_only_by_two_people_and_a_move_says_why(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await CaseAsync(test, Make.DangerousPlace(town: "York"));

        var near = (await DoAsync(test, k => k.PrepareAsync(about.Reference, Good(town: "York"), Act, default))).Value.Reference.Text;
        var stopped = Assert.IsType<PlacementStopped>(Assert.Single((await DoAsync(test, k => k.OfferAsync(about.Reference, near, new(), Act, default))).Problems));
        Assert.DoesNotContain("York", stopped.Rule, StringComparison.Ordinal);
        SafetyOverride asked;
        await using (var db = test.Open(Provider)) asked = (await new AskPlacementOverride(db, test.Gate, Safety(db), new AskOverride(db, test.Gate, test.Ids, SafetyTerms.Shipped, QuestionSets.Shipped)).RunAsync(about.Reference, near, "There is no other bed tonight, and staff stay awake.", new(), Act, default)).Value;
        await using (var db = test.Open(Make.Reader(Role.Supervisor))) Assert.False((await new AnswerOverride(db, test.Gate, SafetyTerms.Shipped).RunAsync(about.Reference, asked.Reference.Text, new() { Agreed = true }, Make.Act(Role.Supervisor), default)).IsRefused);
        var offered = (await DoAsync(test, k => k.OfferAsync(about.Reference, near, new(), Act, default))).Value;
        Assert.Equal((SafetyRules.PlaceNearSettlement, asked.Reference), (offered.Rules, offered.Override!.Value));
        Assert.Equal([new PlacementDayUnreal(Today, Today)], (await DoAsync(test, k => k.BeginAsync(about.Reference, near, new() { Day = Today.AddDays(1) }, Act, default))).Problems);
        Assert.False((await DoAsync(test, k => k.BeginAsync(about.Reference, near, new() { Day = Today }, Act, default))).IsRefused);

        // A second place that was written down, and to which the person moves.
        var next = (await DoAsync(test, k => k.PrepareAsync(about.Reference, Good(), Act, default))).Value.Reference.Text;
        Assert.False((await DoAsync(test, k => k.OfferAsync(about.Reference, next, new(), Act, default))).IsRefused);
        Assert.Equal([new MoveReasonMissing()], (await DoAsync(test, k => k.BeginAsync(about.Reference, next, new() { Day = Today }, Act, default))).Problems);
        var moves = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => DoAsync(test, k => k.BeginAsync(about.Reference, next, new() { Day = Today, Words = "A bed further away" }, Act, default))));
        Assert.Single(moves, m => !m.IsRefused);
        Assert.All(moves.Where(m => m.IsRefused), m => Assert.True(m.Problems.Single() is ChangedMeanwhile or PlacementMovedOn));
        Assert.Equal([new PlacementDayMissing(), new PlacementEndMissing()], (await DoAsync(test, k => k.EndAsync(about.Reference, next, new(), Act, default))).Problems);
        Assert.False((await DoAsync(test, k => k.EndAsync(about.Reference, next, new() { Day = Today, End = "own-wish" }, Act, default))).IsRefused);

        await using var after = test.Open();
        Assert.Equal([(PlacementState.Ended, "moved"), (PlacementState.Ended, "own-wish")], (await after.Placements.OrderBy(p => p.Id).ToListAsync()).Select(p => (p.State, p.End)));
        Assert.Equal(1, await after.Set<AuditEntry>().CountAsync(e => e.What == nameof(Refused) && e.About == about.Dossier));
    }

    [Theory, EveryDatabase]
    public async Task Nobody_lives_with_somebody_whom_they_are_to_be_kept_away_from_and_nothing_of_another_case_is_told(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await CaseAsync(test, new() { IsPerson = true, Role = "exploiter", Name = "Boss Invented", Why = "Made up" });
        var place = (await DoAsync(test, k => k.PrepareAsync(about.Reference, Good(), Act, default))).Value.Reference.Text;

        var told = await DoAsync(test, k => k.OfferAsync(about.Reference, place, new() { Sharers = "Somebody Else\nINVENTED, Boss" }, Act, default));
        Assert.Equal([new PlacementStopped(SafetyTerms.Shipped.Rules.Single(r => r.Code == SafetyRules.SharingTheirs).Text)], told.Problems);

        // The person of another case lives there, and it is that case which names ours.
        var ours = await Make.ReferralAsync(test, "H1.kind=full", "H1.value=Ana Madeup");
        var theirs = Make.Case(dossier: 6_001);
        var named = Case.Open(test.Ids, new(ours.Reference, ours.Dossier, ours.Organisation, new(10), "GB-EAW", ours.SentAt, false), Make.Machine);
        await test.AddAsync(theirs, named, Make.Assigned(Provider, theirs.Dossier), Make.Assigned(Provider, named.Dossier), Make.Danger(new() { IsPerson = true, Role = "associate", Name = "Ana Madeup", Why = "Made up" }, theirs));
        var home = (await DoAsync(test, k => k.PrepareAsync(theirs.Reference, Good("9, quiet road", "LEEDS"), Act, default))).Value.Reference.Text;
        Assert.False((await DoAsync(test, k => k.OfferAsync(theirs.Reference, home, new(), Act, default))).IsRefused);
        Assert.False((await DoAsync(test, k => k.BeginAsync(theirs.Reference, home, new() { Day = Today }, Act, default))).IsRefused);
        var wanted = (await DoAsync(test, k => k.PrepareAsync(named.Reference, Good(), Act, default))).Value.Reference.Text;
        var refused = Assert.IsType<PlacementStopped>(Assert.Single((await DoAsync(test, k => k.OfferAsync(named.Reference, wanted, new(), Act, default))).Problems));
        Assert.DoesNotContain("Madeup", refused.Rule, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Whoever_reads_the_plan_reads_a_safe_place_and_not_where(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await CaseAsync(test, Make.DangerousPlace(town: "York"));
        var place = (await DoAsync(test, k => k.PrepareAsync(about.Reference, Good(), Act, default))).Value.Reference.Text;
        await DoAsync(test, k => k.OfferAsync(about.Reference, place, new(), Act, default));
        await DoAsync(test, k => k.BeginAsync(about.Reference, place, new() { Day = Today }, Act, default));

        var supervisor = Make.Reader(Role.Supervisor) with { Purpose = Purpose.Support };
        await using var db = test.Open(supervisor);
        var act = new Act(supervisor, Purpose.Support, Make.Now);
        Assert.Equal(0, await db.Placements.CountAsync());
        Assert.IsType<NotAllowed>(Assert.Single((await new PlacementsOfCase(db, test.Gate, test.Ledger, Safety(db)).ReadAsync(about.Reference, "placements of case", act, default)).Problems));
        var plan = (await new PlanOfCase(db, test.Gate, test.Ledger, Entitlements.Shipped).ReadAsync(about.Reference, act, default)).Value;
        Assert.Equal((Today, false), (plan.SafeSince!.Value, plan.MayReadPlacements));

        await using var theirs = test.Open(Provider);
        Assert.Equal([about.Reference], (await new PlacementsOfCase(theirs, test.Gate, test.Ledger, Safety(theirs)).NowAsync(Act, default)).Select(l => l.Case));
        await using var stranger = test.Open(Make.Reader(Role.SupportProvider, user: 888));
        Assert.Empty(await new PlacementsOfCase(stranger, test.Gate, test.Ledger, Safety(stranger)).NowAsync(Make.Act(Role.SupportProvider, user: 888), default));
    }

    [Fact]
    public async Task The_pages_write_a_place_down_offer_it_and_list_it_without_its_address()
    {
        await using var site = await TestSite.StartAsync();
        await using var test = TestDb.On(site.Connection);
        var about = await CaseAsync(test, Make.DangerousPlace(town: "York"));
        var (provider, root) = (site.As(Provider), $"/cases/{about.Reference.ToRoute()}/placements");
        (string, string)[] place = [("Form.Type", "safe-house"), ("Form.Address", "9 Quiet Road"), ("Form.Town", "Leeds"), ("Form.Suits", "agreed"), ("Form.Suits", "appropriate"), ("Form.Suits", "not-locked")];
        var page = await TestSite.GetAsync(provider, root + "/new");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TestSite.PostAsync(provider, root + "/new", page, [.. place, ("Form.Until.Day", "31"), ("Form.Until.Month", "2"), ("Form.Until.Year", "2027")])).StatusCode);
        var prepared = await TestSite.PostAsync(provider, root + "/new", page, place);
        Assert.Equal(HttpStatusCode.Redirect, prepared.StatusCode);

        var path = prepared.Headers.Location!.ToString();
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(provider, root + "?handler=Offer", await TestSite.GetAsync(provider, path), ("Form.Sharers", ""))).StatusCode);
        var offered = await TestSite.GetAsync(provider, path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TestSite.PostAsync(provider, root + "?handler=Begin", offered, ("Form.Day.Day", "40"), ("Form.Day.Month", "3"), ("Form.Day.Year", "2026"))).StatusCode);
        Assert.Contains("9 Quiet Road", offered.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var list = await TestSite.GetAsync(provider, "/support/placements");
        Assert.Contains(about.Reference.Text, list.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Quiet", list.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.As(Role.DecisionMaker).GetAsync(root)).StatusCode);
    }

    private static Act Act => Make.Act(Role.SupportProvider);

    private static Result<Placement> Prepare(PlacementForm form) => Placement.Prepare(form, Make.Case(), PlacementTerms.Shipped, new(TimeProvider.System, new Random(3)), Act, Today);

    private static async Task<Case> CaseAsync(TestDb test, DangerForm danger)
    {
        var about = Make.Case();
        await test.AddAsync(about, Make.Assigned(Provider, about.Dossier), Make.Danger(danger, about));
        return about;
    }

    private static async Task<T> DoAsync<T>(TestDb test, Func<KeepPlacements, Task<T>> what)
    {
        await using var db = test.Open(Provider);
        return await what(new(db, test.Gate, test.Ledger, test.Ids, PlacementTerms.Shipped, SafetyTerms.Shipped, Safety(db), Calendars.Shipped));
    }

    private static PlacementSafety Safety(EntenteDb db) => new(db, SafetyTerms.Shipped, QuestionSets.Shipped);
}
