using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Referrals;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Referrals;

/// <summary>The pages of a referral, from its start to triage, as a browser without script sees them.</summary>
public sealed class ReferralPagesTests
{
    [Fact]
    public async Task A_responder_walks_from_start_to_receipt_and_triage_sees_it_arrive()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAsync(Make.ThePolice());
        var responder = site.As(Role.FirstResponder);
        var start = await TestSite.PostAsync(responder, "/referrals?handler=Start", await TestSite.GetAsync(responder, "/referrals"));
        var first = start.Headers.Location!.OriginalString;
        Assert.EndsWith("/A1", first, StringComparison.Ordinal);
        var draft = first[..first.LastIndexOf('/')];

        await AnswerAsync("A1", ("Answer.value", "yes"));
        await AnswerAsync("B1", ("Answer.organisation", "Made Up Police"));
        await AnswerAsync("B2", ("Answer.name", "Test Responder"), ("Answer.phone", "020 7946 0001"), ("Answer.mail", "responder@example.org"));
        await AnswerAsync("B4", ("Answer.value", "gb-eng"));
        await AnswerAsync("C1", ("Answer.value", "adult"));
        await AnswerAsync("E1", ("Answer.value", "yes"));
        Assert.EndsWith("/H2", (await AnswerAsync("H1?row=0", ("Answer.kind", "full"), ("Answer.value", "Mira Madeup"))).Replace("/H1", "/H2"), StringComparison.Ordinal);
        await AnswerAsync("H2", ("Answer.value.Day", ""), ("Answer.value.Month", "5"), ("Answer.value.Year", "1999"));
        Assert.EndsWith("K1?row=0&step=2", await AnswerAsync("K1?row=0", ("Answer.K5", "labour")), StringComparison.Ordinal);
        await AnswerAsync("O1", ("Answer.value", "no"));

