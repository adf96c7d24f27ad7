using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Referrals;

/// <summary>A draft stays on its version of the questions until somebody who saw the differences moves it (rule L16).</summary>
public sealed class QuestionChangesTests
{
    private static readonly QuestionSet First = QuestionSets.Shipped["referral-1"];
    private static readonly QuestionSet Now = QuestionSets.Shipped.Current;

    [Fact]
    public void An_answer_goes_along_only_where_the_question_means_the_same()
    {
        var answers = RulesTests.Given("A1=yes B4=gb-eaw C1=adult E1=yes G1.best=ro G1.others=some_Russian K1.K5=labour K1.K6=trade K1.K7-received=20_pounds M3.value=year R1=yes S4=words F1.unknown=not-relevant");

        var (moved, again) = QuestionChanges.Move(First, Now, answers);

        Assert.Equal(("yes", "adult", "yes", "ro", "labour", "yes", "words"), (moved.First("A1"), moved.First("C1"), moved.First("E1"), moved.First("G1", "best"), moved.First("K1", "K5"), moved.First("R1"), moved.First("S4")));
        // "In the last year" is not "6 to 12 months ago", pay in words is no amount, and England or Wales is not one of the two.
        Assert.All((string?[])[moved.First("B4"), moved.First("K1", "K6"), moved.First("K1", "K7-received"), moved.First("M3")], Assert.Null);
        Assert.Equal("not-relevant", moved.Rows("F1")[0].Reason);
        Assert.Equal(4, again);
        Assert.Equal("20_pounds", moved.First("K1@referral-1", "K7-received"));
        Assert.Equal("gb-eaw", moved.First("B4@referral-1"));
        Assert.False(Payload.Of(Now, moved.With("B4", AnswerRow.Of((Part.Only, "gb-wls")))).ToJson().Contains('@', StringComparison.Ordinal));
    }

    [Fact]
    public void The_other_way_round_is_never_translated()
    {
        var turned = Make.SetWith("\"stored\": \"previously_reported\"", "\"stored\": \"never_reported\"");
        var asserted = Make.SetWith("\"asserts\": [\"yes\", \"partly\"]", "\"asserts\": [\"no\"]");
        var answers = RulesTests.Given("R1=yes O1=partly");

        Assert.Equal(ChangeSort.OtherPolarity, QuestionChanges.Between(Now, turned, answers).Single().Sort);
        Assert.Null(QuestionChanges.Move(Now, turned, answers).Answers.First("R1"));
        Assert.Equal("partly", QuestionChanges.Move(Now, turned, answers).Answers.First("O1"));
        Assert.Null(QuestionChanges.Move(Now, asserted, answers).Answers.First("O1"));
        Assert.Equal("partly", QuestionChanges.Move(Now, asserted, answers).Answers.First("O1@referral-2"));
        Assert.Equal(1, QuestionChanges.Move(Now, asserted, answers).Again);
    }

    [Fact]
    public void The_differences_name_what_is_new_and_what_is_answered_again()
    {
        var changes = QuestionChanges.Between(First, Now, RulesTests.Given("B4=gb-eaw S4=words"));

        Assert.Equal(ChangeSort.New, changes.Single(c => c.Code == "Q1").Sort);
        Assert.Equal((ChangeSort.OtherAnswers, true), changes.Single(c => c.Code == "B4") is var b4 ? (b4.Sort, b4.Again) : default);
        Assert.DoesNotContain(changes, c => c.Code == "S4");
        Assert.Empty(QuestionChanges.Between(Now, Now, RulesTests.Given("A1=yes")));
        Assert.Equal(["B4"], changes.Where(c => c.Again).Select(c => c.Code));
    }

