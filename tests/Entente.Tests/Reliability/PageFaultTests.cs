using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Staff;
using Entente.Tests.Referrals;
using Entente.Tests.Staff;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Reliability;

/// <summary>The store fails under a page: the person is told what to do, sees nothing that was not remembered, and keeps what they wrote.</summary>
public sealed class PageFaultTests
{
    private const string Words = "Zwei Zeilen\nمن الليل \"quoted\" <b>";

    [Fact]
    public async Task A_database_that_goes_away_under_a_signed_in_person_costs_them_nothing()
    {
        await using var site = await TestSite.StartAsync("sqlite", null, ("Session:OneTimeCodes", "false"));
        User responder;
        await using (var db = site.Open())
        {
            db.AddRange(Make.Person(out responder, Make.Police, default, false, Role.FirstResponder));
            await db.CommitAsync(Make.Machine, new AccountChanged(default), default);
        }

        var browser = site.As((Reader?)null);
        await GlassTests.SignInAsync(browser, responder.LoginName);
        var path = await DraftAsync(site);
        var page = await TestSite.GetAsync(browser, path);
        var file = new SqliteConnectionStringBuilder(site.Connection).DataSource;
        TestDb.CloseAll(site.Connection);
        foreach (var left in (string[])["-wal", "-shm"]) File.Delete(file + left);
        File.Move(file, file + ".away");
        await File.WriteAllBytesAsync(file, new byte[9_000]);
        TestDb.CloseAll(site.Connection);

        var failed = await TestSite.PostAsync(browser, path, page, ("Answer.value", Words));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
        var told = await TestSite.ReadAsync(failed);
        Assert.Equal("The database cannot be read", told.QuerySelector("h1")!.TextContent);
        Assert.Contains("Tell the administrator now", told.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", told.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Logged.Lines, l => l.Contains("Zwei", StringComparison.Ordinal));

        // Once it is back, the page itself sends what was written, and nothing had been kept by half.
        // In one step: in between, whoever follows the log would make a new, empty file of that name.
        File.Move(file + ".away", file, overwrite: true);
        TestDb.CloseAll(site.Connection);
        Assert.Equal("", await AnswerAsync(site));
        var again = await TestSite.PostAsync(browser, told.QuerySelector($"form[action='{path}']")!.GetAttribute("action")!, told, ("Answer.value", told.QuerySelector("[name='Answer.value']")!.GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(Words, (await AnswerAsync(site)).ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_full_disk_is_told_on_the_page_and_the_answers_are_kept_there()
    {
        await using var site = await TestSite.StartAsync();
        var path = await DraftAsync(site);
        var responder = site.As(Role.FirstResponder);
        var page = await TestSite.GetAsync(responder, path);
        using var disk = new FullDisk(site.Connection);
        await FillAsync(site);

        var failed = await TestSite.PostAsync(responder, path, page, ("Answer.value", string.Concat(Enumerable.Repeat(Words, 300))));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
        var told = await TestSite.ReadAsync(failed);
        Assert.Equal("The site cannot write", told.QuerySelector("h1")!.TextContent);
        Assert.StartsWith(Words, told.QuerySelector("[name='Answer.value']")!.GetAttribute("value")!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal("", await AnswerAsync(site));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await responder.GetAsync(path)).StatusCode); // what can't be remembered is not shown

        disk.IsFull = false;
        Assert.Equal(HttpStatusCode.OK, (await responder.GetAsync(path)).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task What_cannot_be_remembered_is_neither_shown_nor_done(string database)
    {
        await using var site = await TestSite.StartAsync(database);
        var path = await DraftAsync(site);
        var responder = site.As(Role.FirstResponder);
        var page = await TestSite.GetAsync(responder, path);
        await StartFaultTests.RunAsync(site.Connection, "ALTER TABLE audit RENAME TO audit_away");

        foreach (var address in (string[])[path, "/referrals", path[..path.LastIndexOf('/')] + "/check"])
        {
            var hidden = await responder.GetAsync(address);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, hidden.StatusCode);
            Assert.DoesNotContain("Responder", (await TestSite.ReadAsync(hidden)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await TestSite.PostAsync(responder, path, page, ("Answer.value", Words))).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await site.As(Role.Statistician).GetAsync("/staff/users")).StatusCode); // a refusal too
        Assert.Equal("", await AnswerAsync(site));

        await StartFaultTests.RunAsync(site.Connection, "ALTER TABLE audit_away RENAME TO audit");
        Assert.Equal(HttpStatusCode.OK, (await responder.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_server_that_lets_nobody_in_for_a_while_is_told_and_the_site_goes_on_afterwards()
    {
        await using var site = await TestSite.StartAsync("postgres");
        var path = await DraftAsync(site);
        var responder = site.As(Role.FirstResponder);
        var page = await TestSite.GetAsync(responder, path);
        await PostgresServer.CloseAsync(site.Connection, closed: true);

        var failed = await TestSite.PostAsync(responder, path, page, ("Answer.value", Words));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
        Assert.Equal(Words, (await TestSite.ReadAsync(failed)).QuerySelector("[name='Answer.value']")!.GetAttribute("value")!.ReplaceLineEndings("\n"));
        await PostgresServer.CloseAsync(site.Connection, closed: false);
        Assert.Equal("", await AnswerAsync(site));
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(responder, path, page, ("Answer.value", Words))).StatusCode);
    }

    [Fact]
    public async Task A_password_is_never_put_into_an_error_page()
    {
        await using var site = await TestSite.StartAsync();
        await using (var db = site.Open())
        {
            db.AddRange(Make.Person(out _, Role.Administrator));
            await db.CommitAsync(Make.Machine, new AccountChanged(default), default);
        }

        var visitor = site.As((Reader?)null);
        var page = await TestSite.GetAsync(visitor, "/staff/signin");
        await StartFaultTests.RunAsync(site.Connection, "ALTER TABLE audit RENAME TO audit_away");

        var failed = await TestSite.PostAsync(visitor, "/staff/signin", page, ("Form.LoginName", "nobody"), ("Form.Password", "open sesame to all"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
        Assert.DoesNotContain("sesame", await failed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>A draft of the police, and the address of its question about what happened before.</summary>
    private static async Task<string> DraftAsync(TestSite site)
    {
        var draft = DraftReferral.Start(site.Ids(), QuestionSets.Shipped.Current, Make.Answers(), Make.Act(Role.FirstResponder));
        await site.AddAsync(draft);
        return $"/referrals/draft/{draft.Reference.ToRoute()}/S4";
    }

    private static async Task<string> AnswerAsync(TestSite site)
    {
        await using var db = site.Open();
        var rows = (await db.Set<DraftReferral>().AsNoTracking().SingleAsync()).Answers.Rows("S4");
        return rows is [var first, ..] ? first.First("value") ?? "" : "";
    }

    /// <summary>Fills the last pages that the file has, until nothing more can be remembered.</summary>
    private static async Task FillAsync(TestSite site)
    {
        for (var i = 0; i < 10_000; i++)
        {
            try { await site.Ledger.RememberAsync(Make.Machine, new Seen("list", "", i), default); }
            catch (Exception full) when (full is SqliteException or DbUpdateException) { return; }
        }

        Assert.Fail("The disk never got full.");
    }
}
