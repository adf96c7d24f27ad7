using System.Net;
using Entente.Access;
using Entente.Cases;
using Entente.OwnPage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests.Retention;

/// <summary>The pages of retention and of requests: what is shown, what is wrong, what is done.</summary>
public sealed class RetentionPagesTests
{
    private static readonly Reader Worker = Make.Reader(Role.CaseWorker);
    private const string Words = "Made up: nobody needs it any more.";

    [Fact]
    public async Task A_case_is_held_the_hold_is_lifted_by_another_and_two_people_delete_it()
    {
        await using var site = await TestSite.StartAsync(services: s => s.AddSingleton(Make.Schedule(1)));
        await using var test = TestDb.On(site.Connection);
        var (about, decision) = Make.Closed();
        await test.AddAsync(about, decision, Make.Assigned(Worker, about.Dossier));
        var (worker, supervisor, auditor, root) = (site.As(Worker), site.As(Role.Supervisor), site.As(Role.Auditor), $"/cases/{about.Reference.ToRoute()}");
        var review = TimeProvider.System.GetUtcNow().AddMonths(2);

        Assert.Equal(["#Form_Ground", "#Form_Words", "#Form_ReviewOn_Day"], await ErrorsAsync(await SendAsync(worker, root + "/holds/new", ("Form.Words", "short"))));
        var hold = await DoneAsync(worker, root + "/holds/new", ("Form.Ground", "claim"), ("Form.Words", Words), ("Form.ReviewOn.Day", $"{review.Day}"), ("Form.ReviewOn.Month", $"{review.Month}"), ("Form.ReviewOn.Year", $"{review.Year}"));
        var kept = await TestSite.GetAsync(worker, root + "/kept");
        Assert.Contains("A hold is in force", kept.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(kept.QuerySelector("main form textarea"));
        Assert.Equal(HttpStatusCode.Forbidden, (await worker.GetAsync(hold + "/lift")).StatusCode);
        Assert.Contains(about.Reference.Text, (await TestSite.GetAsync(auditor, "/retention/holds")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["#Form_Words"], await ErrorsAsync(await SendAsync(auditor, hold + "/lift", ("Form.Words", ""))));
        await DoneAsync(auditor, hold + "/lift", ("Form.Words", Words));

        var desk = await TestSite.GetAsync(worker, "/retention");
        Assert.Contains(about.Reference.Text, desk.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", desk.QuerySelector("main a[href='/retention?band=Past#list']")!.FirstChild!.TextContent.Trim());
        Assert.Equal(["#Words"], await ErrorsAsync(await SendAsync(worker, root + "/kept", ("Words", "short"))));
        var deletion = await DoneAsync(worker, root + "/kept", ("Words", Words));
        Assert.Equal(HttpStatusCode.Forbidden, (await worker.PostAsync(deletion, new FormUrlEncodedContent([]))).StatusCode);
        Assert.NotNull((await TestSite.GetAsync(supervisor, "/")).QuerySelector($"main a[href='{deletion}']"));
        var shown = await TestSite.GetAsync(supervisor, deletion);
        Assert.Contains("no record has a key of its own", shown.Body!.TextContent, StringComparison.Ordinal);
        using (var unsure = await TestSite.PostAsync(supervisor, deletion, shown, ("Form.Sure", "false"))) Assert.Equal(HttpStatusCode.UnprocessableEntity, unsure.StatusCode);
        using (var stale = await TestSite.PostAsync(supervisor, deletion, shown, ("Form.Sure", "true"), ("Form.Seen", "other"))) Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var certificate = await DoneAsync(supervisor, deletion, ("Form.Sure", "true"));

        Assert.Equal(HttpStatusCode.NotFound, (await worker.GetAsync(root + "/kept")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.GetAsync(deletion)).StatusCode);
        var told = (await TestSite.GetAsync(auditor, certificate)).Body!.TextContent;
        Assert.Contains("As the log has it", told, StringComparison.Ordinal);
        Assert.Contains("Backups that were made before hold the case", told, StringComparison.Ordinal);
        await using var after = test.Open();
        Assert.Equal(0, await after.Cases.CountAsync());
    }

    [Fact]
    public async Task By_the_shipped_schedule_the_page_says_that_no_period_is_known_and_offers_no_deletion()
    {
        await using var site = await TestSite.StartAsync();
        await using var test = TestDb.On(site.Connection);
        var (about, decision) = Make.Closed();
        await test.AddAsync(about, decision, Make.Assigned(Worker, about.Dossier));
        var worker = site.As(Worker);

        var kept = await TestSite.GetAsync(worker, $"/cases/{about.Reference.ToRoute()}/kept");

        Assert.Contains("Not known. Nothing is deleted by it.", kept.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(kept.QuerySelector("main form textarea"));
        Assert.Equal("1", (await TestSite.GetAsync(worker, "/retention")).QuerySelector("main a[href='/retention?band=NoPeriod#list']")!.FirstChild!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.NotFound, (await worker.GetAsync("/retention/holds/nonsense")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await worker.GetAsync("/data-requests/nonsense")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.As(Role.Auditor).GetAsync("/retention")).StatusCode);
    }

    [Fact]
    public async Task A_request_is_taken_down_looked_through_and_handed_out_and_a_second_person_agrees_to_what_is_held_back()
    {
        await using var site = await TestSite.StartAsync();
        await using var test = TestDb.On(site.Connection);
        var about = Make.Case();
        await test.AddAsync(about, Make.Issued(about), Make.Assigned(Worker, about.Dossier), Make.Way(Make.SafeLetters(), about));
        var (worker, supervisor, root) = (site.As(Worker), site.As(Role.Supervisor), $"/cases/{about.Reference.ToRoute()}");

        Assert.Contains("#Form_Law", await ErrorsAsync(await SendAsync(worker, root + "/data-requests/new", ("Form.Words", ""))));
        var request = await DoneAsync(worker, root + "/data-requests/new", ("Form.Sort", nameof(OwnRequestSort.Copy)), ("Form.Channel", "in-person"), ("Form.Law", "uk-gdpr"), ("Form.Identity", "known"), ("Form.IdentityWords", "Made up: their key worker was there."), ("Form.ReceivedOn.Day", "2"), ("Form.ReceivedOn.Month", "3"), ("Form.ReceivedOn.Year", "2026"));
        Assert.Contains("Late", (await TestSite.GetAsync(worker, request)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(worker, request + "/extend", ("Form.Words", Words))).StatusCode);
        Assert.Contains("#Form_Kind", await ErrorsAsync(await SendAsync(worker, request + "/withhold", ("Form.Words", Words))));
        await DoneAsync(worker, request + "/withhold", ("Form.Kind", nameof(DataKind.DecisionDraft)), ("Form.Ground", "others"), ("Form.Words", Words));
        var held = (await TestSite.GetAsync(supervisor, request)).QuerySelector("main a[href*='/withheld/']")!.GetAttribute("href")!;
        Assert.Equal(["#Form_Agreed"], await ErrorsAsync(await SendAsync(supervisor, held, ("Form.Words", ""))));
        await DoneAsync(supervisor, held, ("Form.Agreed", "true"));

        var pack = await TestSite.GetAsync(worker, request + "/pack");
        Assert.DoesNotContain("Made-up reasons", pack.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("9 Quiet Road", pack.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Information Commissioner", pack.Body!.TextContent, StringComparison.Ordinal);
        var way = pack.QuerySelector("input[name='Form.Way']")!.GetAttribute("value")!;
        Assert.Equal(["#Form_Looked"], await ErrorsAsync(await SendAsync(worker, request + "/pack", ("Form.Way", way))));
        await DoneAsync(worker, request + "/pack", ("Form.Way", way), ("Form.Looked", "true"));
        Assert.Equal(HttpStatusCode.Forbidden, (await supervisor.GetAsync(request + "/pack")).StatusCode);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient who, string path, params (string, string)[] answers) => await TestSite.PostAsync(who, path, await TestSite.GetAsync(who, path), answers);

    private static async Task<string> DoneAsync(HttpClient who, string path, params (string, string)[] answers)
    {
        using var sent = await SendAsync(who, path, answers);
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect, $"POST {path} gave {(int)sent.StatusCode}: {string.Join("; ", (await TestSite.ReadAsync(sent)).QuerySelectorAll(".govuk-error-summary a").Select(a => a.TextContent))}");
        return sent.Headers.Location!.OriginalString;
    }

    private static async Task<IEnumerable<string?>> ErrorsAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return [.. (await TestSite.ReadAsync(answer)).QuerySelectorAll(".govuk-error-summary a").Select(a => a.GetAttribute("href"))];
    }
}
