using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records;
using Entente.Records.Export;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests.Records.Export;

public sealed class ExportPagesTests
{
    private static readonly DossierId Dossier = new(7_800);

    [Theory, EveryDatabase]
    public async Task A_case_worker_asks_a_supervisor_agrees_and_the_file_can_be_fetched(string database)
    {
        await using var site = await TestSite.StartAsync(database);
        var record = await KeepAsync(site);
        var (worker, supervisor) = (site.As(Role.CaseWorker), site.As(Role.Supervisor));
        var shown = await TestSite.GetAsync(worker, $"/records/{record.ToRoute()}");
        var path = shown.QuerySelector("a[href^='/exports/new']")!.GetAttribute("href")!;

        var form = await TestSite.GetAsync(worker, path);
        Assert.Contains("second person", form.Body!.TextContent, StringComparison.Ordinal);
        var asked = await TestSite.PostAsync(worker, "/exports/new", form, ("Form.Format", "Ftm"), ("Form.Because", Exporting.Reason));
        var own = asked.Headers.Location!.OriginalString;
        Assert.Equal((HttpStatusCode)422, (await worker.GetAsync(own + "/file")).StatusCode);

        var waiting = await TestSite.GetAsync(supervisor, "/exports/waiting");
        var answering = waiting.QuerySelector("a[href^='/exports/answer/']")!.GetAttribute("href")!;
        var card = await TestSite.GetAsync(supervisor, answering);
        Assert.Contains(Exporting.Reason, card.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode)422, (await TestSite.PostAsync(supervisor, answering, card, ("Form.Why", ""))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(supervisor, answering, card, ("Form.Agree", "true"))).StatusCode);

        var page = await TestSite.GetAsync(worker, own);
        var file = await worker.GetAsync(page.QuerySelector("a[href$='/file']")!.GetAttribute("href")!);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("Ana Kova", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("case worker", (await (await worker.GetAsync(own + "/file?handler=note")).Content.ReadAsStringAsync()).Replace("CaseWorker", "case worker", StringComparison.Ordinal), StringComparison.Ordinal);
        await using var db = site.Open();
        Assert.Equal([nameof(ExportAsked), nameof(ExportApproved), nameof(ExportFetched)], await db.Set<AuditEntry>().Where(e => e.Sort == EventSort.Export).OrderBy(e => e.Seq).Select(e => e.What).ToListAsync());
    }

    [Fact]
    public async Task What_is_missing_is_told_and_what_was_typed_stays()
    {
        await using var site = await TestSite.StartAsync();
        var record = await KeepAsync(site);
        var worker = site.As(Role.CaseWorker);
        var form = await TestSite.GetAsync(worker, $"/exports/new?scope=Record&subject={record}");

        var answer = await TestSite.PostAsync(worker, "/exports/new", form, ("Form.Because", "too short"));

        Assert.Equal((HttpStatusCode)422, answer.StatusCode);
        var page = await TestSite.ReadAsync(answer);
        Assert.Equal(2, page.QuerySelectorAll(".govuk-error-summary li").Length);
        Assert.Equal("too short", page.QuerySelector("textarea[name='Form.Because']")!.TextContent);
        Assert.Equal(record.Text, page.QuerySelector("input[name='Form.Subject']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Nobody_finds_anothers_export_and_whoever_only_answers_cannot_ask()
    {
        await using var site = await TestSite.StartAsync();
        var record = await KeepAsync(site);
        var worker = site.As(Role.CaseWorker);
        var asked = await TestSite.PostAsync(worker, "/exports/new", await TestSite.GetAsync(worker, $"/exports/new?scope=Record&subject={record}"), ("Form.Format", "Csv"), ("Form.Because", Exporting.Reason));
        var own = asked.Headers.Location!.OriginalString;

        var other = site.As(Make.Reader(Role.CaseWorker, user: 4_444));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(own)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(own + "/file")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.As(Role.Supervisor).GetAsync("/exports/new?scope=Record")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.As(Make.Reader(Role.Supervisor, team: new(44))).GetAsync(own.Replace("/exports/", "/exports/answer/", StringComparison.Ordinal))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await worker.GetAsync("/exports/waiting")).StatusCode);
    }

    [Fact]
    public async Task A_search_is_exported_without_its_words_in_an_address()
    {
        await using var site = await TestSite.StartAsync();
        await KeepAsync(site);
        var responder = site.As(Role.FirstResponder);
        var found = await TestSite.ReadAsync(await TestSite.PostAsync(responder, "/search", await TestSite.GetAsync(responder, "/search"), ("Form.Text", "kova")));
        var button = found.QuerySelector("form[action^='/exports/new']")!;
        Assert.DoesNotContain("kova", button.GetAttribute("action")!, StringComparison.OrdinalIgnoreCase);

        var form = await TestSite.ReadAsync(await responder.PostAsync("/exports/new?handler=search", new FormUrlEncodedContent(button.QuerySelectorAll("input").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!)))));
        var asked = await TestSite.PostAsync(responder, "/exports/new", form, ("Form.Format", "Csv"), ("Form.Because", Exporting.Reason));
        var file = await responder.GetAsync(asked.Headers.Location!.OriginalString + "/file");

        Assert.Contains("Ana Kova", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<Reference> KeepAsync(TestSite site)
    {
        await using var db = site.Open();
        var ids = site.Services.GetRequiredService<IdSource>();
        var (source, added) = await new RecordSources(ids).FindOrAddAsync(db, "Reports", SourceKind.Referral, Entente.Records.Reliability.NotKnown, Make.Police, default);
        await db.CommitAsync(Make.Machine, added!, default);
        var kept = await new KeepRecords(db, Make.Maker(ids)).RunAsync([Make.Person("name=Ana Kova", "birthDate=1999-04-02") with { Source = source.Id, Dossier = Dossier, Team = new(10) }], Make.Machine, default);
        db.Add(Make.Assigned(Make.Reader(Role.CaseWorker), Dossier));
        await db.CommitAsync(Make.Machine, new Seen("test", "", 0), default);
        return kept.Value.Records[0].Reference;
    }
}
