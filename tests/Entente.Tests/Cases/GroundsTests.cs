using Entente.Access;
using Entente.Cases;
using Entente.Foundation;

namespace Entente.Tests.Cases;

public sealed class GroundsTests
{
    private static readonly IdSource Ids = new(TimeProvider.System, new Random(3));
    private static readonly Regime Today = Regimes.Shipped.On("GB-EAW", new(2026, 3, 2))!;

    [Theory]
    [InlineData("2011-03-22", "uk-2009"), InlineData("2022-12-12", "uk-2009"), InlineData("2022-12-13", "uk-2022"), InlineData("2023-02-01", "uk-2023-01"), InlineData("2026-11-24", "uk-2023-07")]
    public void The_regime_in_force_on_a_day_is_the_one_that_decides(string day, string regime) =>
        Assert.Equal(regime, Regimes.Shipped.On("GB-SCT", DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))?.Code);

    [Fact]
    public void No_regime_is_made_up_before_the_first_or_where_none_is_known()
    {
        Assert.Null(Regimes.Shipped.On("GB-EAW", new(2009, 3, 31)));
        Assert.Null(Regimes.Shipped.On("atlantis", new(2026, 1, 1)));
    }

    [Theory]
    [InlineData(GroundsOutcome.Positive, false, false), InlineData(GroundsOutcome.Negative, false, true), InlineData(GroundsOutcome.Positive, true, true), InlineData(GroundsOutcome.Positive, null, true)]
    public void A_second_reader_is_needed_for_a_negative_decision_or_a_child_or_an_unknown_age(GroundsOutcome outcome, bool? isChild, bool needed)
    {
        var draft = Grounds.Begin(Make.Case(isChild), Today, Ids, Make.Act(Role.DecisionMaker));
        draft.Save(outcome == GroundsOutcome.Positive ? Make.Positive() : Make.Negative(), Make.Act(Role.DecisionMaker));

        Assert.Equal(needed, draft.NeedsSecondReader);
    }

    [Fact]
    public void The_author_cannot_be_the_second_reader()
    {
        var draft = Waiting();

        Assert.Equal([new ReaderIsTheAuthor()], draft.Read(new() { View = SecondView.Agree }, Make.Act(Role.DecisionMaker)));
        Assert.Empty(draft.Read(new() { View = SecondView.Agree }, Make.Act(Role.Supervisor)));
    }

    [Fact]
    public void Nobody_whose_words_are_in_it_reads_it_second()
    {
        var draft = Grounds.Begin(Make.Case(), Today, Ids, Make.Act(Role.DecisionMaker));
        draft.Save(Make.Negative(), Make.Act(Role.DecisionMaker, user: 1));
        draft.Save(Make.Negative(), Make.Act(Role.DecisionMaker, user: 2));
        draft.SendToSecondReader();

        Assert.Equal([new ReaderIsTheAuthor()], draft.Read(new() { View = SecondView.Agree }, Make.Act(Role.Supervisor, user: 1)));
        Assert.Empty(draft.Read(new() { View = SecondView.Agree }, Make.Act(Role.Supervisor, user: 3)));
    }

    [Fact]
    public void A_disagreement_says_why_and_sends_the_draft_back()
    {
        var draft = Waiting();

        Assert.Equal([new ViewNeedsWords()], draft.Read(new() { View = SecondView.Disagree }, Make.Act(Role.Supervisor)));
        Assert.Empty(draft.Read(new() { View = SecondView.Disagree, Words = "Ask the referrer first." }, Make.Act(Role.Supervisor)));
        Assert.Equal(GroundsState.Returned, draft.State);
        Assert.Contains(new NotReadyToIssue(), draft.Issue(Regimes.Shipped.Reasons, 1, 1, Make.Act(Role.DecisionMaker)));
    }

    [Fact]
    public void A_change_after_the_second_reading_has_to_be_read_again()
    {
        var draft = Waiting();
        draft.Read(new() { View = SecondView.Agree }, Make.Act(Role.Supervisor));

        draft.Save(Make.Negative(), Make.Act(Role.DecisionMaker));

        Assert.Contains(new NotReadyToIssue(), draft.Issue(Regimes.Shipped.Reasons, 1, 1, Make.Act(Role.DecisionMaker)));
    }

    [Fact]
    public void Whatever_is_missing_is_said_at_once()
    {
        var draft = Grounds.Begin(Make.Case(), Today, Ids, Make.Act(Role.DecisionMaker));

        Assert.Equal([typeof(OutcomeMissing), typeof(NothingWeighed), typeof(ReasonsMissing), typeof(WordsMissing)], draft.Missing(Regimes.Shipped.Reasons, 0).Select(p => p.GetType()));
    }

    [Fact]
    public void A_reason_that_says_not_enough_never_carries_a_positive_decision_nor_one_of_means_a_childs()
    {
        var draft = Grounds.Begin(Make.Case(isChild: true), Today, Ids, Make.Act(Role.DecisionMaker));
        draft.Save(Make.Positive() with { Reasons = ["purpose-not-enough", "means-shown", "act-shown"] }, Make.Act(Role.DecisionMaker));

        Assert.Equal(2, draft.Missing(Regimes.Shipped.Reasons, 1).OfType<ReasonDoesNotFit>().Count());
    }

    [Fact]
    public void No_means_is_weighed_for_a_child() =>
        Assert.Equal([new NoMeansForAChild()], Evidence.From(Make.Weighed(Element.Means), Make.Case(isChild: true), Ids, Make.Act(Role.DecisionMaker)).Problems);

    [Fact]
    public void The_letter_holds_the_test_the_reasons_and_the_rights_and_no_code()
    {
        var about = Make.Case();
        var draft = Grounds.Begin(about, Today, Ids, Make.Act(Role.DecisionMaker));
        draft.Save(Make.Positive(), Make.Act(Role.DecisionMaker));

        var letter = Letter.Of(LetterTexts.ReasonableGrounds(DataFolder.Shipped, "en"), about, draft, Today, Regimes.Shipped.Reasons, new(2026, 3, 2), new(2026, 4, 1));
        var text = string.Join('\n', letter.Parts.Select(p => p.Text + string.Join('\n', p.Points ?? [])));

        Assert.Contains(Today.Threshold, text, StringComparison.Ordinal);
        Assert.Contains("1 April 2026", text, StringComparison.Ordinal);
        Assert.Contains("Made-up reasons.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("act-shown", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{0}", text, StringComparison.Ordinal);
    }

    private static Grounds Waiting()
    {
        var draft = Grounds.Begin(Make.Case(), Today, Ids, Make.Act(Role.DecisionMaker));
        draft.Save(Make.Negative(), Make.Act(Role.DecisionMaker));
        draft.SendToSecondReader();
        return draft;
    }
}
