using System.Net;
using AngleSharp.Dom;
using Entente.Access;
using Entente.Foundation;
using Entente.Matching;
using Entente.Matching.Relinking;
using Entente.Records;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests.Matching;

public sealed class RelinkPagesTests
{
    [Theory, EveryDatabase]
    public async Task A_supervisor_compares_anew_looks_makes_and_takes_back(string database)
    {
        await using var site = await TestSite.StartAsync(database, WithoutHosts);
        var client = await SupervisorAsync(site);
        await KeepAsync(site, Twin("1"), Twin("2"));
        var index = await TestSite.GetAsync(client, "/matching/relink");
        var empty = await TestSite.PostAsync(client, "/matching/relink", index, ("Form.Why", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("Select which records", (await TestSite.ReadAsync(empty)).QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);

        var path = await PostAsync(client, "/matching/relink", index, ("Form.Scope", "All"), ("Form.Why", "Made up: a new model"));
        var page = await client.GetAsync(path);
        Assert.Equal("30", Assert.Single(page.Headers.GetValues("Refresh")));
        await RunAsync(site);
        var shown = await TestSite.GetAsync(client, path);
        Assert.Contains("1 new proposal", Words(shown), StringComparison.Ordinal);
        Assert.Contains("Nobody has proposed these yet", Words(await TestSite.GetAsync(client, path + "/pairs?kind=New")), StringComparison.Ordinal);
        Assert.Contains("ties it most: almost certain to be the same", Words(await TestSite.GetAsync(client, path + "/groups")), StringComparison.Ordinal);
        var pair = await TestSite.GetAsync(client, path + "/pairs/1");
        Assert.Contains("same phone", Words(pair), StringComparison.Ordinal);
        Assert.NotNull(pair.QuerySelector("svg.entente-waterfall"));
        Assert.Equal(6, shown.QuerySelectorAll("svg rect").Length);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path + "/pairs/2")).StatusCode);

        var none = await TestSite.PostAsync(client, path, shown, ("todo", "make"));
        Assert.Contains("Select at least one kind", Words(await TestSite.ReadAsync(none)), StringComparison.Ordinal);
        await PostAsync(client, path, shown, ("todo", "make"), ("Form.Kinds", "New"));
        await RunAsync(site);
        shown = await TestSite.GetAsync(client, path);
        Assert.Contains("Made: 1. Left as they were: 0.", Words(shown), StringComparison.Ordinal);
        Assert.Contains("Almost certain", Words(await TestSite.GetAsync(client, "/matching")), StringComparison.Ordinal);

        await PostAsync(client, path, shown, ("todo", "undo"), ("Form.Why", "Made up: too early"));
        await RunAsync(site);
        Assert.Contains("Taken back: 1. Kept, as people have acted on them since: 0.", Words(await TestSite.GetAsync(client, path)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_its_starter_reads_what_a_run_found_and_case_workers_cannot_start_one()
    {
        await using var site = await TestSite.StartAsync("sqlite", WithoutHosts);
        await KeepAsync(site, Twin("1"), Twin("2"));
        var client = await SupervisorAsync(site);
        var path = await PostAsync(client, "/matching/relink", await TestSite.GetAsync(client, "/matching/relink"), ("Form.Scope", "All"), ("Form.Why", "Made up: Zzsentinel"));
        await RunAsync(site);

        var colleague = await SupervisorAsync(site);
        var shown = Words(await TestSite.GetAsync(colleague, path));
        Assert.Contains("can be seen by Made-up Person", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Zzsentinel", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("new proposal", shown, StringComparison.Ordinal);
        foreach (var part in (string[])["/pairs", "/groups", "/pairs/1"]) Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync(path + part)).StatusCode);

        var worker = site.As(Role.CaseWorker);
        var index = await TestSite.GetAsync(worker, "/matching/relink");
        Assert.Contains("You judge what is given to you", Words(index), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await worker.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.As(Role.FirstResponder).GetAsync("/matching/relink")).StatusCode);
    }

    /// <summary>The test does the steps itself.</summary>
    private static void WithoutHosts(IServiceCollection services)
    {
        Make.WithoutFollowers(services);
        services.Remove(services.Single(s => s.ImplementationType == typeof(Entente.Web.Matching.RelinkHost)));
    }

    private static async Task RunAsync(TestSite site)
    {
        var run = site.Services.GetRequiredService<RunRelink>();
        while (await run.NextAsync(default) is { } next) await run.RunAsync(next, default);
    }

    private static async Task<HttpClient> SupervisorAsync(TestSite site)
    {
        var people = Make.Person(out var user, Make.Centre, new(10), false, Role.Supervisor);
        await using var db = site.Open();
        db.AddRange(people);
        await db.CommitAsync(Make.Machine, new MatchesProposed(0, 0, 0, 0), default);
        return site.As(Make.Reader(Role.Supervisor, user.Id.Value));
    }

    private static async Task KeepAsync(TestSite site, params RecordDraft[] drafts)
    {
        var ids = new IdSource(TimeProvider.System, new Random(3));
        var maker = Make.Maker(ids);
        await using var db = site.Open();
        var records = maker.AddTo(db, drafts.Select(d => maker.Check(d).Value), Make.Now);
        await db.CommitAsync(Make.Machine, RecordsKept.Of(records), default);
    }

    private static async Task<string> PostAsync(HttpClient client, string path, IDocument page, params (string, string)[] answers)
    {
        var answer = await TestSite.PostAsync(client, path, page, answers);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static string Words(IDocument page) => string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static RecordDraft Twin(string id) => Make.Person("firstName=Ilinca", "lastName=Madeup", "birthDate=1988-02-11", "nationality=ro", "phone=+447700900777") with { ExternalId = "t" + id };
}
