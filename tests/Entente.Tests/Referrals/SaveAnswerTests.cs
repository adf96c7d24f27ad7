using Entente.Access;
using Entente.Audit;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Referrals;

public sealed class SaveAnswerTests
{
    private static readonly Act Responder = Make.Act(Role.FirstResponder);

    [Theory, EveryDatabase] // L10
    public async Task Danger_now_raises_an_alert_at_once_that_the_desk_sees_though_nothing_was_sent(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var draft = await Make.DraftAsync(test);

        await SaveAsync(test, draft, "A1", "value=yes");
        await SaveAsync(test, draft, "A2", "danger=held", "town=Leeds", "what=Locked in a cellar");
        await SaveAsync(test, draft, "A1", "value=yes");

        await using var desk = test.Open(Make.Reader(Role.DutyOfficer));
        var alert = await desk.Alerts.SingleAsync();
        Assert.Equal("Held against their will; Locked in a cellar", alert.What);
        Assert.Equal("Leeds", alert.Where);
        Assert.Equal("020 7946 0001", alert.CallBack);
        Assert.Equal(1, await desk.Set<AuditEntry>().CountAsync(e => e.What == nameof(AlertRaised)));
        await using var other = test.Open(Make.Reader(Role.FirstResponder, organisation: Make.Charity));
        Assert.False(await other.Alerts.AnyAsync());

        var closed = await new AnswerAlert(desk, test.Gate).RunAsync(alert.Reference.Text, "Police sent", Make.Act(Role.DutyOfficer), default);
        Assert.False(closed.Value.IsOpen);
        await using var responder = test.Open(Responder.Reader);
        var refused = await new AnswerAlert(responder, test.Gate).RunAsync(alert.Reference.Text, "Done", Responder, default);
        Assert.IsType<NotAllowed>(Assert.Single(refused.Problems));
    }

    [Theory, EveryDatabase]
    public async Task What_two_people_answer_at_once_is_not_lost_and_different_questions_do_not_disturb_each_other(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var draft = await Make.DraftAsync(test);
        var opened = draft.Answers.Mark("S4");

        var mine = await SaveAsync(test, draft, "S4", opened, "value=What I saw");
        var theirs = await SaveAsync(test, draft, "S4", opened, "value=What they saw");
        var elsewhere = await SaveAsync(test, draft, "B5", draft.Answers.Mark("B5"), "value=Ours 7");
        var again = await SaveAsync(test, draft, "S4", opened, "value=What I saw");

        Assert.False(mine.IsRefused);
        Assert.IsType<AnsweredMeanwhile>(Assert.Single(theirs.Problems));
        Assert.False(elsewhere.IsRefused);
        Assert.False(again.IsRefused); // the same words: nothing to choose
        await using var db = test.Open();
        var stored = (await db.Drafts.SingleAsync()).Answers;
        Assert.Equal(("What I saw", "Ours 7"), (stored.First("S4"), stored.First("B5")));
    }

    [Theory, EveryDatabase]
    public async Task Rows_are_saved_one_by_one_step_by_step_and_removed(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var draft = await Make.DraftAsync(test);

        await SaveAsync(test, draft, new AnswerForm { Question = "K1", Row = 1, Step = 1, Entered = Fields("K5=begging") });
        await SaveAsync(test, draft, new AnswerForm { Question = "K1", Row = 1, Step = 2, Entered = Fields("K7-hours=90") });
        var wrong = await SaveAsync(test, draft, new AnswerForm { Question = "K1", Row = 1, Step = 2, Entered = Fields("K7-hours=900") });
        await SaveAsync(test, draft, new AnswerForm { Question = "K1", Row = 0, Remove = true });

        Assert.IsType<NumberOutOfRange>(Assert.Single(wrong.Problems));
        await using var db = test.Open();
        var row = Assert.Single((await db.Drafts.SingleAsync()).Answers.Rows("K1"));
        Assert.Equal(("begging", "90"), (row.First("K5"), row.First("K7-hours")));
    }

    [Theory, EveryDatabase]
    public async Task A_question_that_is_not_asked_takes_no_answer_and_a_sent_draft_none_at_all(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var draft = await Make.DraftAsync(test);
        Assert.IsType<QuestionNotFound>(Assert.Single((await SaveAsync(test, draft, "D3", "value=yes")).Problems));
        Assert.IsType<QuestionNotFound>(Assert.Single((await SaveAsync(test, draft, "W2", "value=true")).Problems));
        await using var db = test.Open(Responder.Reader);
        await Make.Sender(test, db).RunAsync(draft.Reference.Text, Make.Send(draft.Answers), Responder, default);

        Assert.IsType<AlreadySent>(Assert.Single((await SaveAsync(test, draft, "S4", "value=more")).Problems));
    }

    [Theory, EveryDatabase]
    public async Task A_colleague_goes_on_with_a_draft_and_takes_it_over(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var draft = await Make.DraftAsync(test);
        var colleague = Make.Act(Role.FirstResponder, user: 777);
        await using var db = test.Open(colleague.Reader);

        await new HandOverDraft(db, Make.Open(test, db)).RunAsync(draft.Reference.Text, null, "Night shift", colleague, default);

        await using var fresh = test.Open();
        var taken = await fresh.Drafts.SingleAsync();
        Assert.Equal((new UserId(777), "Night shift"), (taken.HeldBy, taken.Note));
        Assert.Equal(DateOnly.FromDateTime(Make.Now.UtcDateTime).AddDays(28), taken.DeletesOn);
    }

    private static Task<Entente.Foundation.Result<OpenedDraft>> SaveAsync(TestDb test, DraftReferral draft, string question, params string[] fields) =>
        SaveAsync(test, draft, new AnswerForm { Question = question, Was = fields is [var was, ..] && !was.Contains('=') ? was : "", Entered = Fields([.. fields.Where(f => f.Contains('='))]) });

    private static async Task<Entente.Foundation.Result<OpenedDraft>> SaveAsync(TestDb test, DraftReferral draft, AnswerForm form)
    {
        await using var db = test.Open(Responder.Reader);
        return await new SaveAnswer(db, Make.Open(test, db), test.Ids).RunAsync(draft.Reference.Text, form, Responder, default);
    }

    private static Dictionary<string, string[]> Fields(params string[] fields) => fields.Select(f => f.Split('=', 2)).ToDictionary(f => f[0], f => new[] { f[1] });
}
