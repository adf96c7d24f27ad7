using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests.Records.Search;

public sealed class SearchPageTests
{
    [Theory, EveryDatabase]
    public async Task The_answer_links_to_records_goes_on_page_by_page_and_leaves_no_name_in_an_address(string database)
    {
        await using var site = await TestSite.StartAsync(database);
        await KeepAsync(site, [.. Enumerable.Range(0, 60).Select(i => Searching.Own("Person", $"name=Ana Kova", $"idNumber=MADEUP{i:000}"))]);
        var browser = site.As(Role.FirstResponder);
        var empty = await TestSite.GetAsync(browser, "/search");

        var found = await TestSite.PostAsync(browser, "/search", empty, ("Form.Text", "ana kova"));
        var first = await TestSite.ReadAsync(found);
        var second = await TestSite.ReadAsync(await TestSite.PostAsync(browser, "/search", first, ("Form.Page", "2")));

        Assert.Equal("60 found", first.QuerySelector("#found")!.TextContent);
        Assert.Equal((50, 10), (first.QuerySelectorAll("tbody tr").Length, second.QuerySelectorAll("tbody tr").Length));
        Assert.Equal("same word (Name)", first.QuerySelector("tbody td:nth-of-type(2)")!.TextContent);
        Assert.DoesNotContain("ana", found.RequestMessage!.RequestUri!.ToString(), StringComparison.OrdinalIgnoreCase);
        var record = await TestSite.GetAsync(browser, first.QuerySelector("tbody a")!.GetAttribute("href")!);
        Assert.Contains("Ana Kova", record.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Logged.Lines, l => l.Contains("kova", StringComparison.OrdinalIgnoreCase));
        await using var db = site.Open();
        Assert.Equal(2, await db.Set<AuditEntry>().CountAsync(e => e.What == "Searched"));
    }

    [Fact]
    public async Task Finding_nothing_says_what_to_try()
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.As(Role.FirstResponder);

        var page = await TestSite.ReadAsync(await TestSite.PostAsync(browser, "/search", await TestSite.GetAsync(browser, "/search"), ("Form.Text", "nobody"), ("Form.Sort", "Vehicle")));

        Assert.Equal("0 found", page.QuerySelector("#found")!.TextContent);
        Assert.Equal(5, page.QuerySelectorAll("main li").Length);
        Assert.Equal("Vehicle", page.QuerySelector("select option[selected]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("", "Enter what you are looking for"), InlineData("   ", "Enter what you are looking for"), InlineData("Ana \uFFFD", "no text")]
    [InlineData("long", "Shorten this to 200 characters")]
    public async Task What_cannot_be_searched_is_told_at_its_field_and_kept(string typed, string told)
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.As(Role.FirstResponder);
        var text = typed == "long" ? new string('ä', 15_000) : typed;

        var answer = await TestSite.PostAsync(browser, "/search", await TestSite.GetAsync(browser, "/search"), ("Form.Text", text));

        var page = await TestSite.ReadAsync(answer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(told, page.QuerySelector("#Form_Text-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(told, page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        if (typed == "long") Assert.Equal(text, page.QuerySelector("#Form_Text")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("👩‍👩‍👧"), InlineData("\u202eright to left\u202c"), InlineData("a\u0301\u0302\u0303\u0304"), InlineData("'; drop table records; --"), InlineData("%_[]*?"), InlineData("<script>alert(1)</script>"), InlineData("١٩٠٠-٠١-٠١"), InlineData("2100-12-31"), InlineData("@"), InlineData("-")]
    public async Task Whatever_is_typed_is_answered(string typed)
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.As(Role.Analyst);

        var answer = await TestSite.PostAsync(browser, "/search", await TestSite.GetAsync(browser, "/search"), ("Form.Text", typed));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(typed, (await TestSite.ReadAsync(answer)).QuerySelector("#Form_Text")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_null_byte_is_no_text_and_is_told_at_its_field()
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.As(Role.FirstResponder);

        var answer = await TestSite.PostAsync(browser, "/search", await TestSite.GetAsync(browser, "/search"), ("Form.Text", "Ana\0 Made-up"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await TestSite.ReadAsync(answer);
        Assert.NotNull(page.QuerySelector(".govuk-error-summary a[href='#Form_Text']"));
        Assert.Equal("Ana\uFFFD Made-up", page.QuerySelector("#Form_Text")!.GetAttribute("value"));
    }

    [Fact]
    public async Task An_officer_sees_a_hit_without_content()
    {
        await using var site = await TestSite.StartAsync();
        await KeepAsync(site, Make.Person("name=Zzlisted Person", "passportNumber=ZZ123456") with { Organisation = Make.Centre });
        var browser = site.As(Role.BorderOfficer);

        var answer = await TestSite.PostAsync(browser, "/search", await TestSite.GetAsync(browser, "/search"), ("Form.Text", "ZZ123456"));

        var page = await TestSite.ReadAsync(answer);
        Assert.Contains("There is something with this number that you may not see", page.QuerySelector(".govuk-inset-text")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Zzlisted", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("tbody"));
    }

    private static async Task KeepAsync(TestSite site, params RecordDraft[] drafts)
    {
        await using var db = site.Open();
        var kept = await new KeepRecords(db, site.Services.GetRequiredService<RecordMaker>()).RunAsync(drafts, Make.Machine, default);
        Assert.False(kept.IsRefused, string.Join(' ', kept.Problems));
    }
}