        var check = await TestSite.GetAsync(responder, $"{draft}/check");
        Assert.Contains("Kind of name: Full name\nName: Mira Madeup", check.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("May 1999", check.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Mira", check.Title, StringComparison.Ordinal);
        var unsaid = await TestSite.PostAsync(responder, $"{draft}/check", check, ("Form.CheckedWith", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.StatusCode);
        var errors = (await TestSite.ReadAsync(unsaid)).QuerySelector(".govuk-error-summary")!.TextContent;
        Assert.Contains("Select whether this was checked", errors, StringComparison.Ordinal);
        Assert.Contains("Confirm that you understand", errors, StringComparison.Ordinal);

        var sent = await TestSite.PostAsync(responder, $"{draft}/check", check, ("Form.CheckedWith", "yes"), ("Form.Understood", "true"));
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect, (await TestSite.ReadAsync(sent)).QuerySelector(".govuk-error-summary")?.TextContent ?? sent.StatusCode.ToString());
        var twice = await TestSite.PostAsync(responder, $"{draft}/check", check, ("Form.CheckedWith", "yes"), ("Form.Understood", "true"));
        var receipt = sent.Headers.Location!.OriginalString;
        Assert.Equal(receipt, twice.Headers.Location!.OriginalString);
        var shown = await TestSite.GetAsync(responder, receipt);
        var reference = receipt[(receipt.LastIndexOf('/') + 1)..].ToUpperInvariant();
        Assert.Contains(reference, shown.QuerySelector(".govuk-panel")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("due by", shown.Body!.TextContent, StringComparison.Ordinal);

        var desk = site.As(Role.DutyOfficer);
        var queue = await TestSite.GetAsync(desk, "/referrals/triage");
        Assert.Contains(reference, queue.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Danger now", queue.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(queue.QuerySelector("a[href^='/referrals/alerts/']"));
        var one = await TestSite.GetAsync(desk, $"/referrals/triage/{reference.ToLowerInvariant()}");
        Assert.Contains("Mira Madeup", one.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Your name: Test Responder\nWork phone: 020 7946 0001\nWork e-mail: responder@example.org", one.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("The national centre: everything above", one.Body.TextContent, StringComparison.Ordinal);
        var opened = await TestSite.PostAsync(desk, $"/referrals/triage/{reference.ToLowerInvariant()}?handler=Case", one);
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        Assert.NotNull((await TestSite.GetAsync(site.As(Role.Supervisor), $"/referrals/triage/{reference.ToLowerInvariant()}")).QuerySelector("a[href^='/cases/case-']"));

        // A tampered form gives the dossier to nobody in a role that works on no case.
        var things = Make.Person(out var auditor, Role.Auditor);
        foreach (var thing in things) await site.AddAsync(thing);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TestSite.PostAsync(desk, $"/referrals/triage/{reference.ToLowerInvariant()}?handler=Assign", one, ("Assignee", $"Auditor:{auditor.Reference.Text}"))).StatusCode);

        await using var db = site.Open();
        Assert.False(await db.Set<Assignment>().AnyAsync());
        Assert.Contains("receipt", string.Join(' ', await db.Set<AuditEntry>().Where(e => e.What == "Seen").Select(e => e.Detail).ToListAsync()), StringComparison.Ordinal);
        Assert.DoesNotContain(site.Logged.Lines, l => l.Contains("Madeup", StringComparison.Ordinal));

        async Task<string> AnswerAsync(string question, params (string, string)[] answers)
        {
            var page = await TestSite.GetAsync(responder, $"{draft}/{question}");
            var response = await TestSite.PostAsync(responder, $"{draft}/{question}", page, answers);
            Assert.True(response.StatusCode == HttpStatusCode.Redirect, $"{question}: {response.StatusCode} {(await TestSite.ReadAsync(response)).QuerySelector(".govuk-error-summary")?.TextContent}");
            return response.Headers.Location!.OriginalString;
        }
    }

    [Theory] // the version that new drafts are begun with in full, the one before by a sample
    [InlineData("referral-2", 1), InlineData("referral-1", 5)]
    public async Task Every_question_page_can_be_opened_and_says_who_sees_the_answer(string code, int each)
    {
        await using var site = await TestSite.StartAsync();
        var set = Entente.Referrals.Questions.QuestionSets.Shipped[code];
        var responder = site.As(Role.FirstResponder);
        foreach (var answers in new[] { Make.Answers("A1=yes", "G2=yes", "R1=yes", "E5.health=health", "O1=yes"), Make.Answers("C1=child"), Make.Answers("E1=no") })
        {
            var draft = DraftReferral.Start(site.Ids(), set, answers, Make.Act(Role.FirstResponder));
            await site.AddAsync(draft);
            foreach (var question in set.All.Where(q => !q.OnCheck && q.Code != "V1" && set.IsShown(q, answers)).Where((_, i) => i % each == 0))
            {
                for (var step = 1; step <= question.Steps; step++)
                {
                    var page = await TestSite.GetAsync(responder, $"/referrals/draft/{draft.Reference.ToRoute()}/{question.Code}?row=0&step={step}");
                    Assert.Single(page.QuerySelectorAll("h1"));
                    Assert.Contains("Seen by", page.Body!.TextContent, StringComparison.Ordinal);
                    Assert.All(page.QuerySelectorAll("main input:not([type=hidden]), main select, main textarea"), i => Assert.NotNull(page.QuerySelector($"label[for='{i.Id}']")));
                }
            }
        }
    }

    [Fact]
    public async Task What_was_typed_stays_on_the_page_with_an_error_that_names_the_field()
    {
        await using var site = await TestSite.StartAsync();
        var draft = DraftReferral.Start(site.Ids(), Entente.Referrals.Questions.QuestionSets.Shipped.Current, Make.Answers(), Make.Act(Role.FirstResponder));
        await site.AddAsync(draft);
        var responder = site.As(Role.FirstResponder);
        var path = $"/referrals/draft/{draft.Reference.ToRoute()}/H2";

        var refused = await TestSite.PostAsync(responder, path, await TestSite.GetAsync(responder, path), ("Answer.value.Day", "31"), ("Answer.value.Month", "2"), ("Answer.value.Year", "1999"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await TestSite.ReadAsync(refused);
        Assert.Equal("31", page.QuerySelector("[name='Answer.value.Day']")!.GetAttribute("value"));
        Assert.Contains("must be a real date", page.QuerySelector(".govuk-error-summary a")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href")!));
    }

    [Theory]
    [InlineData("/referrals/draft/{0}")]
    [InlineData("/referrals/draft/{0}/check")]
    [InlineData("/referrals/draft/{0}/files")]
    [InlineData("/referrals/draft/{0}/handover")]
    [InlineData("/referrals/draft/{0}/S4")]
    public async Task A_draft_shows_to_its_organisation_is_not_found_elsewhere_and_refused_to_other_roles(string path)
    {
        await using var site = await TestSite.StartAsync();
        var draft = DraftReferral.Start(site.Ids(), Entente.Referrals.Questions.QuestionSets.Shipped.Current, Make.Answers("H1.value=Mira Madeup"), Make.Act(Role.FirstResponder));
        await site.AddAsync(draft);
        path = string.Format(System.Globalization.CultureInfo.InvariantCulture, path, draft.Reference.ToRoute());

        Assert.Equal(HttpStatusCode.OK, (await site.As(Role.FirstResponder).GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.As(Make.Reader(Role.FirstResponder, organisation: Make.Charity)).GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.As(Role.FirstResponder).GetAsync(path.Replace(draft.Reference.ToRoute(), "draft-0000-0000-0000-0", StringComparison.Ordinal))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.As(Role.Statistician).GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_file_is_added_shown_and_given_out_to_be_saved()
    {
        await using var site = await TestSite.StartAsync();
        var draft = DraftReferral.Start(site.Ids(), Entente.Referrals.Questions.QuestionSets.Shipped.Current, Make.Answers(), Make.Act(Role.FirstResponder));
        await site.AddAsync(draft);
        var responder = site.As(Role.FirstResponder);
        var path = $"/referrals/draft/{draft.Reference.ToRoute()}/files";
        var page = await TestSite.GetAsync(responder, path);
        var token = page.QuerySelector("form[enctype] [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent("A note"), "Summary" }, { new StringContent(""), "MadeOn.Day" }, { new StringContent(""), "MadeOn.Month" }, { new StringContent(""), "MadeOn.Year" }, { new ByteArrayContent("What they wrote"u8.ToArray()), "File", "note.txt" } };

        Assert.Equal(HttpStatusCode.Redirect, (await responder.PostAsync(path, form)).StatusCode);

        var link = (await TestSite.GetAsync(responder, path)).QuerySelector("tbody a")!;
        Assert.Equal("note.txt", link.TextContent);
        var given = await responder.GetAsync(link.GetAttribute("href"));
        Assert.Equal("attachment", given.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("What they wrote", await given.Content.ReadAsStringAsync());
    }
}

internal static class SiteForReferrals
{
    public static Entente.Foundation.IdSource Ids(this TestSite site) => (Entente.Foundation.IdSource)site.Services.GetService(typeof(Entente.Foundation.IdSource))!;

    public static async Task AddAsync(this TestSite site, object thing)
    {
        await using var db = site.Open();
        db.Add(thing);
        await db.CommitAsync(Make.Machine, new Put(1), default);
    }

    private sealed record Put(int Things) : Event;
}
