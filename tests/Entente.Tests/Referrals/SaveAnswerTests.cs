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

        var closed = await new AnswerAlert(desk, test.Gate).RunAsync(alert.Reference.Text, "Police sent", alert.Version, Make.Act(Role.DutyOfficer), default);
        Assert.False(closed.Value.IsOpen);
        await using var responder = test.Open(Responder.Reader);
        var refused = await new AnswerAlert(responder, test.Gate).RunAsync(alert.Reference.Text, "Done", null, Responder, default);
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
    public async Task Questions_saved_in_the_same_moment_are_all_kept(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var draft = await Make.DraftAsync(test);
        string[] questions = ["S4", "B5", "A3"];

        var saved = await Task.WhenAll(questions.Select(q => SaveAsync(test, draft, q, draft.Answers.Mark(q), q == "A3" ? "value=alone" : "value=Ours 7")));

        Assert.All(saved, s => Assert.False(s.IsRefused, string.Join(", ", s.Problems)));
        await using var db = test.Open();
        var stored = (await db.Drafts.SingleAsync()).Answers;
        Assert.All(questions, q => Assert.True(stored.Has(q), q));
    }

    [Theory, EveryDatabase]
    public async Task Entries_that_two_people_add_are_both_kept_and_one_sent_twice_is_one(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var draft = await Make.DraftAsync(test);
        AnswerForm Added(string name) => new() { Question = "M1", Row = 0, Was = Answers.NewRow, Entered = Fields($"name={name}") };

        Assert.Equal(0, (await SaveAsync(test, draft, Added("Boss One"))).Value.Row);
        Assert.Equal(1, (await SaveAsync(test, draft, Added("Boss Two"))).Value.Row);
        Assert.Equal(0, (await SaveAsync(test, draft, Added("Boss One"))).Value.Row);

        await using var db = test.Open();
        Assert.Equal(["Boss One", "Boss Two"], (await db.Drafts.SingleAsync()).Answers.All("M1", "name"));
    }

    [Theory, EveryDatabase]
    public async Task An_entry_is_found_where_it_moved_to_and_one_that_a_colleague_changed_is_not_overwritten(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var draft = await Make.DraftAsync(test);
        foreach (var name in (string[])["Boss One", "Boss Two"]) await SaveAsync(test, draft, new AnswerForm { Question = "M1", Was = Answers.NewRow, Entered = Fields($"name={name}") });
        var (one, two) = (Answers.MarkOf(AnswerRow.Of(("name", "Boss One"))), Answers.MarkOf(AnswerRow.Of(("name", "Boss Two"))));
        await SaveAsync(test, draft, new AnswerForm { Question = "M1", Row = 0, Was = one, Remove = true });

        var moved = await SaveAsync(test, draft, new AnswerForm { Question = "M1", Row = 1, Was = two, Entered = Fields("name=Boss Two", "description=Tall") });
        var late = await SaveAsync(test, draft, new AnswerForm { Question = "M1", Row = 1, Was = two, Entered = Fields("name=Boss Twain") });
        var gone = await SaveAsync(test, draft, new AnswerForm { Question = "M1", Row = 0, Was = one, Remove = true });

        Assert.Equal(0, moved.Value.Row);
        Assert.IsType<AnsweredMeanwhile>(Assert.Single(late.Problems));
        Assert.IsType<AnsweredMeanwhile>(Assert.Single(gone.Problems));
        await using var db = test.Open();
        Assert.Equal(("Boss Two", "Tall"), Assert.Single((await db.Drafts.SingleAsync()).Answers.Rows("M1")) is var row ? (row.First("name"), row.First("description")) : default);
    }

    [Theory, EveryDatabase]
    public async Task Part_by_part_one_keeps_what_is_stored_what_was_entered_or_both(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var draft = await Make.DraftAsync(test, "A1=yes", "A2.danger=held", "A2.town=Leeds", "A2.what=Theirs");
        var form = new AnswerForm
        {
            Question = "A2",
            Was = draft.Answers.Mark("A2"),
            Entered = new Dictionary<string, string[]> { ["danger"] = ["violence"], ["town"] = ["York"], ["what"] = ["Mine"], ["postcode"] = ["ZZ1 1AA"] },
            Keep = new Dictionary<string, KeptPart> { ["danger"] = KeptPart.Both, ["town"] = KeptPart.Stored, ["what"] = KeptPart.Both },
        };

        Assert.False((await SaveAsync(test, draft, form)).IsRefused);

        await using var db = test.Open();
        var row = (await db.Drafts.SingleAsync()).Answers.Rows("A2")[0];
        Assert.Equal(["held", "violence"], row.All("danger"));
        Assert.Equal(("Leeds", "Theirs\n\nMine", "ZZ1 1AA"), (row.First("town"), row.First("what"), row.First("postcode")));
        var tooLong = form with { Was = "", Entered = new Dictionary<string, string[]> { ["danger"] = ["violence"], ["what"] = [new string('x', 495)] } };
        Assert.IsType<AnswerTooLong>(Assert.Single((await SaveAsync(test, draft, tooLong)).Problems));
    }

    [Theory, EveryDatabase]
    public async Task Rows_are_saved_one_by_one_step_by_step_and_removed(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var draft = await Make.DraftAsync(test);

        await SaveAsync(test, draft, new AnswerForm { Question = "K1", Row = 1, Step = 1, Entered = Fields("K5=begging") });
        await SaveAsync(test, draft, new AnswerForm { Question = "K1", Row = 1, Step = 3, Entered = Fields("K7-hours=90") });
        var wrong = await SaveAsync(test, draft, new AnswerForm { Question = "K1", Row = 1, Step = 3, Entered = Fields("K7-hours=9000") });
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

    private static Task<Entente.Foundation.Result<SavedAnswer>> SaveAsync(TestDb test, DraftReferral draft, string question, params string[] fields) =>
        SaveAsync(test, draft, new AnswerForm { Question = question, Was = fields is [var was, ..] && !was.Contains('=') ? was : "", Entered = Fields([.. fields.Where(f => f.Contains('='))]) });

    private static async Task<Entente.Foundation.Result<SavedAnswer>> SaveAsync(TestDb test, DraftReferral draft, AnswerForm form)
    {
        await using var db = test.Open(Responder.Reader);
        return await new SaveAnswer(db, Make.Open(test, db), test.Ids).RunAsync(draft.Reference.Text, form, Responder, default);
    }

    private static Dictionary<string, string[]> Fields(params string[] fields) => fields.Select(f => f.Split('=', 2)).ToDictionary(f => f[0], f => new[] { f[1] });
}
