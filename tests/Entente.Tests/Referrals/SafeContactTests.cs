using Entente.Access;
using Entente.Audit;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Referrals;

/// <summary>Letters and calls must not reach the wrong hands: rules L6 and L8.</summary>
public sealed class SafeContactTests
{
    private static readonly Act Responder = Make.Act(Role.FirstResponder);

    [Theory] // L6
    [InlineData("14 Made-up Lane|Leeds|", "14 made up lane|LEEDS||hazard=yes", true)]
    [InlineData("14 Made-up Lane|Leeds|", "14 Made-up Lane|York||hazard=yes", false)]
    [InlineData("14 Made-up Lane||", "14 Made-up Lane|||role=exploiter", true)]
    [InlineData("14 Made-up Lane||", "14 Made-up Lane|||role=worked", true)]
    [InlineData("14 Made-up Lane||", "14 Made-up Lane|||role=worked hazard=no", false)]
    [InlineData("14 Made-up Lane||", "14 Made-up Lane|||role=offered", false)]
    [InlineData("Flat 2, 14 Made-up Lane||ZZ1 1ZZ", "14, Made-up Ln||zz11zz|hazard=yes", true)]
    [InlineData("15 Made-up Lane||ZZ1 1ZZ", "14 Made-up Lane||ZZ1 1ZZ|hazard=yes", false)]
    [InlineData("15 Made-up Lane||ZZ1 1ZZ", "||ZZ1 1ZZ|hazard=yes", true)]
    [InlineData("|Leeds|", "|Leeds||hazard=yes", false)]
    public void Letters_do_not_go_to_a_dangerous_place_however_it_is_written(string letters, string place, bool danger)
    {
        var said = Answers.None.With("F2", Place(letters)).With("J1", Place(place));

        Assert.Equal(danger, SafeContact.LettersGoToDanger(said));
        Assert.Equal(danger, Rules.Across(QuestionSets.Shipped.Current["F2"], Place(letters), Answers.None.With("J1", Place(place))).OfType<LettersToDanger>().Any());
    }

    [Theory] // L8
    [InlineData("Boss Invented", "Boss Invented", true)]
    [InlineData("INVENTED, Boss", "Boss Invented", true)]
    [InlineData("Boss Q. Invented", "Boss Invented", true)]
    [InlineData("Boss", "boss", true)]
    [InlineData("Boss Another", "Boss", false)]
    [InlineData("Anna Invented", "Boss Invented", false)]
    public void Letters_do_not_go_to_somebody_named_among_the_exploiters(string receiver, string exploiter, bool same) =>
        Assert.Equal(same, SafeContact.LettersGoToExploiter(Answers.None.With("F3", AnswerRow.Of(("name", receiver))).With("M1", AnswerRow.Of(("name", exploiter)))));

    [Theory]
    [InlineData("phone", "07700 900111", "+44 7700 900111", true)]
    [InlineData("app", "@made_up", "made-up", true)]
    [InlineData("phone", "07700 900111", "07700 900112", false)]
    [InlineData("person", "Boss Invented", "", true)]
    public void A_way_to_reach_the_person_that_is_an_exploiters_is_warned_of(string kind, string way, string theirs, bool warned)
    {
        var said = Answers.None.With("C1", AnswerRow.Of((Part.Only, "child"))).With("F1", AnswerRow.Of(("kind", kind), ("value", way))).With("M1", AnswerRow.Of(("name", "Boss Invented"))).With("M2", AnswerRow.Of(("value", theirs)));

        Assert.Equal(warned, Rules.Warnings(QuestionSets.Shipped.Current, said, new(2026, 3, 2)).Any(w => w.Code == "calls-exploiter"));
    }

    [Theory, EveryDatabase]
    public async Task Whoever_would_get_the_letters_and_is_an_exploiter_is_told_to_the_desk_and_nothing_is_sent(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var draft = await Make.DraftAsync(test, "M1.name=Boss Invented", "J1.address=14 Made-up Lane", "J1.hazard=yes", "F2.address=9 Quiet Road");
        await SaveAsync(test, draft, "F3", "name=Boss Invented");

        await using var desk = test.Open(Make.Reader(Role.DutyOfficer));
        Assert.Equal(Danger.LettersToExploiter, (await desk.Alerts.SingleAsync()).What);
        Assert.Equal(["LettersToExploiter"], await RefusedAsync(test, draft));

        await SaveAsync(test, draft, "F3", "name=Aunt Madeup");
        await SaveAsync(test, draft, "J1", "role=held", "address=9 quiet road");
        Assert.Equal(["LettersToDanger"], await RefusedAsync(test, draft));
    }

    private static async Task SaveAsync(TestDb test, DraftReferral draft, string question, params string[] fields)
    {
        await using var db = test.Open(Responder.Reader);
        var form = new AnswerForm { Question = question, Row = 9, Entered = fields.Select(f => f.Split('=', 2)).ToDictionary(f => f[0], f => new[] { f[1] }) };
        Assert.False((await new SaveAnswer(db, Make.Open(test, db), test.Ids).RunAsync(draft.Reference.Text, form, Responder, default)).IsRefused);
    }

    private static async Task<IEnumerable<string>> RefusedAsync(TestDb test, DraftReferral draft)
    {
        await using var db = test.Open(Responder.Reader);
        return (await Make.Sender(test, db).RunAsync(draft.Reference.Text, Make.Send(draft.Answers), Responder, default)).Problems.Select(p => p.GetType().Name);
    }

    private static AnswerRow Place(string place)
    {
        var parts = place.Split('|');
        var said = new List<(string, string)>();
        foreach (var (part, value) in ((string[])["address", "town", "postcode"]).Zip(parts)) if (value.Length > 0) said.Add((part, value));
        if (parts.Length > 3) said.AddRange(parts[3].Split(' ').Select(p => p.Split('=')).Select(p => (p[0], p[1])));
        return AnswerRow.Of([.. said]);
    }
}
