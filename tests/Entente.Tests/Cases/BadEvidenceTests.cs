using System.Net;
using Entente.Access;
using Entente.Cases;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Cases;

/// <summary>Whatever is typed into the forms of evidence and decision is kept whole, or refused at its field with everything else kept.</summary>
public sealed class BadEvidenceTests
{
    private static readonly Reader Maker = Make.Reader(Role.DecisionMaker);

    [Theory, EveryDatabase]
    public async Task Fifteen_thousand_characters_of_any_kind_are_kept_as_they_are(string database)
    {
        await using var site = await TestSite.StartAsync(database);
        var (about, _) = await CasePagesTests.WithClockAsync(site);
        var (maker, root, text) = (site.As(Maker), $"/cases/{about.Reference.ToRoute()}", HardTexts.Of(Evidence.MostText));

        var added = await SendAsync(maker, root, text, text);
        var saved = await TestSite.PostAsync(maker, root + "/decision", await TestSite.GetAsync(maker, root + "/decision"), ("Form.Outcome", "Positive"), ("Form.Words", text));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (added.StatusCode, saved.StatusCode));
        await using var db = site.Open();
        var kept = await db.Evidence.SingleAsync();
        Assert.Equal((text, text), (kept.What, kept.Why));
        Assert.Equal(text, (await db.Grounds.SingleAsync()).Words);
        Assert.Contains("<b>&amp;</b>", (await TestSite.GetAsync(maker, root + "/evidence")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres", true), InlineData("sqlite", true), InlineData("sqlite", false)]
    public async Task A_character_that_is_no_text_or_one_letter_too_many_is_told_at_its_field_and_nothing_is_kept(string database, bool broken)
    {
        await using var site = await TestSite.StartAsync(database);
        var (about, _) = await CasePagesTests.WithClockAsync(site);
        var (maker, root) = (site.As(Maker), $"/cases/{about.Reference.ToRoute()}");
        var (text, says) = broken ? (HardTexts.Broken, "holds characters that are no text") : (HardTexts.Of(Evidence.MostText + 1), "15,000 characters or fewer");

        var evidence = await SendAsync(maker, root, text, "Words that stay");
        var decision = await TestSite.PostAsync(maker, root + "/decision", await TestSite.GetAsync(maker, root + "/decision"), ("Form.Outcome", "Positive"), ("Form.Words", text));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (evidence.StatusCode, decision.StatusCode));
        var page = await TestSite.ReadAsync(evidence);
        Assert.Contains(says, page.QuerySelector("#Form_What-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Words that stay", page.QuerySelector("[name='Form.Why']")!.TextContent.Trim());
        Assert.Contains(says, (await TestSite.ReadAsync(decision)).QuerySelector("#Form_Words-error")!.TextContent, StringComparison.Ordinal);
        await using var db = site.Open();
        Assert.Equal((0, 0), (await db.Evidence.CountAsync(), await db.Grounds.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task A_null_byte_is_told_at_its_field_and_nothing_is_kept(string database)
    {
        await using var site = await TestSite.StartAsync(database);
        var (about, _) = await CasePagesTests.WithClockAsync(site);

        var answer = await SendAsync(site.As(Maker), $"/cases/{about.Reference.ToRoute()}", HardTexts.Null, "Words");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull((await TestSite.ReadAsync(answer)).QuerySelector(".govuk-error-summary a[href='#Form_What']"));
        await using var db = site.Open();
        Assert.Equal(0, await db.Evidence.CountAsync());
    }

    [Fact]
    public void A_null_byte_that_comes_past_the_web_server_is_refused_too() =>
        Assert.Equal("What", Assert.Single(Evidence.From(Make.Weighed() with { What = HardTexts.Null }, Make.Case(), new(TimeProvider.System, new Random(3)), Make.Act(Role.DecisionMaker)).Problems).Field);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient maker, string root, string what, string why) =>
        await TestSite.PostAsync(maker, root + "/evidence", await TestSite.GetAsync(maker, root + "/evidence"), ("Form.Element", "Act"), ("Form.Side", "For"), ("Form.Weight", "Strong"), ("Form.What", what), ("Form.Why", why));
}
