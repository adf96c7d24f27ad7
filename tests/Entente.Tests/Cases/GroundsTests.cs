using Entente.Access;
using Entente.Cases;
using Entente.Foundation;

namespace Entente.Tests.Cases;

public sealed class GroundsTests
{
    private static readonly IdSource Ids = new(TimeProvider.System, new Random(3));
    private static readonly Regime Today = Regimes.Shipped.On("GB-EAW", new(2026, 3, 2))!;

    [Theory]
    [InlineData("2011-03-22", "uk-2009"), InlineData("2013-04-01", "uk-2013"), InlineData("2019-04-28", "uk-2015"), InlineData("2019-04-29", "uk-2019"), InlineData("2022-12-12", "uk-2019"), InlineData("2022-12-13", "uk-2022"), InlineData("2023-02-01", "uk-2023-01"), InlineData("2024-01-31", "uk-2023-07"), InlineData("2026-11-24", "uk-2024")]
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
        draft.Save(outcome == GroundsOutcome.Positive ? Make.Positive() : Make.Negative(), Today, Make.Act(Role.DecisionMaker));

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
        draft.Save(Make.Negative(), Today, Make.Act(Role.DecisionMaker, user: 1));
        draft.Save(Make.Negative(), Today, Make.Act(Role.DecisionMaker, user: 2));
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
        Assert.Contains(new NotReadyToIssue(), draft.Issue(Regimes.Shipped.Reasons, All, Today, Make.Act(Role.DecisionMaker)));
    }

    [Fact]
    public void A_change_after_the_second_reading_has_to_be_read_again()
    {
        var draft = Waiting();
        draft.Read(new() { View = SecondView.Agree }, Make.Act(Role.Supervisor));

        draft.Save(Make.Negative(), Today, Make.Act(Role.DecisionMaker));

        Assert.Contains(new NotReadyToIssue(), draft.Issue(Regimes.Shipped.Reasons, All, Today, Make.Act(Role.DecisionMaker)));
    }

    [Fact]
    public void Whatever_is_missing_is_said_at_once()
    {
        var draft = Grounds.Begin(Make.Case(), Today, Ids, Make.Act(Role.DecisionMaker));

        Assert.Equal([typeof(OutcomeMissing), typeof(NothingWeighed), typeof(ReasonsMissing), typeof(WordsMissing)], draft.Missing(Regimes.Shipped.Reasons, []).Select(p => p.GetType()));
    }

    [Fact]
    public void A_reason_that_says_not_enough_never_carries_a_positive_decision_nor_one_of_means_a_childs()
    {
        var draft = Grounds.Begin(Make.Case(isChild: true), Today, Ids, Make.Act(Role.DecisionMaker));
        draft.Save(Make.Positive() with { Reasons = ["purpose-not-enough", "means-shown", "act-shown"] }, Today, Make.Act(Role.DecisionMaker));

        Assert.Equal(2, draft.Missing(Regimes.Shipped.Reasons, All).OfType<ReasonDoesNotFit>().Count());
    }

    [Fact]
    public void No_means_is_weighed_for_a_child() =>
        Assert.Equal([new NoMeansForAChild()], Evidence.From(Make.Weighed(Element.Means), Make.Case(isChild: true), Ids, Make.Act(Role.DecisionMaker)).Problems);

    [Fact]
    public void The_letter_holds_the_test_the_reasons_and_the_rights_and_no_code()
    {
        var about = Make.Case();
        var draft = Grounds.Begin(about, Today, Ids, Make.Act(Role.DecisionMaker));
        draft.Save(Make.Positive(), Today, Make.Act(Role.DecisionMaker));

        var letter = Letter.Of(LetterTexts.ReasonableGrounds(DataFolder.Shipped, "en"), about, draft, Today, Regimes.Shipped.Reasons, new(2026, 3, 2), new(new(2026, 4, 1), null));
        var text = string.Join('\n', letter.Parts.Select(p => p.Text + string.Join('\n', p.Points ?? [])));

        Assert.Contains(Today.Threshold, text, StringComparison.Ordinal);
        Assert.Contains("1 April 2026", text, StringComparison.Ordinal);
        Assert.Contains("Made-up reasons.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("act-shown", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{0}", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Element.Act), InlineData(Element.Means), InlineData(Element.Purpose)]
    public void A_positive_decision_rests_on_something_for_each_element(Element without)
    {
        var draft = Grounds.Begin(Make.Case(), Today, Ids, Make.Act(Role.DecisionMaker));
        draft.Save(Make.Positive(), Today, Make.Act(Role.DecisionMaker));
        List<Evidence> weighed = [.. All.Where(e => e.Element != without), Weighed(without, Side.Neutral)];

        Assert.Equal([new ElementNotShown(without)], draft.Missing(Regimes.Shipped.Reasons, weighed));
        Assert.Empty(draft.Missing(Regimes.Shipped.Reasons, All));
    }

    [Fact]
    public void Forced_labour_is_shown_without_an_act_and_a_childs_case_without_a_means()
    {
        var adult = Grounds.Begin(Make.Case(), Today, Ids, Make.Act(Role.DecisionMaker));
        adult.Save(Make.Positive() with { Reasons = ["forced-labour", "means-shown"] }, Today, Make.Act(Role.DecisionMaker));
        var child = Grounds.Begin(Make.Case(isChild: true), Today, Ids, Make.Act(Role.DecisionMaker));
        child.Save(Make.Positive(), Today, Make.Act(Role.DecisionMaker));

        Assert.Empty(adult.Missing(Regimes.Shipped.Reasons, [.. All.Where(e => e.Element != Element.Act)]));
        Assert.Empty(child.Missing(Regimes.Shipped.Reasons, [.. All.Where(e => e.Element != Element.Means)]));
    }

    [Fact]
    public void A_draft_begun_under_another_test_is_gone_over_before_it_is_issued()
    {
        var (before, after) = (Regimes.Shipped.On("GB-EAW", new(2023, 7, 20))!, Regimes.Shipped.On("GB-EAW", new(2023, 7, 25))!);
        var draft = Grounds.Begin(Make.Case(), before, Ids, Make.Act(Role.DecisionMaker));
        draft.Save(Make.Positive(), before, Make.Act(Role.DecisionMaker));

        Assert.Equal([new LawHasChanged(new(2023, 7, 24))], draft.Issue(Regimes.Shipped.Reasons, All, after, Make.Act(Role.DecisionMaker)));
        draft.Save(Make.Positive(), after, Make.Act(Role.DecisionMaker));
        Assert.Empty(draft.Issue(Regimes.Shipped.Reasons, All, after, Make.Act(Role.DecisionMaker)));
        Assert.Equal(after.Code, draft.Regime);
    }

    [Theory]
    [InlineData("2012-05-01", "suspect", false), InlineData("2023-08-01", "reasonable grounds to believe", false), InlineData("2024-03-01", "reasonable grounds to believe", true)]
    public void A_letter_speaks_of_the_test_and_the_time_of_its_own_day(string day, string test, bool namesALastDay)
    {
        var decided = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        var regime = Regimes.Shipped.On("GB-EAW", decided)!;
        var about = Make.Case();
        var act = Make.Act(Role.DecisionMaker) with { When = new(decided.ToDateTime(new(12, 0)), TimeSpan.Zero) };
        var draft = Grounds.Begin(about, regime, Ids, act);
        draft.Save(Make.Negative(), regime, act);

        var letter = Letter.Of(LetterTexts.ReasonableGrounds(DataFolder.Shipped, "en"), about, draft, regime, Regimes.Shipped.Reasons, decided, Make.DecisionClocks.Ends(about, regime, act));
        var text = string.Join('\n', letter.Parts.Select(p => p.Text));

        Assert.Contains(test, letter.Parts[1].Text, StringComparison.Ordinal);
        Assert.Equal(namesALastDay, text.Contains("31 March 2024", StringComparison.Ordinal));
        Assert.DoesNotContain("{0}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_regime_names_clock_rules_that_hold_while_it_does_and_is_not_said_to_be_sure_where_sources_are_not()
    {
        foreach (var (territory, day) in from t in (string[])["GB-EAW", "GB-SCT", "GB-NIR"] from d in (DateOnly[])[new(2009, 4, 1), new(2022, 12, 12), new(2022, 12, 13), new(2023, 1, 30), new(2026, 1, 1)] select (t, d))
        {
            var regime = Regimes.Shipped.On(territory, day)!;
            Assert.NotNull(Entente.Clocks.ClockRules.Shipped.Find(regime.TargetRule!, day));
            Assert.Equal(day < new DateOnly(2022, 12, 13) ? 45 : 30, Entente.Clocks.ClockRules.Shipped.InForce(regime.RecoveryRule, day).Amount);
        }

        Assert.True(Today.IsConfirmedIn("GB-EAW"));
        Assert.False(Today.IsConfirmedIn("GB-SCT"));
    }

    private static readonly IReadOnlyList<Evidence> All = [Weighed(Element.Act), Weighed(Element.Means), Weighed(Element.Purpose)];

    private static Evidence Weighed(Element element, Side side = Side.For) => Evidence.From(Make.Weighed(element, side), Make.Case(), Ids, Make.Act(Role.DecisionMaker)).Value;

    private static Grounds Waiting()
    {
        var draft = Grounds.Begin(Make.Case(), Today, Ids, Make.Act(Role.DecisionMaker));
        draft.Save(Make.Negative(), Today, Make.Act(Role.DecisionMaker));
        draft.SendToSecondReader();
        return draft;
    }
}
