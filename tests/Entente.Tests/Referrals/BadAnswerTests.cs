using System.Net;
using Entente.Access;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Referrals;

/// <summary>Whatever is typed into a referral is kept whole, or refused at its field with the rest kept; and what is kept becomes records that any database takes.</summary>
public sealed class BadAnswerTests
{
    [Theory, EveryDatabase]
    public async Task Long_texts_of_any_kind_and_the_first_and_last_years_are_sent_and_become_records(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var text = HardTexts.Of(15_000);

        var draft = await Make.DraftAsync(test, $"S4={text}", "H1.kind=full", "H1.value=\u202eAna\u202c e\u0301 👩‍🦰 O'Néil", "H2=1900-01-01", "N1.value=1");
        await using var db = test.Open(Make.Reader(Role.FirstResponder));
        var sent = await Make.Sender(test, db).RunAsync(draft.Reference.Text, Make.Send(draft.Answers), Make.Act(Role.FirstResponder), default);

        Assert.False(sent.IsRefused, string.Join(' ', sent.Problems));
        await using var read = test.Open();
        Assert.Equal(text, (await read.Referrals.SingleAsync()).Answers.First("S4"));
    }

    [Theory, EveryDatabase]
    public async Task A_page_refuses_broken_text_at_its_field_and_keeps_the_other_answers(string database)
    {
        await using var site = await TestSite.StartAsync(database);
        await site.AddAsync(Make.ThePolice());
        var responder = site.As(Role.FirstResponder);
        var start = await TestSite.PostAsync(responder, "/referrals?handler=Start", await TestSite.GetAsync(responder, "/referrals"));
        var path = start.Headers.Location!.OriginalString.Replace("/A1", "/B2", StringComparison.Ordinal);

        var refused = await TestSite.PostAsync(responder, path, await TestSite.GetAsync(responder, path), ("Answer.name", HardTexts.Broken), ("Answer.phone", "020 7946 0001"), ("Answer.mail", "me@example.org"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await TestSite.ReadAsync(refused);
        Assert.Contains("holds characters that are no text", page.QuerySelector(".govuk-error-message")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("020 7946 0001", page.QuerySelector("[name='Answer.phone']")!.GetAttribute("value"));
        await using var db = site.Open();
        Assert.False((await db.Drafts.SingleAsync()).Answers.Has("B2"));
    }

    [Fact]
    public void The_summary_of_a_file_and_a_thing_that_was_learned_refuse_broken_text()
    {
        var draft = DraftReferral.Start(new(TimeProvider.System, new Random(3)), QuestionSets.Shipped.Current, Make.Answers(), Make.Act(Role.FirstResponder));

        var file = AddFile.Decide(draft, new() { Name = "note.txt", Content = "words"u8.ToArray(), Size = 5, Summary = HardTexts.Null }, [], new(TimeProvider.System, new Random(3)), Make.Act(Role.FirstResponder));

        Assert.Equal(("Summary", "SummaryBroken"), (Assert.Single(file.Problems).Field, file.Problems[0].GetType().Name));
    }

    [Theory, EveryDatabase]
    public async Task Something_learned_later_refuses_broken_text_and_keeps_the_rest(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var referral = await Make.ReferralAsync(test);
        var set = QuestionSets.Shipped.Current;
        var form = new AdditionForm { Sort = AdditionSort.More, Words = "Seen again", ToldBy = Addition.Sources(set)[0].Code, ThingKind = Addition.Things(set)[0].Code, ThingValue = HardTexts.Null };

        var refused = Addition.From(referral, set, form, test.Ids, Make.Act(Role.FirstResponder));
        var words = Addition.From(referral, set, form with { ThingValue = null, ThingKind = null, Words = HardTexts.Null }, test.Ids, Make.Act(Role.FirstResponder));

        Assert.Equal("ThingValue", Assert.Single(refused.Problems).Field);
        Assert.Equal("Words", Assert.Single(words.Problems).Field);
    }
}
