using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Staff.Systems;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Staff;

public sealed class SystemPagesTests
{
    [Fact]
    public async Task A_key_is_made_shown_once_and_taken_back_on_the_pages_and_mistakes_keep_what_was_entered()
    {
        await using var site = await TestSite.StartAsync();
        var police = Make.ThePolice();
        await using (var db = site.Open())
        {
            db.Add(police);
            await db.CommitAsync(Make.Machine, new Seen("planted", "", 1), default);
        }

        var administrator = site.As(Role.Administrator);
        var form = await TestSite.GetAsync(administrator, "/staff/systems/new");
        var last = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(30);
        (string, string)[] date = [("Form.Until.Day", $"{last.Day}"), ("Form.Until.Month", $"{last.Month}"), ("Form.Until.Year", $"{last.Year}")];
        var refused = await TestSite.PostAsync(administrator, "/staff/systems/new", form, [("Form.Name", "Made Up Custody System"), ("Form.Organisation", ""), ("Form.AMinute", "60"), .. date]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await TestSite.ReadAsync(refused);
        Assert.Equal("Made Up Custody System", again.QuerySelector("input[name='Form.Name']")!.GetAttribute("value"));
        Assert.Equal(2, again.QuerySelectorAll(".govuk-error-summary li").Length);

        var made = await TestSite.ReadAsync(await TestSite.PostAsync(administrator, "/staff/systems/new", form, [("Form.Name", "Made Up Custody System"), ("Form.Organisation", police.Reference.Text), ("Form.May", "Refer"), ("Form.AMinute", "60"), .. date]));
        var secret = made.QuerySelector(".govuk-panel code")!.TextContent;
        await using var fresh = site.Open();
        var key = await fresh.SystemKeys.SingleAsync();
        Assert.True(key.IsOpenedBy(secret.Split('.')[1]));
        var path = $"/staff/systems/{key.Reference.ToRoute()}";
        var page = await TestSite.GetAsync(administrator, path);
        Assert.DoesNotContain(secret.Split('.')[1], page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("Made Up Custody System", (await TestSite.GetAsync(administrator, "/staff/systems")).QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Made Up Custody System", (await TestSite.GetAsync(administrator, "/staff/users")).QuerySelector("table")!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(administrator, path, page)).StatusCode);
        Assert.NotNull((await fresh.SystemKeys.AsNoTracking().SingleAsync()).RevokedAt);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TestSite.PostAsync(administrator, path, page)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync($"/staff/systems/{Reference.New("SYSKEY").ToRoute()}")).StatusCode);
        Assert.Null((await TestSite.GetAsync(site.As(Role.Auditor), path)).QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.Forbidden, (await site.As(Role.FirstResponder).GetAsync(path)).StatusCode);
    }
}
