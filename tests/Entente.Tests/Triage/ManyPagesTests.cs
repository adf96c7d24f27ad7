using System.Net;
using AngleSharp.Dom;
using Entente.Access;
using Entente.Foundation;
using Entente.Staff;
using Entente.Triage.Many;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests.Triage;

public sealed class ManyPagesTests
{
    [Theory, EveryDatabase]
    public async Task A_supervisor_ticks_looks_confirms_sees_it_go_on_and_takes_it_back(string database)
    {
        await using var site = await TestSite.StartAsync(database, WithoutHosts);
        var (client, north) = await StartAsync(site);
        var queue = await TestSite.GetAsync(client, "/referrals/triage?Ask.Choose=true&Ask.Status=Received");
        Assert.Contains("Go on with all 3 that this filter finds", Words(queue), StringComparison.Ordinal);
        var ticks = queue.QuerySelectorAll("input[name=Chosen]").Select(t => t.GetAttribute("value")!).ToList();
        Assert.Equal(3, ticks.Count);
        Assert.All(queue.QuerySelectorAll("input[name=Chosen]"), t => Assert.NotNull(queue.QuerySelector($"label[for='{t.Id}']")));
        Assert.False((await client.GetAsync("/referrals/triage?Ask.Choose=true")).Headers.Contains("Refresh")); // what is ticked is not lost
        Assert.True((await client.GetAsync("/referrals/triage")).Headers.Contains("Refresh"));

        var none = await PostAsync(client, "/referrals/triage?Ask.Choose=true", queue);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        Assert.Contains("Select at least one", Words(await TestSite.ReadAsync(none)), StringComparison.Ordinal);
        var path = (await PostAsync(client, "/referrals/triage?Ask.Choose=true", queue, ("Chosen", ticks[0]), ("Chosen", ticks[2]))).Headers.Location!.OriginalString;

        var one = await TestSite.GetAsync(client, path);
        var empty = await PostAsync(client, path, one, ("todo", "preview"));
        Assert.Contains("Select what is to be done", Words(await TestSite.ReadAsync(empty)), StringComparison.Ordinal);
        await DoneAsync(client, path, one, ("todo", "preview"), ("Form.Action", "Route"), ("Form.Team", north.Reference.Text));
        one = await TestSite.GetAsync(client, path);
        Assert.Contains("Would be done: 2. Refused: 0. Nothing has been done yet.", Words(one), StringComparison.Ordinal);
        await DoneAsync(client, path, one, ("todo", "confirm"));
        var moving = await client.GetAsync(path);
        Assert.True(moving.Headers.Contains("Refresh"));
        Assert.NotNull((await TestSite.ReadAsync(moving)).QuerySelector("progress"));
        await RunAsync(site);
        one = await TestSite.GetAsync(client, path);
        Assert.Contains("Done: 2. Left as they were: 0.", Words(one), StringComparison.Ordinal);
        Assert.Contains("Done", Words(await TestSite.GetAsync(client, "/triage/many")), StringComparison.Ordinal);
        await DoneAsync(client, path, one, ("todo", "undo"));
        await RunAsync(site);
        Assert.Contains("Taken back: 2. Kept: 0.", Words(await TestSite.GetAsync(client, path)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_a_filter_finds_goes_on_and_the_rule_is_kept_with_what_was_entered_after_a_slip()
    {
        await using var site = await TestSite.StartAsync("sqlite", WithoutHosts);
        var (client, _) = await StartAsync(site);
        var queue = await TestSite.GetAsync(client, "/referrals/triage?Ask.Choose=true");
        var path = (await PostAsync(client, "/referrals/triage?Ask.Choose=true&Ask.Status=Received", queue, ("all", "true"))).Headers.Location!.OriginalString;
        Assert.Equal(3, (await TestSite.GetAsync(client, path)).QuerySelectorAll("tbody tr").Length);
        var missing = await PostAsync(client, path, await TestSite.GetAsync(client, path), ("todo", "preview"), ("Form.Action", "ByRule"), ("Form.Role", "CaseWorker"));
        Assert.Contains("has no rule for this role yet", Words(await TestSite.ReadAsync(missing)), StringComparison.Ordinal);

        var page = await TestSite.GetAsync(client, "/triage/sharing");
        var worker = page.QuerySelector("input[name='Form.People']")!.GetAttribute("value")!;
        var wrong = await PostAsync(client, "/triage/sharing", page, ("Form.For", "CaseWorker"), ("Form.Seen", "0"), ("Form.People", worker), ("Form.Speaks", "Somebody: ro"));
        var shown = await TestSite.ReadAsync(wrong);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Somebody: ro"), (wrong.StatusCode, shown.QuerySelector("textarea")!.TextContent.Trim()));
        Assert.NotNull(shown.QuerySelector($"input[name='Form.People'][value='{worker}'][checked]"));
        await DoneAsync(client, "/triage/sharing", page, ("Form.For", "CaseWorker"), ("Form.Seen", "0"), ("Form.People", worker), ("Form.Turn", "LeastOpen"));
        Assert.Contains("Whoever has the least open", Words(await TestSite.GetAsync(client, "/triage/sharing?role=CaseWorker")), StringComparison.Ordinal);
        await DoneAsync(client, path, await TestSite.GetAsync(client, path), ("todo", "preview"), ("Form.Action", "ByRule"), ("Form.Role", "CaseWorker"));
        Assert.Contains("Would be done: 3", Words(await TestSite.GetAsync(client, path)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_referral_proposes_who_decides_and_keeps_what_was_entered_until_it_says_why()
    {
        await using var site = await TestSite.StartAsync("sqlite", WithoutHosts);
        var (client, _) = await StartAsync(site, "T3.kind=removal", "T3.day=2026-05-01", "J1.town=Manchester");
        var link = (await TestSite.GetAsync(client, "/referrals/triage")).QuerySelector("tbody th a")!.GetAttribute("href")!;
        var page = await TestSite.GetAsync(client, link);
        Assert.Contains("Proposed: Immigration Enforcement Competent Authority.", Words(page), StringComparison.Ordinal);
        Assert.Contains("Not confirmed.", Words(page), StringComparison.Ordinal);

        var refused = await PostAsync(client, link + "?handler=Authority", page, ("Deciding.Authority", "sca"), ("Deciding.Seen", "0"), ("Deciding.Why", " "));
        var shown = await TestSite.ReadAsync(refused);
        Assert.Contains("Enter why it is another authority", Words(shown), StringComparison.Ordinal);
        Assert.Equal("sca", shown.QuerySelector("input[name='Deciding.Authority'][checked]")!.GetAttribute("value"));
        await DoneAsync(client, link + "?handler=Authority", page, ("Deciding.Authority", "sca"), ("Deciding.Seen", "0"), ("Deciding.Why", "Made up: a citizen"));
        Assert.Contains("This is another than was proposed.", Words(await TestSite.GetAsync(client, link)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_find_nothing_there()
    {
        await using var site = await TestSite.StartAsync("sqlite", WithoutHosts);
        foreach (var role in (Role[])[Role.CaseWorker, Role.Analyst, Role.FirstResponder, Role.Auditor])
        {
            foreach (var path in (string[])["/triage/many", "/triage/sharing"]) Assert.Equal(HttpStatusCode.Forbidden, (await site.As(role).GetAsync(path)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await site.As(Role.Supervisor).GetAsync("/triage/many/" + Reference.New("MANY").ToRoute())).StatusCode);
    }

    private static async Task<(HttpClient Client, Team North)> StartAsync(TestSite site, params string[] answers)
    {
        await using var test = TestDb.On(site.Connection);
        var many = new AtOnce(test);
        await many.PlantAsync();
        await many.SomebodyAsync(Role.CaseWorker);
        var (supervisor, _) = await many.SomebodyAsync(Role.Supervisor);
        await many.ReferralsAsync(3, answers);
        return (site.As(supervisor.Reader), many.NorthTeam);
    }

    private static async Task RunAsync(TestSite site)
    {
        var run = site.Services.GetRequiredService<RunMany>();
        while (await run.NextAsync(default) is { } next) await run.RunAsync(next, default);
    }

    private static async Task DoneAsync(HttpClient client, string path, IDocument page, params (string, string)[] answers)
    {
        var answer = await PostAsync(client, path, page, answers);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, answer.StatusCode == HttpStatusCode.UnprocessableEntity ? (await TestSite.ReadAsync(answer)).QuerySelector(".govuk-error-summary")?.TextContent : $"{answer.StatusCode}");
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string path, IDocument page, params (string Name, string Value)[] answers)
    {
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return client.PostAsync(path, new FormUrlEncodedContent([.. answers.Select(a => KeyValuePair.Create(a.Name, a.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]));
    }

    private static string Words(IDocument page) => string.Join(' ', page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The test does the steps itself.</summary>
    private static void WithoutHosts(IServiceCollection services)
    {
        Make.WithoutFollowers(services);
        services.Remove(services.Single(s => s.ImplementationType == typeof(Entente.Web.Triage.ManyHost)));
    }
}
