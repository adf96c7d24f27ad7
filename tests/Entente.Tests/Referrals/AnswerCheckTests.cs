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
    [InlineData("K7-hours=abc", 2, "NotANumber")]
    [InlineData("K7-hours=169", 2, "NumberOutOfRange")]
    [InlineData("K7-hours=-1", 2, "NumberOutOfRange")]
    [InlineData("K7-hours=60", 2, "")]
    [InlineData("K7-hours=7.5", 2, "")]
    [InlineData("K7-hours=7,5", 2, "CommaInNumber")]
    [InlineData("K7-hours=1,000", 2, "CommaInNumber")]
    [InlineData("K3=recruited", 1, "AnswerMissing")]
    [InlineData("K5=labour", 1, "")]
    public void A_row_is_checked_page_by_page(string entered, int step, string refused) =>
        Assert.Equal(refused.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            AnswerCheck.Row(Set["K1"], Set["K1"].PartsOf(step), Fields(entered), new(2026, 3, 2)).Problems.Select(p => p.GetType().Name));

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
