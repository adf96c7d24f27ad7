using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Entente.Supervision.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Browser.Tests;

/// <summary>A supervisor looks at the team's work and at who has a case; a drawn decision is given to somebody who decides it anew.</summary>
public sealed class SupervisionLookTests(Browser browser, BrowserSite site) : IClassFixture<BrowserSite>
{
    /// <summary>What is looked at here.</summary>
    public static readonly string[] Pages = ["SUPERVISION", "SUPERVISION/CASES", "SUPERVISION/SAMPLES", "SUPERVISION/SAMPLES/{REFERENCE}", "SUPERVISION/READINGS/{REFERENCE}", "CASES/{REFERENCE}/READERS"];

    [Theory, InlineData(Window.Wide), InlineData(Window.Narrow), InlineData(Window.RightToLeft)]
    public async Task Supervision_can_be_used_by_everybody_who_does_it(Window window)
    {
        await using var visit = await browser.VisitAsync(site, window);
        var (draw, reading) = await DrawAsync(window, visit.PersonaOf(Role.Supervisor), visit.PersonaOf(Role.DecisionMaker));
        await visit.SignInAsync(Role.Supervisor);
        await visit.GoAsync("/supervision", "supervision.board");
        await visit.GoAsync("/supervision/cases", "supervision.cases");
        await visit.FollowAsync("main tbody th a");
        await visit.FollowAsync("main a[href$='/readers']");
        await visit.LookAsync("supervision.readers");
        await visit.GoAsync("/supervision/samples", "supervision.samples");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("supervision.samples.error");
        await visit.GoAsync(draw, "supervision.sample");
        await visit.FollowAsync("main a[href*='which=']");
        Assert.Equal(422, await visit.PressAsync("main form[data-guard-unsaved] button"));
        await visit.LookAsync("supervision.sample.error");

        await visit.SignInAsync(Role.DecisionMaker);
        await visit.GoAsync(reading, "supervision.reading");
        Assert.Equal(422, await visit.PressAsync("main form[data-guard-unsaved] button"));
        await visit.LookAsync("supervision.reading.error");

        Assert.Equal("", string.Join(", ", Pages.Except(visit.Looked)));
    }

    /// <summary>A decision that nobody of the example world had a part in, drawn and given; each window draws another month, for the three share a centre.</summary>
    private async Task<(string Draw, string Reading)> DrawAsync(Window window, string supervisor, string maker)
    {
        _ = site.Services.GetRequiredService<Ledger>();
        await using var db = site.Open();
        var ids = new IdSource(TimeProvider.System, Random.Shared);
        var leads = await db.Users.SingleAsync(u => u.DisplayName == supervisor);
        var decides = await db.Users.SingleAsync(u => u.DisplayName == maker);
        var act = new Act(new(leads.Id, Role.Supervisor, leads.Organisation, leads.Team) { Purpose = Purpose.Decision }, Purpose.Decision, Act.Cut(TimeProvider.System.GetUtcNow()));
        var nobody = new Act(new(new(900_001), Role.DecisionMaker, leads.Organisation, leads.Team), Purpose.Decision, act.When);
        var about = Case.Open(ids, new(Reference.New("REF"), new(900_010 + (int)window), leads.Organisation, decides.Team, "GB-EAW", act.When, false), nobody);
        var day = DateOnly.FromDateTime(act.When.UtcDateTime);
        var regime = Regimes.Shipped.On(about.Territory, day)!;
        var decision = Grounds.Begin(about, regime, ids, nobody);
        decision.Save(new() { Outcome = GroundsOutcome.Positive, Reasons = ["act-shown", "purpose-shown"], Words = "Made-up reasons." }, regime, nobody);
        List<Evidence> weighed = [.. Enum.GetValues<Element>().Select(e => Evidence.From(new() { Element = e, Side = Side.For, Weight = Weight.Strong, What = $"Made up: seen of the {e}.", Why = "Made up" }, about, ids, nobody).Value)];
        decision.Issue(Regimes.Shipped.Reasons, weighed, regime, nobody, Regimes.Shipped.PurposesOn(about.Territory, day));
        decision.KeepBasis(Basis.Of(about, decision, regime, Regimes.Shipped, day, weighed, []));
        var draw = SampleDraw.Of(SampleRules.Shipped.All[0], new DateOnly(2026, 1, 1).AddMonths((int)window), "made-up seed", [new(decision.Id, GroundsOutcome.Positive, decision.Stage)], 1, 0, ids, act);
        var reading = DrawnDecision.Of(draw, decision, ids);
        reading.HandTo(decides.Id, act.When);
        db.AddRange([about, decision, .. weighed, draw, reading]);
        await db.CommitAsync(act, new SampleDrawn(draw.Reference, draw.Month, 1, 1), default);
        return ($"/supervision/samples/{draw.Reference.ToRoute()}", $"/supervision/readings/{reading.Reference.ToRoute()}");
    }
}
