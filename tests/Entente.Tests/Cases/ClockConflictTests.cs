using System.Net;
using AngleSharp.Dom;
using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Entente.Tests.Referrals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests.Cases;

/// <summary>Two people change one clock: nothing is overwritten, each sees what the other did and chooses.</summary>
public sealed class ClockConflictTests
{
    private static readonly Reader Maker = Make.Reader(Role.DecisionMaker);

    [Theory, EveryDatabase]
    public async Task Whoever_asks_second_sees_what_the_other_asked_for_and_may_put_their_own_in_its_place(string database)
    {
        var given = await GivenAsync(database);
        await using var site = given.Site;
        var (page, path) = (await TestSite.GetAsync(given.Mine, given.Path), given.Path);
        Assert.Equal(HttpStatusCode.Redirect, (await AskAsync(given.Other, given, "The council assesses the age")).StatusCode);

        var clash = await AskAsync(given.Mine, given, "The person is in hospital", page);
        Assert.Equal(HttpStatusCode.Conflict, clash.StatusCode);
        var both = await TestSite.ReadAsync(clash);
        Assert.Contains($"{given.Name} saved on", both.QuerySelector(".govuk-warning-text")!.TextContent, StringComparison.Ordinal);
        Assert.All(["The council assesses the age", "The person is in hospital", "waits for a second person"], w => Assert.Contains(w, both.QuerySelector("main")!.TextContent, StringComparison.Ordinal));

        var unchosen = await TestSite.PostAsync(given.Mine, path + "?handler=Choose", both, ("Choices.Version", Version(both)));
        Assert.Equal(HttpStatusCode.Conflict, unchosen.StatusCode);
        Assert.NotNull((await TestSite.ReadAsync(unchosen)).QuerySelector(".govuk-error-summary"));
        Assert.Equal(("The council assesses the age", 1), await AskedAsync(site));

        Assert.Equal(HttpStatusCode.Redirect, (await ChooseAsync(given, both, "Mine")).StatusCode);
        Assert.Equal(("The person is in hospital", 2), await AskedAsync(site));
    }

