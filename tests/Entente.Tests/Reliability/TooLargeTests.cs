using System.Net;
using Entente.Access;
using Entente.Records.Import;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Reliability;

/// <summary>More than the web server takes in one piece.</summary>
public sealed class TooLargeTests
{
    [Fact]
    public async Task A_file_that_is_too_big_is_told_as_such_and_nothing_of_it_is_kept()
    {
        await using var site = await TestSite.ListenAsync();
        var browser = site.As(Role.Administrator);
        var page = await TestSite.GetAsync(browser, "/imports");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(new byte[(64 << 20) + 1]), page.QuerySelector("input[type=file]")!.GetAttribute("name")!, "made-up.csv" },
        };

        var answer = await browser.PostAsync("/imports", content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("too big", (await TestSite.ReadAsync(answer)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        await using var db = site.Open();
        Assert.Equal(0, await db.Set<ImportJob>().CountAsync());
    }
}