    [Theory, EveryDatabase]
    public async Task A_draft_is_moved_on_somebody_s_word_and_not_over_what_a_colleague_saved_meanwhile(string database)
    {
        await using var site = await TestSite.StartAsync(database);
        var draft = DraftReferral.Start(site.Ids(), First, Make.Answers("M3.value=year", "B4=gb-eaw"), Make.Act(Role.FirstResponder));
        await site.AddAsync(draft);
        var responder = site.As(Role.FirstResponder);
        var route = $"/referrals/draft/{draft.Reference.ToRoute()}";

        Assert.NotNull((await TestSite.GetAsync(responder, route)).QuerySelector("a[href$='/questions']"));
        var page = await TestSite.GetAsync(responder, $"{route}/questions");
        Assert.Contains("When was the last contact with any of them? Answer again", System.Text.RegularExpressions.Regex.Replace(page.QuerySelector("main")!.TextContent, @"\s+", " "), StringComparison.Ordinal);

        await TestSite.PostAsync(responder, $"{route}/S4", await TestSite.GetAsync(responder, $"{route}/S4"), ("Answer.value", "Meanwhile"));
        var late = await MoveAsync(page);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Equal("referral-1", await QuestionsAsync());

        var done = await MoveAsync(await TestSite.ReadAsync(late));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal("referral-2", await QuestionsAsync());
        Assert.Null((await TestSite.GetAsync(responder, route)).QuerySelector("a[href$='/questions']"));
        Assert.Contains("In the last year", (await TestSite.GetAsync(responder, $"{route}/M3")).QuerySelector(".govuk-inset-text")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await responder.GetAsync($"{route}/questions")).StatusCode);
        await using var db = site.Open();
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(e => e.What == nameof(DraftMovedToNewQuestions)));

        Task<HttpResponseMessage> MoveAsync(AngleSharp.Dom.IDocument shown) =>
            TestSite.PostAsync(responder, $"{route}/questions", shown, ("Version", shown.QuerySelector("[name=Version]")!.GetAttribute("value")!));

        async Task<string> QuestionsAsync()
        {
            await using var fresh = site.Open();
            return (await fresh.Drafts.SingleAsync()).Questions;
        }
    }

    [Theory, EveryDatabase]
    public async Task A_script_saves_in_between_and_the_person_s_own_saving_is_no_conflict_with_it(string database)
    {
        await using var site = await TestSite.StartAsync(database);
        var draft = DraftReferral.Start(site.Ids(), Now, Make.Answers(), Make.Act(Role.FirstResponder));
        await site.AddAsync(draft);
        var responder = site.As(Role.FirstResponder);
        var route = $"/referrals/draft/{draft.Reference.ToRoute()}";
        var page = await TestSite.GetAsync(responder, $"{route}/I1?row=0");
        Assert.Equal("20", page.QuerySelector("form[data-autosave]")!.GetAttribute("data-autosave"));

        var quiet = await TestSite.PostAsync(responder, $"{route}/I1?row=0&quiet=true", page, ("Answer.relation", "child"), ("Answer.name", "Little"));
        Assert.Equal(HttpStatusCode.NoContent, quiet.StatusCode);
        var was = quiet.Headers.GetValues("Entente-Was").Single();
        var again = await TestSite.PostAsync(responder, $"{route}/I1?row=0&quiet=true", page, ("Was", was), ("Answer.relation", "child"), ("Answer.name", "Little Madeup"));
        Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
        var own = await TestSite.PostAsync(responder, $"{route}/I1?row=0", page, ("Was", again.Headers.GetValues("Entente-Was").Single()), ("Answer.relation", "child"), ("Answer.name", "Little Madeup"), ("Answer.age", "4"));

        Assert.Equal(HttpStatusCode.Redirect, own.StatusCode);
        await using var db = site.Open();
        var row = Assert.Single((await db.Drafts.SingleAsync()).Answers.Rows("I1"));
        Assert.Equal(("Little Madeup", "4"), (row.First("name"), row.First("age")));
        // What cannot be kept is not shown while somebody writes; nor is another's answer overwritten.
        Assert.Equal(HttpStatusCode.Conflict, (await TestSite.PostAsync(responder, $"{route}/I1?row=0&quiet=true", page, ("Was", was), ("Answer.relation", "partner"))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await TestSite.PostAsync(responder, $"{route}/H2?quiet=true", await TestSite.GetAsync(responder, $"{route}/H2"), ("Answer.value.Day", "31"), ("Answer.value.Month", "2"), ("Answer.value.Year", "1999"))).StatusCode);
    }
}
