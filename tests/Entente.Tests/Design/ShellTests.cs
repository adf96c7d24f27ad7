using System.Net;
using Entente.Access;
using Microsoft.Data.Sqlite;

namespace Entente.Tests.Design;

/// <summary>What every page has round it, and the pages for what goes wrong.</summary>
public sealed class ShellTests
{
    [Fact]
    public async Task Every_answer_forbids_what_a_page_never_does()
    {
        await using var site = await TestSite.StartAsync();

        using var answer = await site.As(Role.CaseWorker).GetAsync("/error/404");

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_what_to_do()
    {
        await using var site = await TestSite.StartAsync();

        using var answer = await site.As(Role.CaseWorker).GetAsync("/no-such-page");
        var page = await TestSite.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("Page not found", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Page not found – Entente", page.Title);
        Assert.Single(page.QuerySelectorAll("h1"));
    }

    [Fact]
    public async Task The_layout_names_the_role_and_the_purpose_and_offers_the_way_out()
    {
        await using var site = await TestSite.StartAsync();

        var page = await TestSite.ReadAsync(await site.As(Role.FirstResponder).GetAsync("/error/404"));

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("First responder", page.QuerySelector("header .govuk-tag")!.TextContent);
        Assert.NotNull(page.QuerySelector(".entente-purpose"));
        Assert.NotNull(page.QuerySelector(".govuk-exit-this-page a[rel='nofollow noreferrer']"));
        Assert.NotNull(page.QuerySelector("form[action='/staff/signout'] input[name='__RequestVerificationToken']"));
        Assert.Equal("#main-content", page.QuerySelector("a.govuk-skip-link")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("[data-session-ends][hidden]"));
    }

    [Fact]
    public async Task The_menu_marks_the_one_place_where_somebody_is()
    {
        await using var site = await TestSite.StartAsync();
        var desk = site.As(Role.DutyOfficer);

        foreach (var place in (string[])["/", "/referrals", "/referrals/triage", "/cases"])
        {
            Assert.Equal(place, Assert.Single((await TestSite.GetAsync(desk, place)).QuerySelectorAll("nav [aria-current]")).GetAttribute("href"));
        }

        // Alerts are answered at the desk, whatever their address.
        Assert.Equal("/referrals/triage", Assert.Single((await TestSite.GetAsync(desk, "/referrals/alerts")).QuerySelectorAll("nav [aria-current]")).GetAttribute("href"));
    }

    [Fact]
    public async Task Another_language_turns_the_page_round()
    {
        await using var site = await TestSite.StartAsync();

        var page = await TestSite.ReadAsync(await site.As(Role.CaseWorker).GetAsync("/error/404?lang=ar-XB"));

        Assert.Equal("rtl", page.DocumentElement.GetAttribute("dir"));
        Assert.Contains("entente.rtl.css", page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_glass_shows_on_every_page()
    {
        await using var site = await TestSite.StartAsync();

        var reader = Make.Reader(Role.DutyOfficer) with { BrokenGlass = [new(7)] };
        var page = await TestSite.ReadAsync(await site.As(reader).GetAsync("/error/404"));

        Assert.Contains("1 dossier ", page.QuerySelector(".entente-glass")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Statistician · Read · Identity · this role never does", "Acting as Statistician, you may not read who a person is. The role Statistician never does this, for any record.")]
    [InlineData("Supervisor · Write · DecisionDraft · only for team or own, assigned", "Acting as Supervisor, you may not write draft decisions. The role Supervisor does it only for what your team holds or what your own organisation sent or what is assigned to you.")]
    [InlineData("Supervisor · Read · IntelligenceReports · for another purpose: Intelligence or Duty", "Acting as Supervisor, you may not read intelligence reports. It is looked at only for this: intelligence or the duty desk.")]
    [InlineData("this route has no line in the access table", "this route has no line in the access table")]
    public void A_rule_is_told_in_words(string rule, string words) => Assert.Equal(words, Web.Shell.RuleInWords.Tell(Rendered.Texts, rule));

    [Theory]
    [InlineData("Statistician · Read · Identity · this role never does", "another role")]
    [InlineData("Supervisor · Write · DecisionDraft · only for team or own, assigned", "assign it to you")]
    [InlineData("Supervisor · Read · Identity · only for team", "another team")]
    [InlineData("FirstResponder · Read · Identity · only for own", "another organisation")]
    [InlineData("Supervisor · Read · IntelligenceReports · for another purpose: Intelligence or Duty", "choose your purpose")]
    [InlineData("this route has no line in the access table", "a supervisor of the centre")]
    public void Whom_to_ask_follows_from_what_the_rule_lacks(string rule, string whom) => Assert.Contains(whom, Web.Shell.RuleInWords.WhomToAsk(Rendered.Texts, rule), StringComparison.Ordinal);

    [Theory]
    [InlineData(5, "busy")]
    [InlineData(13, "full")]
    [InlineData(11, "broken")]
    [InlineData(19, null)]
    public void A_fault_of_the_store_has_its_own_words(int code, string? words) =>
        Assert.Equal(words, Web.Shell.FaultTexts.Of(new InvalidOperationException("outer", new SqliteException("x", code))));
}
