using Entente.Referrals.Questions;

namespace Entente.Tests.Referrals;

/// <summary>Whether the person was under 18 while it happened, from what was told of dates and ages.</summary>
public sealed class ChildAtTheTimeTests
{
    [Theory]
    [InlineData("C1=adult H2=2000-06-01", "K2-from=2018-05-31", true)] // the day before they were 18
    [InlineData("C1=adult H2=2000-06-01", "K2-from=2018-06-01", false)]
    [InlineData("C1=adult H2=2000", "K2-from=2018", null)] // may be 17 or 18
    [InlineData("C1=adult H2=2000", "K2-from=2017", true)] // at most 17 at the last day it may mean
    [InlineData("C1=adult H2=2000", "K2-from=2019", false)]
    [InlineData("C1=adult H2=2000-02-29", "K2-from=2018-02-28", false)] // the calendar takes 28 February for the birthday
    [InlineData("C1=adult H2=~2000", "K2-from=2016", true)]
    [InlineData("C1=adult H2=~2000", "K2-from=2018", null)]
    [InlineData("C1=adult H2=<2000", "K2-from=2019", false)]
    [InlineData("C1=adult H2=<2000", "K2-from=2017", null)] // before 2000 may be long before
    [InlineData("C1=adult H2=2000", "K2-from=<2018", null)] // it may have begun at any time before
    [InlineData("C1=adult", "K2-from=2018", null)]
    [InlineData("C1=adult", "K2-from.age=17", true)]
    [InlineData("C1=adult", "K2-from.age=18", false)]
    [InlineData("C1=adult", "K2-to.age=17", true)] // it was over before they were 18
    [InlineData("C1=adult", "K2-to.age=18", null)]
    [InlineData("C1=adult H2=2000-06-01", "K2-to=2017", true)]
    [InlineData("C1=adult H2=2000-06-01", "K2-to=2020", null)]
    [InlineData("C1=child", "K5=labour", true)]
    [InlineData("C1=not-sure", "K5=labour", null)]
    [InlineData("C1=adult H2=2000-06-01", "K5=labour", null)]
    [InlineData("C1=adult H2=0001", "K2-from=9999", false)]
    public void It_is_said_only_where_every_reading_of_the_dates_says_so(string person, string episode, bool? was)
    {
        var answers = RulesTests.Given(person).With("K1", Row(episode));

        Assert.Equal(was, ChildAtTheTime.Derived(answers));
    }

    [Fact]
    public void One_episode_in_childhood_is_enough_and_one_that_is_open_leaves_it_open()
    {
        var born = RulesTests.Given("C1=adult H2=2000-06-01");

        Assert.True(ChildAtTheTime.Derived(born.With("K1", Row("K2-from=2022"), Row("K2-from=2012"))));
        Assert.False(ChildAtTheTime.Derived(born.With("K1", Row("K2-from=2022"), Row("K2-from=2020"))));
        Assert.Null(ChildAtTheTime.Derived(born.With("K1", Row("K2-from=2022"), Row("K5=labour"))));
        Assert.Null(ChildAtTheTime.Derived(born));
    }

    [Theory]
    [InlineData("", true, false)]
    [InlineData("C4=no", false, true)] // against the dates, without a reason
    [InlineData("C4=no C4.why=wrong_year", false, false)]
    [InlineData("C4=yes", true, false)]
    [InlineData("C4=not-known", true, false)]
    public void The_answer_of_whoever_asked_counts_before_the_dates_and_says_why_it_differs(string answer, bool was, bool disagrees)
    {
        var answers = RulesTests.Given($"C1=adult H2=2000-06-01 {answer}").With("K1", Row("K2-from=2012"));

        Assert.Equal((was, disagrees), (ChildAtTheTime.Of(answers), ChildAtTheTime.Disagrees(answers)));
        Assert.Equal(disagrees, Rules.Warnings(QuestionSets.Shipped.Current, answers, new(2026, 3, 2)).Any(w => w.Code == "child-then-disagrees"));
    }

    private static AnswerRow Row(string parts) => AnswerRow.Of([.. parts.Split(' ').Select(p => p.Split('=', 2)).Select(p => (p[0], p[1]))]);
}
