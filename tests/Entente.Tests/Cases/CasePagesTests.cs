using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Web.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests.Cases;

public sealed class CasePagesTests
{
    private static readonly Reader Maker = Make.Reader(Role.DecisionMaker);
    private static readonly Reader Supervisor = Make.Reader(Role.Supervisor);

    [Fact]
    public async Task The_clocks_page_tells_what_runs_and_a_pause_needs_two_people()
    {
        await using var site = await TestSite.StartAsync();
        var (about, clock) = await WithClockAsync(site);
        var path = $"/cases/{about.Reference.ToRoute()}/clocks";
        var maker = site.As(Maker);

        var page = await TestSite.GetAsync(maker, path);
        Assert.Contains("Reasonable-grounds decision", page.Body!.TextContent, StringComparison.Ordinal);

        var asked = await TestSite.PostAsync(maker, path, page, ("Clock", clock.Reference.ToRoute()), ("Form.What", "Pause"), ("Form.Reason", "The council assesses the age"), ("Form.Authority", "Guidance on requests"));
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        await using (var db = site.Open())
        {
            Assert.False((await db.Clocks.SingleAsync()).IsPaused);
        }

        var second = site.As(Supervisor);
        var waiting = await TestSite.GetAsync(second, path);
        Assert.Contains("The council assesses the age", waiting.Body!.TextContent, StringComparison.Ordinal);
        var agreed = await TestSite.PostAsync(second, path + "?handler=Answer", waiting, ("Clock", clock.Reference.ToRoute()), ("Agreed", "true"));
        Assert.Equal(HttpStatusCode.Redirect, agreed.StatusCode);

        await using var after = site.Open();
        Assert.True((await after.Clocks.SingleAsync()).IsPaused);
        Assert.Equal([nameof(ClockChangeAsked), nameof(ClockPaused)], await after.Set<AuditEntry>().Where(e => e.About == about.Dossier && e.Sort == EventSort.Change).OrderBy(e => e.Seq).Select(e => e.What).ToListAsync());
    }