    [Theory, EveryDatabase]
    public async Task Whoever_leaves_the_others_change_as_it_is_stores_nothing(string database)
    {
        var given = await GivenAsync(database);
        await using var site = given.Site;
        var page = await TestSite.GetAsync(given.Mine, given.Path);
        await AskAsync(given.Other, given, "The council assesses the age");

        var both = await TestSite.ReadAsync(await AskAsync(given.Mine, given, "The person is in hospital", page));

        Assert.Equal(HttpStatusCode.Redirect, (await ChooseAsync(given, both, "Theirs")).StatusCode);
        Assert.Equal(("The council assesses the age", 1), await AskedAsync(site));
        Assert.Contains("Left as it was saved", (await TestSite.GetAsync(given.Mine, given.Path)).QuerySelector(".govuk-notification-banner")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task A_third_change_brings_the_choice_again(string database)
    {
        var given = await GivenAsync(database);
        await using var site = given.Site;
        var (mine, other) = (await TestSite.GetAsync(given.Mine, given.Path), await TestSite.GetAsync(given.Other, given.Path));
        await AskAsync(given.Other, given, "The council assesses the age", other);
        var both = await TestSite.ReadAsync(await AskAsync(given.Mine, given, "The person is in hospital", mine));
        var supervisor = site.As(Role.Supervisor);
        await AnswerAsync(supervisor, given, await TestSite.GetAsync(supervisor, given.Path));

        var again = await ChooseAsync(given, both, "Mine");
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        var changed = await TestSite.ReadAsync(again);
        Assert.Contains("has taken effect", changed.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The council assesses the age", changed.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var refused = await ChooseAsync(given, changed, "Mine");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var shown = await TestSite.ReadAsync(refused);
        Assert.Contains("This clock is already paused", shown.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("The person is in hospital", shown.QuerySelector("textarea[name='Form.Reason']")!.TextContent.Trim());
    }

    [Theory, EveryDatabase]
    public async Task A_second_person_agrees_to_what_they_read_and_to_nothing_that_was_asked_later(string database)
    {
        var given = await GivenAsync(database);
        await using var site = given.Site;
        var (mine, supervisor) = (await TestSite.GetAsync(given.Mine, given.Path), site.As(Role.Supervisor));
        await AskAsync(given.Mine, given, "The person is in hospital", mine);
        var read = await TestSite.GetAsync(supervisor, given.Path);
        await using (var db = site.Open(given.Second))
        {
            var form = new ClockForm { What = ClockChange.Pause, Reason = "The council assesses the age", Authority = "Guidance" };
            Assert.False((await Asker(site, db).InsteadAsync(given.Clock, form, Make.Act(Role.DecisionMaker, user: given.Second.User.Value), default)).IsRefused);
        }

        var refused = await AnswerAsync(supervisor, given, read);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var shown = await TestSite.ReadAsync(refused);
        Assert.Contains($"{given.Name} asked for something else on 2 March 2026, 09:30", shown.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Null(shown.QuerySelector("input[name=Agreed][checked]"));

        Assert.Equal(HttpStatusCode.Redirect, (await AnswerAsync(supervisor, given, shown)).StatusCode);
        await using var after = site.Open();
        Assert.Equal("The council assesses the age", (await after.Clocks.SingleAsync()).Intervals[^1].Reason);
    }

    [Theory, EveryDatabase]
    public async Task Of_two_who_change_it_at_the_same_moment_the_second_is_told_and_stores_nothing(string database)
    {
        var given = await GivenAsync(database);
        await using var site = given.Site;
        var act = Make.Act(Role.DecisionMaker);
        var seen = (await TestSite.GetAsync(given.Mine, given.Path)).QuerySelector("input[name='Form.Seen']")!.GetAttribute("value");
        ClockForm Form() => new() { What = ClockChange.Pause, Reason = "The person is in hospital", Authority = "Guidance", Seen = seen };
        await using var late = site.Open(Maker);
        // Two units of work at once: this one holds the clock as it was, and saves after the other.
        await late.Clocks.LoadAsync();

        await using (var first = site.Open(given.Second)) Assert.False((await Asker(site, first).RunAsync(given.Clock, Form(), Make.Act(Role.DecisionMaker, user: given.Second.User.Value), default)).IsRefused);

        Assert.IsType<ChangedMeanwhile>(Assert.Single((await Asker(site, late).RunAsync(given.Clock, Form(), act, default)).Problems));
        await using var later = site.Open(Make.Reader(Role.Supervisor));
        await later.Clocks.LoadAsync();
        await using (var first = site.Open(Make.Reader(Role.Supervisor, user: 888))) Assert.False((await Answerer(site, first).RunAsync(given.Clock, true, null, Make.Act(Role.Supervisor, user: 888), default)).IsRefused);
        Assert.IsType<NothingAsked>(Assert.Single((await Answerer(site, later).RunAsync(given.Clock, true, null, Make.Act(Role.Supervisor), default)).Problems));
        await using var log = site.Open();
        Assert.Equal([nameof(ClockChangeAsked), nameof(ClockPaused)], await log.Set<AuditEntry>().Where(e => e.What == nameof(ClockChangeAsked) || e.What == nameof(ClockPaused)).OrderBy(e => e.Seq).Select(e => e.What).ToListAsync());
    }

    [Fact]
    public async Task A_clock_that_only_went_to_another_team_stands_as_it_stood()
    {
        await using var site = await TestSite.StartAsync();
        var (_, clock) = await CasePagesTests.WithClockAsync(site);
        var before = (clock.Standing, clock.Version);

        clock.GiveTo(new(98));

        Assert.Equal((before.Standing, before.Version + 1), (clock.Standing, clock.Version));
    }

    private sealed record Given(TestSite Site, HttpClient Mine, HttpClient Other, Reader Second, string Name, string Path, Reference Clock);

    /// <summary>A case whose clock runs, and two who work on it; the second has a name.</summary>
    private static async Task<Given> GivenAsync(string database)
    {
        var site = await TestSite.StartAsync(database);
        var (about, clock) = await CasePagesTests.WithClockAsync(site);
        var things = Make.Person(out var colleague, Role.DecisionMaker);
        foreach (var thing in things) await site.AddAsync(thing);
        var second = Make.Reader(Role.DecisionMaker, user: colleague.Id.Value);
        await site.AddAsync(Make.Assigned(second, about.Dossier));
        return new(site, site.As(Maker), site.As(second), second, colleague.DisplayName, $"/cases/{about.Reference.ToRoute()}/clocks", clock.Reference);
    }

    private static AskClockChange Asker(TestSite site, EntenteDb db) => new(db, site.Services.GetRequiredService<Gate>(), Calendars.Shipped);

    private static AnswerClockChange Answerer(TestSite site, EntenteDb db) => new(db, site.Services.GetRequiredService<Gate>(), Calendars.Shipped);

    private static async Task<HttpResponseMessage> AskAsync(HttpClient browser, Given given, string reason, IDocument? page = null) => await TestSite.PostAsync(browser, given.Path, page ?? await TestSite.GetAsync(browser, given.Path),
        ("Clock", given.Clock.ToRoute()), ("Form.What", "Pause"), ("Form.Reason", reason), ("Form.Authority", "Guidance"));

    private static Task<HttpResponseMessage> AnswerAsync(HttpClient browser, Given given, IDocument page) => TestSite.PostAsync(browser, given.Path + "?handler=Answer", page, ("Agreed", "true"));

    private static Task<HttpResponseMessage> ChooseAsync(Given given, IDocument page, string keep) => TestSite.PostAsync(given.Mine, given.Path + "?handler=Choose", page, ("Choices.Keep[change]", keep));

    private static string Version(IDocument page) => page.QuerySelector("input[name='Choices.Version']")!.GetAttribute("value")!;

    private static async Task<(string? Reason, int Lines)> AskedAsync(TestSite site)
    {
        await using var db = site.Open();
        return ((await db.Clocks.SingleAsync()).Asked?.Reason, await db.Set<AuditEntry>().CountAsync(e => e.What == nameof(ClockChangeAsked)));
    }
}
