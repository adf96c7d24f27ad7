using Entente.Foundation;
using Entente.Referrals.Questions;

namespace Entente.Tests.Referrals;

public sealed class AnswerCheckTests
{
    private static readonly QuestionSet Set = QuestionSets.Shipped.Current;

    [Theory]
    [InlineData("A1", "value=maybe", "NotAnOption")]
    [InlineData("A1", "", "AnswerMissing")]
    [InlineData("A1", "value=yes", "")]
    [InlineData("E4", "value=housing value=moon", "NotAnOption")]
    [InlineData("E4", "value=housing value=family", "")]
    [InlineData("B2", "name=A phone=12 mail=me", "NotAPhone NotAMail")]
    [InlineData("B2", "name=A phone=07700900123 mail=me@example.org", "")]
    [InlineData("B2", "name=A phone=٠٧٧٠٠٩٠٠١٢٣ mail=a@b@example.org", "NotAMail")]
    [InlineData("B2", "", "AnswerMissing AnswerMissing AnswerMissing")]
    [InlineData("H2", "value.Day=31 value.Month=2 value.Year=1999", "NotARealDate")]
    [InlineData("H2", "value.Day=1 value.Year=1999", "NotARealDate")]
    [InlineData("H2", "value.Month=2", "NotARealDate")]
    [InlineData("H2", "value.Year=99", "DateOutOfRange")]
    [InlineData("H2", "value.Year=1899", "DateOutOfRange")]
    [InlineData("H2", "value.Year=1900", "")]
    [InlineData("H2", "value.Year=2100", "DateAhead")]
    [InlineData("H2", "value.Year=2101", "DateOutOfRange")]
    [InlineData("H2", "value.Day=29 value.Month=2 value.Year=2000 value.Sense=About", "")]
    [InlineData("T3", "kind=court day.Day=31 day.Month=12 day.Year=2100", "")]
    [InlineData("W2", "value=false", "AnswerMissing")]
    [InlineData("B5", "value=\u0007bell", "AnswerBroken")]
    public void Every_type_says_what_is_wrong(string question, string entered, string refused)
    {
        var result = Check(Set[question], entered);

        Assert.Equal(refused.Split(' ', StringSplitOptions.RemoveEmptyEntries), result.Problems.Select(p => p.GetType().Name));
        Assert.All(result.Problems, p => Assert.True(p.Field.Length > 0 && p.InEnglish().Length > 12));
    }

    [Theory]
    [InlineData("K7-hours=abc", 3, "NotANumber")]
    [InlineData("K7-hours=169", 3, "")] // kept, and asked about
    [InlineData("K7-hours=1001", 3, "NumberOutOfRange")]
    [InlineData("K7-hours=-1", 3, "NumberOutOfRange")]
    [InlineData("K7-hours=60", 3, "")]
    [InlineData("K7-hours=7.5", 3, "")]
    [InlineData("K7-hours=7,5", 3, "CommaInNumber")]
    [InlineData("K7-hours=1,000", 3, "CommaInNumber")]
    [InlineData("K7-received=0 K7-received.currency=gbp K7-received.per=week", 3, "")]
    [InlineData("K7-received=12.50", 3, "CurrencyMissing")]
    [InlineData("K7-received=-1 K7-received.currency=gbp", 3, "NumberOutOfRange AmountMissing")]
    [InlineData("K7-received.currency=eur", 3, "AmountMissing")]
    [InlineData("K7-owed=abc K7-owed.currency=vnd", 3, "NotANumber AmountMissing")]
    [InlineData("K5=labour K2-from.age=14 K2-from.said=as_a_boy", 1, "")]
    [InlineData("K5=labour K2-from.age=121", 1, "NumberOutOfRange")]
    [InlineData("K5=labour K2-from.season=summer K2-from.Year=2019", 1, "")]
    [InlineData("K5=labour K2-from.turn=after", 1, "EventMissing")]
    [InlineData("K5=labour K2-from.turn=after K2-from.event=the_flood", 1, "")]
    [InlineData("K5=other K5.other=made_to_fight", 1, "")]
    [InlineData("K5=labour K5.other=made_to_fight", 1, "OtherNotChosen")]
    [InlineData("K3=recruited", 1, "AnswerMissing")]
    [InlineData("K5=labour", 1, "")]
    public void A_row_is_checked_page_by_page(string entered, int step, string refused) =>
        Assert.Equal(refused.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            AnswerCheck.Row(Set["K1"], Set["K1"].PartsOf(step), Fields(entered), new(2026, 3, 2)).Problems.Select(p => p.GetType().Name));

