using System.Net;
using AngleSharp.Dom;
using Entente.Access;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Referrals;

/// <summary>Two colleagues answer one question of a draft: both answers are shown part by part, and nothing that was entered is lost.</summary>
public sealed class AnswerConflictTests
{
    [Theory, EveryDatabase]
    public async Task Both_answers_are_shown_part_by_part_and_what_is_chosen_is_saved(string database)
    {
        await using var site = await TestSite.StartAsync(database);
        var (path, mine, theirs) = await TwoAsync(site, "A2", "A1=yes");
        await SendAsync(theirs, path, ("Answer.danger", "held"), ("Answer.town", "Leeds"), ("Answer.what", "Locked in"));
        var conflict = await SendAsync(mine, path, ("Answer.danger", "violence"), ("Answer.town", "York"), ("Answer.what", "Was beaten"), ("Answer.postcode", "ZZ1 1AA"));

        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var page = await TestSite.ReadAsync(conflict);
        var words = page.QuerySelector("main")!.TextContent;
        Assert.All((string[])["Leeds", "York", "Locked in", "Was beaten", "Held against their will", "ZZ1 1AA"], w => Assert.Contains(w, words, StringComparison.Ordinal));
        Assert.NotNull(page.QuerySelector("[name='Choices.Keep[what]'][value=Both]"));
        Assert.Null(page.QuerySelector("[name='Choices.Keep[town]'][value=Both]"));
        Assert.Equal("Leeds", (await StoredAsync(site)).First("A2", "town"));

        var unchosen = await ChooseAsync(mine.Browser, page, ("Choices.Keep[town]", "Theirs"));
        Assert.Equal(HttpStatusCode.Conflict, unchosen.StatusCode);
        Assert.Contains("Select which version to keep", (await TestSite.ReadAsync(unchosen)).QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);

        var chosen = await ChooseAsync(mine.Browser, page, ("Choices.Keep[town]", "Theirs"), ("Choices.Keep[what]", "Both"), ("Choices.Keep[danger]", "Both"), ("Choices.Keep[postcode]", "Mine"));
        Assert.EndsWith("/A3", chosen.Headers.Location?.OriginalString, StringComparison.Ordinal);
        var stored = await StoredAsync(site);
        Assert.Equal(["held", "violence"], stored.All("A2", "danger"));
        Assert.Equal(("Leeds", "Locked in\n\nWas beaten", "ZZ1 1AA"), (stored.First("A2", "town"), stored.First("A2", "what"), stored.First("A2", "postcode")));
    }

    [Theory, EveryDatabase]
    public async Task A_third_answer_brings_the_page_again_with_what_was_entered_still_there(string database)
    {
        await using var site = await TestSite.StartAsync(database);
        var (path, mine, theirs) = await TwoAsync(site, "S4");
        await SendAsync(theirs, path, ("Answer.value", "Their words"));
        var first = await TestSite.ReadAsync(await SendAsync(mine, path, ("Answer.value", "My words")));
        var again = (theirs.Browser, Page: await TestSite.GetAsync(theirs.Browser, path));
        await SendAsync(again, path, ("Answer.value", "Their later words"));

        var second = await ChooseAsync(mine.Browser, first, ("Choices.Keep[value]", "Mine"));

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var page = await TestSite.ReadAsync(second);
        Assert.Contains("Their later words", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("My words", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Their later words", (await StoredAsync(site)).First("S4"));
        Assert.Equal(HttpStatusCode.Redirect, (await ChooseAsync(mine.Browser, page, ("Choices.Keep[value]", "Mine"))).StatusCode);
        Assert.Equal("My words", (await StoredAsync(site)).First("S4"));
    }

    [Fact]
    public async Task A_reason_for_no_answer_stands_against_an_answer_as_a_whole()
    {
        await using var site = await TestSite.StartAsync();
        var (path, mine, theirs) = await TwoAsync(site, "H2");
        await SendAsync(theirs, path, ("WhyNot", "distress"));

        var page = await TestSite.ReadAsync(await SendAsync(mine, path, ("Answer.value.Month", "5"), ("Answer.value.Year", "1999")));

        Assert.Contains("It would have distressed the person", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await ChooseAsync(mine.Browser, page, ("Choices.Keep[answer]", "Mine"))).StatusCode);
        Assert.Equal("1999-05", (await StoredAsync(site)).First("H2"));
    }

    [Fact]
    public async Task What_was_typed_stays_on_the_page_when_a_colleague_made_the_question_go_away_or_sent_the_draft()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAsync(Make.ThePolice());
        var (path, mine, theirs) = await TwoAsync(site, "A2", "A1=yes");
        var (other, page) = (path.Replace("/A2", "/A1", StringComparison.Ordinal), await TestSite.GetAsync(theirs.Browser, path.Replace("/A2", "/A1", StringComparison.Ordinal)));
        await SendAsync((theirs.Browser, page), other, ("Answer.value", "no"));

        var refused = await SendAsync(mine, path, ("Answer.danger", "held"), ("Answer.what", "Locked in"));
        await using (var db = site.Open(Make.Reader(Role.FirstResponder)))
        {
            var draft = await db.Drafts.AsNoTracking().SingleAsync();
            var send = Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<SendReferral>(site.Services, db, new OpenDraft(db, new(site.Ledger), site.Ledger, QuestionSets.Shipped),
                new Entente.Records.KeepRecords(db, Make.Maker(site.Ids())), new Entente.Records.RecordSources(site.Ids()));
            Assert.False((await send.RunAsync(draft.Reference.Text, Make.Send(draft.Answers), Make.Act(Role.FirstResponder), default)).IsRefused);
        }

        var late = await SendAsync(mine, path, ("Answer.danger", "held"), ("Answer.what", "Locked in"));

        foreach (var response in new[] { refused, late })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
            Assert.Equal("Locked in", (await TestSite.ReadAsync(response)).QuerySelector("textarea")!.TextContent);
        }
    }

    private static async Task<(string Path, (HttpClient Browser, IDocument Page) Mine, (HttpClient Browser, IDocument Page) Theirs)> TwoAsync(TestSite site, string question, params string[] answers)
    {
        var draft = DraftReferral.Start(site.Ids(), QuestionSets.Shipped.Current, Make.Answers(answers), Make.Act(Role.FirstResponder));
        await site.AddAsync(draft);
        var path = $"/referrals/draft/{draft.Reference.ToRoute()}/{question}";
        var (one, other) = (site.As(Make.Reader(Role.FirstResponder, 501)), site.As(Make.Reader(Role.FirstResponder, 502)));
        return (path, (one, await TestSite.GetAsync(one, path)), (other, await TestSite.GetAsync(other, path)));
    }

    private static Task<HttpResponseMessage> SendAsync((HttpClient Browser, IDocument Page) who, string path, params (string, string)[] answers) =>
        TestSite.PostAsync(who.Browser, path, who.Page, answers);

    private static Task<HttpResponseMessage> ChooseAsync(HttpClient browser, IDocument page, params (string, string)[] choices) =>
        TestSite.PostAsync(browser, page.QuerySelector("form[action*=Choose]")!.GetAttribute("action")!, page, choices);

    private static async Task<Answers> StoredAsync(TestSite site)
    {
        await using var db = site.Open();
        return (await db.Drafts.AsNoTracking().SingleAsync()).Answers;
    }
}
