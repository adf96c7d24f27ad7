using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Entente.Browser.Tests;

/// <summary>Around the form of the referral: the questions on paper, the national form beside ours, answers that save themselves, and a draft that moves to the questions of today.</summary>
public sealed class ReferralFormTests(Browser browser, BrowserSite site) : IClassFixture<BrowserSite>
{
    /// <summary>What is looked at here.</summary>
    public static readonly string[] Pages = ["REFERRALS/SHEET", "REFERRALS/SHEET/NATIONAL", "REFERRALS/DRAFT/{REFERENCE}/QUESTIONS", "REFERRALS/FROM-FILE"];

    [Theory, InlineData(Window.Wide), InlineData(Window.Narrow), InlineData(Window.RightToLeft)]
    public async Task The_sheet_the_national_form_and_the_questions_of_today_can_be_used_by_everybody(Window window)
    {
        await using var visit = await browser.VisitAsync(site, window);
        await visit.SignInAsync(Role.FirstResponder);
        await visit.GoAsync("/referrals/sheet", "form.sheet");
        await visit.GoAsync("/referrals/sheet/national", "form.national");
        await visit.GoAsync("/referrals/from-file", "form.file");
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("form.file.error");
        await visit.GoAsync("/referrals", "form.list");
        await visit.PressAsync();
        var draft = visit.Path[..visit.Path.LastIndexOf('/')];
        await BackToTheFirstAsync(draft);

        await visit.GoAsync(draft, "form.newer");
        await visit.GoAsync(draft + "/questions", "form.questions");
        Assert.Equal(200, await visit.PressAsync());
        Assert.Equal(draft, visit.Path);
        await visit.GoAsync(draft + "/M3", "form.earlier");

        Assert.Equal("", string.Join(", ", Pages.Except(visit.Looked)));
    }

    [Fact]
    public async Task What_is_written_saves_itself_and_pasting_much_is_asked_about()
    {
        await using var visit = await browser.VisitAsync(site, Window.Wide);
        var clock = visit.Page.Context.Clock;
        await clock.InstallAsync();
        await visit.SignInAsync(Role.FirstResponder);
        await visit.GoAsync("/referrals", "form.list");
        await visit.PressAsync();
        var question = visit.Path[..(visit.Path.LastIndexOf('/') + 1)] + "S4";
        await visit.Page.GotoAsync(question);

        await visit.FillAsync(("Answer.value", "Made up: as far as it was written."));
        await clock.FastForwardAsync("00:21");
        await Assertions.Expect(visit.Page.Locator("main form [role=status]").First).ToContainTextAsync("Saved");
        await visit.FillAsync(("Answer.value", "Made up: and a little more."));
        await clock.FastForwardAsync("00:21");
        await Assertions.Expect(visit.Page.Locator("main form [role=status]").First).ToContainTextAsync("Saved");
        await visit.Page.Locator("main [name='Answer.value']").EvaluateAsync("e => { const d = new DataTransfer(); d.setData('text', 'x'.repeat(900)); e.dispatchEvent(new ClipboardEvent('paste', { clipboardData: d, bubbles: true })); }");
        await Assertions.Expect(visit.Page.Locator("main .govuk-inset-text")).ToContainTextAsync("another referral");
        await visit.LookAsync("form.saved");

        await visit.Page.GotoAsync(question);
        await Assertions.Expect(visit.Page.Locator("main [name='Answer.value']")).ToHaveValueAsync("Made up: and a little more.");
    }

    /// <summary>As if the draft had been begun a version ago, with an answer that has another meaning today.</summary>
    private async Task BackToTheFirstAsync(string path)
    {
        await using var db = site.Open();
        var reference = Reference.Parse(path[(path.LastIndexOf('/') + 1)..]);
        var draft = await db.Drafts.SingleAsync(d => d.Reference == reference);
        var act = new Act(Reader.Machine, Purpose.Administration, Act.Cut(TimeProvider.System.GetUtcNow()));
        draft.MoveTo(QuestionSets.Shipped["referral-1"], draft.Answers.With("M3", AnswerRow.Of((Part.Only, "year"))), act);
        await db.CommitAsync(act, new DraftMovedToNewQuestions(draft.Reference, "referral-2", "referral-1", 0, draft.Dossier), default);
    }
}