    [Fact]
    public async Task The_law_of_every_territory_is_shown_with_what_is_not_confirmed_on_any_day()
    {
        await using var site = await TestSite.StartAsync();
        var responder = site.As(Role.FirstResponder);

        var list = await TestSite.GetAsync(responder, "/law?On=2011-03-22");
        Assert.Equal(30, list.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("No law is known for that day", list.Body!.TextContent, StringComparison.Ordinal);
        var state = await TestSite.GetAsync(responder, "/law/territory?of=NL&on=2026-01-10");
        Assert.Contains("National law is said to give 90 days, unconfirmed", state.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("9 February 2026", state.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(8, (await TestSite.GetAsync(responder, "/law/territory?of=GB-SCT")).QuerySelectorAll("svg.entente-law rect").Length);
        Assert.Equal(HttpStatusCode.NotFound, (await responder.GetAsync("/law/territory?of=atlantis")).StatusCode);
    }

    [Fact]
    public async Task Whoever_asked_for_a_change_cannot_agree_to_it_and_whoever_is_not_assigned_finds_nothing()
    {
        await using var site = await TestSite.StartAsync();
        var (about, _) = await WithClockAsync(site);
        var path = $"/cases/{about.Reference.ToRoute()}/clocks";

        Assert.Equal(HttpStatusCode.NotFound, (await site.As(Make.Reader(Role.DecisionMaker, user: 999)).GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.As(Role.BorderOfficer).GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Every_page_of_a_case_shows_to_its_decision_maker_and_is_remembered()
    {
        await using var site = await TestSite.StartAsync();
        var (about, _) = await WithClockAsync(site);
        var maker = site.As(Maker);
        var root = $"/cases/{about.Reference.ToRoute()}";

        foreach (var path in (string[])["/cases", root, root + "/evidence", root + "/decision", root + "/letter", root + "/chronology", root + "/clocks"])
        {
            var page = await TestSite.GetAsync(maker, path);
            Assert.Single(page.QuerySelectorAll("h1"));
        }

        await using var db = site.Open();
        Assert.Equal(7, await db.Set<AuditEntry>().CountAsync(e => e.Sort == EventSort.Read && e.What == nameof(Seen)));
    }

    [Fact]
    public async Task After_a_refusal_the_same_person_goes_on_from_what_the_page_saved()
    {
        await using var site = await TestSite.StartAsync();
        var (about, _) = await WithClockAsync(site);
        var path = $"/cases/{about.Reference.ToRoute()}/decision";
        var maker = site.As(Maker);

        var refused = await TestSite.PostAsync(maker, path + "?handler=Issue", await TestSite.GetAsync(maker, path), ("Form.Words", "Words so far."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await TestSite.ReadAsync(refused);
        Assert.Equal(["#Form_Outcome", "#Form_Outcome", "#Form_Reasons"], page.QuerySelectorAll(".govuk-error-summary li").Select(l => l.QuerySelector("a")?.GetAttribute("href")));
        // Where a browser would send it: to the page, not to the handler that refused.
        Assert.Equal(path, page.QuerySelector("form[data-guard-unsaved]")!.GetAttribute("action"));
        var saved = await TestSite.PostAsync(maker, path, page, ("Form.Outcome", "Positive"), ("Form.Reasons", "act-shown"), ("Form.Words", "More words."));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        await using var db = site.Open();
        Assert.Equal("More words.", (await db.Grounds.SingleAsync()).Words);
    }

    [Fact]
    public async Task Two_versions_of_a_draft_are_shown_and_chosen_from_field_by_field()
    {
        await using var site = await TestSite.StartAsync();
        var (about, _) = await WithClockAsync(site);
        var path = $"/cases/{about.Reference.ToRoute()}/decision";
        var maker = site.As(Maker);
        await TestSite.PostAsync(maker, path, await TestSite.GetAsync(maker, path), ("Form.Outcome", "Positive"), ("Form.Words", "First words."));
        var (mine, theirs) = (await TestSite.GetAsync(maker, path), await TestSite.GetAsync(maker, path));
        await TestSite.PostAsync(maker, path, theirs, ("Form.Outcome", "Negative"), ("Form.Reasons", "purpose-not-enough"), ("Form.Words", "Words of the other."));

        var clash = await TestSite.PostAsync(maker, path, mine, ("Form.Outcome", "Positive"), ("Form.Reasons", "act-shown"), ("Form.Words", "Words of mine."));
        var page = await TestSite.ReadAsync(clash);
        Assert.Equal(HttpStatusCode.Conflict, clash.StatusCode);
        Assert.Contains("Words of the other.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Words of mine.", page.Body!.TextContent, StringComparison.Ordinal);

        var half = await TestSite.PostAsync(maker, path + "?handler=Choose", page, ("Choices.Keep[Outcome]", "Theirs"));
        Assert.Equal(HttpStatusCode.Conflict, half.StatusCode);
        var chosen = await TestSite.PostAsync(maker, path + "?handler=Choose", await TestSite.ReadAsync(half), ("Choices.Keep[Outcome]", "Mine"), ("Choices.Keep[Reasons]", "Mine"), ("Choices.Keep[Words]", "Both"));

        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        await using var db = site.Open();
        var kept = await db.Grounds.SingleAsync();
        Assert.Equal((GroundsOutcome.Positive, "act-shown", "Words of the other.\n\nWords of mine."), (kept.Outcome, kept.Reasons, kept.Words.ReplaceLineEndings("\n")));
    }

    [Theory, InlineData("9999-12-31"), InlineData("0001-01-01"), InlineData("yesterday")]
    public async Task A_day_out_of_the_calendar_is_answered_with_words_and_not_with_a_fault(string day)
    {
        await using var site = await TestSite.StartAsync();
        var (about, _) = await WithClockAsync(site);

        using var answer = await site.As(Maker).GetAsync($"/cases/{about.Reference.ToRoute()}/clocks?on={day}");
        var page = await TestSite.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull(page.QuerySelector(".govuk-error-summary"));
    }

    [Fact]
    public async Task Home_names_what_can_be_missed_before_what_only_has_to_pass()
    {
        await using var site = await TestSite.StartAsync();
        var (about, _) = await WithClockAsync(site);
        var ids = new Entente.Foundation.IdSource(TimeProvider.System, new Random(6));
        var now = TimeProvider.System.GetUtcNow();
        Clock Floor(DateTimeOffset from) => Clock.Start(ids, ClockRules.Shipped.InForce("UK-RECOVERY", new(2026, 11, 17)), about.Dossier, about.Organisation, about.Team, "GB-EAW", Make.Machine, from);
        await using (var db = site.Open())
        {
            db.AddRange(Floor(now.AddDays(-200)), Floor(now.AddDays(-10)));
            await db.CommitAsync(Make.Machine, new CaseOpened(about.Reference, about.Referral, default), default);
        }

        var home = await TestSite.GetAsync(site.As(Maker), "/");

        var text = home.Body!.TextContent;
        var (deadline, floor) = (text.IndexOf("Reasonable-grounds decision", StringComparison.Ordinal), text.IndexOf("Lasts at least", StringComparison.Ordinal));
        Assert.True(deadline >= 0 && floor > deadline, text);
        Assert.Equal(floor, text.LastIndexOf("Lasts at least", StringComparison.Ordinal));
    }

    /// <summary>A case from a state whose file was taken out: its calendar is known, its rules of decision are not, and the page says so before anything is typed.</summary>
    [Fact]
    public async Task Where_the_centre_has_no_rules_of_decision_the_page_says_so_and_a_draft_is_refused_in_words()
    {
        using var law = new LawFolder();
        File.Delete(law.Data.PathOf("regimes/fr.json"));
        await using var site = await TestSite.StartAsync(services: s => s.AddSingleton(Regimes.From(law.Data)));
        var (about, _) = await WithClockAsync(site, "FR");
        var path = $"/cases/{about.Reference.ToRoute()}/decision";
        var maker = site.As(Maker);

        var page = await TestSite.GetAsync(maker, path);
        Assert.Contains("no decision can be drafted or issued here", page.QuerySelector(".govuk-warning-text")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("[name='Form.Words']"));

        var refused = await TestSite.PostAsync(maker, path, page, ("Form.Outcome", "Positive"), ("Form.Words", "Words."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Pass the case to the authority of that territory", (await TestSite.ReadAsync(refused)).QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        await using var db = site.Open();
        Assert.Equal(0, await db.Grounds.CountAsync());
        Assert.Equal(HttpStatusCode.OK, (await maker.GetAsync(path.Replace("/decision", "/clocks", StringComparison.Ordinal))).StatusCode);
    }

    [Fact]
    public async Task A_case_of_any_state_says_whose_law_and_calendar_count()
    {
        Assert.All(Calendars.Shipped.All, c => Assert.DoesNotContain(c.Territory, Design.Rendered.Texts.Territory(c.Territory), StringComparison.Ordinal));
        Assert.Equal(Design.Rendered.Texts.Territory("GB-EAW"), Design.Rendered.Texts.Territory("gb-eaw"));

        await using var site = await TestSite.StartAsync();
        var (about, _) = await WithClockAsync(site, "FR");
        Assert.Contains("France", (await TestSite.GetAsync(site.As(Maker), $"/cases/{about.Reference.ToRoute()}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    internal static async Task<(Case Case, Clock Clock)> WithClockAsync(TestSite site, string territory = "GB-EAW", DateTimeOffset? stoppedOn = null)
    {
        var about = Make.Case(receivedAt: DateTimeOffset.FromUnixTimeSeconds(1_795_000_000), territory: territory);
        var clock = Clock.Start(new(TimeProvider.System, new Random(5)), ClockRules.Shipped.InForce("UK-RG", new(2026, 11, 17)), about.Dossier, about.Organisation, about.Team, "GB-EAW", Make.Machine, new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        if (stoppedOn is { } at) Assert.False(clock.Stop(at, Calendars.Shipped.Of("GB-EAW")).IsRefused);
        await using var db = site.Open();
        db.AddRange(about, clock, Make.Assigned(Maker, about.Dossier));
        await db.CommitAsync(Make.Machine, new CaseOpened(about.Reference, about.Referral, default), default);
        return (about, clock);
    }
}