    [Theory]
    [InlineData("O4", "value=not-asked value.why-not=distress", "")]
    [InlineData("O4", "value=not-known value.why-not=no-time", "")]
    [InlineData("O4", "value=yes value.why-not=distress", "ReasonNotNeeded")]
    [InlineData("O4", "value.why-not=distress", "ReasonNotNeeded")]
    [InlineData("O4", "value=not-asked value.why-not=bored", "NotAnOption ")]
    [InlineData("J1", "role=held latitude=51.5 longitude=-0.12", "")]
    [InlineData("J1", "role=held latitude=51.5", "CoordinateMissing")]
    [InlineData("J1", "role=held latitude=91 longitude=1", "NumberOutOfRange CoordinateMissing")]
    [InlineData("G1", "best=ro others=uk others=ro others=xx", "NotAnOption")]
    [InlineData("I1", "relation=child learned.Year=2031", "DateAhead")]
    public void What_stands_beside_an_answer_is_held_to_it(string question, string entered, string refused) =>
        Assert.Equal(refused.Split(' ', StringSplitOptions.RemoveEmptyEntries), Check(Set[question], entered).Problems.Select(p => p.GetType().Name));

    [Fact]
    public void An_ordered_answer_keeps_its_order_and_loses_what_stands_there_twice()
    {
        var row = Check(Set["G1"], "best=ti others=uk others=ro others=uk").Value;

        Assert.Equal(["uk", "ro"], row.All("others"));
        Assert.Equal("1,200.5", Set["K1"].Find("K7-owed")!.TextOf("1200.50"));
    }

    [Fact]
    public void A_long_text_in_any_script_is_kept_whole_and_one_letter_more_is_refused_with_both_numbers()
    {
        var text = string.Concat(Enumerable.Repeat("שלום 👩‍🦰 e\u0301\u200b ", 1_000));
        text = text.PadRight(15_000, 'x')[..14_999] + "x";

        var kept = AnswerCheck.Row(Set["S4"], Set["S4"].Parts, new Dictionary<string, string[]> { [Part.Only] = [text] }, new(2026, 3, 2));
        var refused = AnswerCheck.Row(Set["S4"], Set["S4"].Parts, new Dictionary<string, string[]> { [Part.Only] = [text + "x"] }, new(2026, 3, 2));

        Assert.Equal(text, kept.Value.First(Part.Only));
        Assert.Equal(text, Answers.Parse(Answers.None.With("S4", kept.Value).ToJson()).First("S4"));
        Assert.Contains("15,000", Assert.Single(refused.Problems).InEnglish());
        Assert.Contains("15,001", refused.Problems[0].InEnglish());
    }

    [Fact]
    public void A_row_is_put_in_its_place_and_a_reason_goes_when_something_is_said()
    {
        var answers = Answers.None.With("M1", AnswerRow.Of((AnswerRow.WhyNot, "none-known"))).WithRow("M1", -1, AnswerRow.Of(("name", "One"))).WithRow("M1", -1, AnswerRow.Of(("name", "Two"))).WithRow("M1", 0, AnswerRow.Of(("name", "First")));

        Assert.Equal(["First", "Two"], answers.All("M1", "name"));
        Assert.Equal(["Two"], answers.WithoutRow("M1", 0).All("M1", "name"));
        Assert.False(answers.WithoutRow("M1", 0).WithoutRow("M1", 0).Has("M1"));
        Assert.NotEqual(answers.Mark("M1"), answers.WithoutRow("M1", 0).Mark("M1"));
    }

    private static Result<AnswerRow> Check(Question question, string entered) => AnswerCheck.Row(question, question.Parts, Fields(entered), new(2026, 3, 2));

    private static Dictionary<string, string[]> Fields(string entered) => entered.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(e => e.Split('=', 2)).GroupBy(e => e[0]).ToDictionary(g => g.Key, g => g.Select(e => e[1]).ToArray());
}
