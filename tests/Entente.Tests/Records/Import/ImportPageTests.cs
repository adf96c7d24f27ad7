using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using Entente.Access;
using Entente.Records.Import;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Records.Import;

public sealed class ImportPageTests
{
    [Theory, EveryDatabase]
    public async Task A_table_is_looked_at_mapped_kept_under_a_name_and_the_mapping_used_again(string database)
    {
        await using var site = await TestSite.StartAsync(database);
        var browser = site.As(Role.Administrator);
        var path = await UploadAsync(browser, "name,plate,seen\nAna Kova,KX12 ABC,03/02/1999\nJoy Eze,KX12 ABD,04/02/1999\n");

        var page = await TestSite.GetAsync(browser, path);
        Assert.Equal("Ana Kova", page.QuerySelector("tbody td")!.TextContent);
        Assert.Equal(["person", "vehicle"], page.QuerySelectorAll("input[name='Form.Things'][checked]").Select(i => i.GetAttribute("value")));
        Assert.Equal(["person.name", "vehicle.registrationNumber", ""], Enumerable.Range(0, 3).Select(i => Chosen(page, $"Form.Columns[{i}]")));
        Assert.Equal("vehicle.owner=person", Chosen(page, "Form.Links[0]"));
        Assert.Equal("", Chosen(page, "Form.Dates")); // nothing in the file tells: a person must say

        var unsaid = await SendAsync(browser, path, page, "check", ("Form.SourceName", "A made-up list"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.StatusCode);
        var told = await TestSite.ReadAsync(unsaid);
        Assert.Contains("day or the month first", told.QuerySelector("#Form_Dates-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("A made-up list", told.QuerySelector("#Form_SourceName")!.GetAttribute("value"));

        var kept = await TestSite.ReadAsync(await SendAsync(browser, path, told, "keep", ("Form.Dates", "DayFirst"), ("Form.Columns[2]", "vehicle.registrationDate"), ("Form.MappingName", "Number plates")));
        Assert.Contains("The mapping is kept", kept.QuerySelector(".govuk-notification-banner")!.TextContent, StringComparison.Ordinal);

        var second = await UploadAsync(browser, "plate;seen;who\nKX12 ABE;05/02/1999;Mai Lan\n");
        var used = await SendAsync(browser, second, await TestSite.GetAsync(browser, second), "use", ("Form.UseMapping", "Number plates"));
        var reused = await TestSite.ReadAsync(used);
        Assert.Contains("a column 'name', which this file does not have", reused.QuerySelector("#Form_UseMapping-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["vehicle.registrationNumber", "vehicle.registrationDate", ""], Enumerable.Range(0, 3).Select(i => Chosen(reused, $"Form.Columns[{i}]")));

        var done = await SendAsync(browser, second, reused, "check", ("Form.Columns[2]", "person.name"));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        await using var db = site.Open();
        var check = (await db.ImportJobs.OrderBy(j => j.Id).LastAsync()).Check!;
        Assert.Equal((1L, 0L, "Person, Vehicle"), (check.Rows, check.WrongRows, string.Join(", ", check.Records.Keys)));
        Assert.Contains("KX12 ABE", (await TestSite.GetAsync(browser, second)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_encoding_shows_the_rows_anew_before_anything_is_checked()
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.As(Role.Administrator);
        var path = await UploadAsync(browser, "name,town\nZoë,Łódź\n", CsvGuess.Make("windows-1250"));

        var page = await TestSite.ReadAsync(await SendAsync(browser, path, await TestSite.GetAsync(browser, path), "update", ("Form.Encoding", "windows-1252")));
        var right = await TestSite.ReadAsync(await SendAsync(browser, path, page, "update", ("Form.Encoding", "windows-1250")));

        Assert.NotEqual("Łódź", page.QuerySelectorAll("tbody td")[1].TextContent);
        Assert.Equal("Łódź", right.QuerySelectorAll("tbody td")[1].TextContent);
    }

    [Fact]
    public async Task A_refused_file_is_told_at_its_field_with_the_limit_and_the_other_way_in_words()
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.As(Role.Administrator);
        var page = await TestSite.GetAsync(browser, "/imports");

        var answer = await PostFileAsync(browser, page, "\0\0\u0001ELF"u8.ToArray());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("its content counts, not its name", (await TestSite.ReadAsync(answer)).QuerySelector("#Files-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("64 MB at most", page.QuerySelector("#Files-hint")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("./entente import FILE", page.QuerySelector("#Files-hint")!.TextContent, StringComparison.Ordinal);
    }

    private static string Chosen(IDocument page, string name) => page.QuerySelector($"select[name='{name}'] option[selected]")?.GetAttribute("value") ?? "";

    /// <summary>Sends the page's big form as a browser would, with everything that is chosen in it, changed by these answers.</summary>
    private static Task<HttpResponseMessage> SendAsync(HttpClient browser, string path, IDocument page, string todo, params (string Name, string Value)[] answers)
    {
        var form = page.QuerySelectorAll("form").Single(f => f.QuerySelector("[name='Form.SourceName']") is not null);
        var fields = form.QuerySelectorAll("input").Where(i => i.GetAttribute("type") != "checkbox" || i.HasAttribute("checked")).Select(i => (Name: i.GetAttribute("name")!, Value: i.GetAttribute("value") ?? ""))
            .Concat(form.QuerySelectorAll("select").Select(s => (Name: s.GetAttribute("name")!, Value: Chosen(page, s.GetAttribute("name")!))))
            .Where(f => !answers.Any(a => a.Name == f.Name)).Concat(answers).Append(("todo", todo));
        return browser.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2))));
    }

    internal static async Task<string> UploadAsync(HttpClient browser, string text, Encoding? encoding = null)
    {
        var answer = await PostFileAsync(browser, await TestSite.GetAsync(browser, "/imports"), (encoding ?? Encoding.UTF8).GetBytes(text));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    private static async Task<HttpResponseMessage> PostFileAsync(HttpClient browser, IDocument page, byte[] content)
    {
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var body = new MultipartFormDataContent { { new StringContent(page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" }, { file, "Files", "list.csv" } };
        return await browser.PostAsync("/imports", body);
    }
}
