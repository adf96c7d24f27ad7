using Entente.Access;
using Entente.Referrals;
using Entente.Referrals.Questions;

namespace Entente.Tests.Referrals;

/// <summary>The twelve checks of a referral: what each looks at, and that none of them stops a sending.</summary>
public sealed class QualityTests
{
    private static readonly QuestionSet Set = QuestionSets.Shipped.Current;
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory]
    [InlineData("dated", "", QualityState.NotApplicable)]
    [InlineData("dated", "K1.K5=labour", QualityState.Look)]
    [InlineData("dated", "K1.K2-from=2019", QualityState.Met)]
    [InlineData("dated", "K1.K2-from.age=14", QualityState.Met)]
    [InlineData("dated", "K1.K2-to.event=flood", QualityState.Met)]
    [InlineData("sign", "", QualityState.Look)]
    [InlineData("sign", "N1.indicator=watched N1.where=Leeds", QualityState.Look)]
    [InlineData("sign", "N1.indicator=watched N1.where=Leeds N1.day=2026", QualityState.Met)]
    [InlineData("sign", "N1.unknown=unsafe", QualityState.NotApplicable)]
    [InlineData("place", "J1.town=Newport", QualityState.Look)]
    [InlineData("place", "J1.town=Newport J1.region=Gwent", QualityState.Met)]
    [InlineData("place", "A5.force=police-scotland", QualityState.Met)]
    [InlineData("place", "A5.postcode=ZZ1", QualityState.Met)]
    [InlineData("exploiter", "", QualityState.Look)]
    [InlineData("exploiter", "M1.unknown=none-known", QualityState.Met)]
    [InlineData("delay", "R1=no K1.K2-from=2026-02", QualityState.NotApplicable)]
    [InlineData("delay", "R1=no K1.K2-from=2019", QualityState.Look)]
    [InlineData("delay", "R1=no K1.K2-from=2019 R3.why=fear", QualityState.Met)]
    [InlineData("delay", "R1=yes K1.K2-from=2019", QualityState.NotApplicable)]
    [InlineData("unclear", "", QualityState.NotApplicable)]
    [InlineData("unclear", "S2.what=dates", QualityState.Look)]
    [InlineData("unclear", "S2.what=dates S2.reason=trauma", QualityState.Met)]
    [InlineData("unclear", "S2.what=dates S2.asked=no", QualityState.Look)]
    [InlineData("unclear", "S2.what=dates S2.asked=yes", QualityState.Met)]
    [InlineData("judgement", "S4=short", QualityState.Look)]
    [InlineData("contacts", "B2.phone=1", QualityState.Look)]
    [InlineData("contacts", "B2.phone=1 B3.name=Pat", QualityState.Met)]
    [InlineData("safe", "C1=adult E1=no", QualityState.NotApplicable)]
    [InlineData("safe", "C1=adult E1=yes", QualityState.Look)]
    [InlineData("safe", "C1=adult E1=yes F1.safe=no", QualityState.Look)]
    [InlineData("safe", "C1=adult E1=yes F1.safe=yes", QualityState.Met)]
    [InlineData("safe", "C1=adult E1=yes F1.unknown=no-way", QualityState.Met)]
    [InlineData("missing", "", QualityState.Look)]
    [InlineData("missing", "S3.unknown=nothing", QualityState.Met)]
    public void A_check_looks_at_its_answer(string check, string given, QualityState state) => Assert.Equal(state, Of(RulesTests.Given(given)).Single(l => l.Check == check).State);

    [Theory]
    [InlineData("2018 2018-12", "2019 2019-06", QualityState.Met)]
    [InlineData("2015-01 2015-02", "2016-02-20 2017", QualityState.Met)] // less than a year
    [InlineData("2015-01 2015-02", "2016-03-20 2017", QualityState.Look)]
    [InlineData("2015 2019", "2016 2017", QualityState.Met)] // one within the other
    [InlineData("<2015 2015", "2016 2017", QualityState.Met)]
    public void More_than_a_year_between_two_times_wants_a_word(string one, string other, QualityState state)
    {
        var answers = Answers.None.With("K1", Row(one), Row(other));

        Assert.Equal(state, Of(answers).Single(l => l.Check == "gap").State);
        Assert.Equal(QualityState.Met, Of(answers.With("S3", AnswerRow.Of(("what", "the year between")))).Single(l => l.Check == "gap").State);
        Assert.Equal(QualityState.NotApplicable, Of(Answers.None.With("K1", Row(one))).Single(l => l.Check == "gap").State);

        static AnswerRow Row(string dates) => dates.Split(' ') is [var from, var to] ? AnswerRow.Of(("K2-from", from), ("K2-to", to)) : [];
    }

    [Fact]
    public void Files_are_looked_at_one_by_one_and_a_judgement_that_is_another_s_is_looked_at_too()
    {
        var long1 = RulesTests.Given("").With("S4", AnswerRow.Of((Part.Only, new string('x', 201))));

        Assert.Equal(QualityState.NotApplicable, One("files", Answers.None, []));
        Assert.Equal(QualityState.Look, One("files", Answers.None, [(true, true), (false, true)]));
        Assert.Equal(QualityState.Met, One("files", Answers.None, [(true, true)]));
        Assert.Equal(QualityState.Met, One("judgement", long1, []));
        Assert.Equal(QualityState.Look, Quality.Of(Set, long1, Today, [], isLikeAnother: true).Single(l => l.Check == "judgement").State);

        static QualityState One(string check, Answers answers, (bool, bool)[] files) => Quality.Of(Set, answers, Today, files, false).Single(l => l.Check == check).State;
    }

    [Fact]
    public void Each_check_leads_to_an_answer_has_its_words_and_the_first_version_has_those_that_it_asks()
    {
        var lines = Of(Answers.None);

        Assert.Equal(12, lines.Count);
        Assert.All(lines, l => Assert.NotNull(Set.Find(l.Question)));
        Assert.All(lines, l => Assert.NotEqual(Design.Rendered.Texts["quality." + l.Check], Design.Rendered.Texts[$"quality.{l.Check}.met"]));
        Assert.Equal(9, Quality.Of(QuestionSets.Shipped["referral-1"], Answers.None, Today, [], false).Count);
    }

    [Fact]
    public void A_text_is_like_another_when_most_of_its_groups_of_words_are_there_too()
    {
        var mine = "The person was seen at the car wash on three days and spoke to nobody, looked at the ground, wore the same clothes, and was fetched each evening by the same van that waited behind the wall";

        Assert.True(Alike(mine, "Made up: " + mine.ToUpperInvariant() + ". And more."));
        Assert.False(Alike(mine, string.Join(' ', mine.Split(' ').Reverse())));
        Assert.False(Alike("A short text that is the same", "A short text that is the same")); // too short to say
        Assert.False(Alike("", ""));

        static bool Alike(string one, string other) => WordGroups.AreAlike(WordGroups.Of(one), WordGroups.Of(other));
    }

    [Theory, EveryDatabase]
    public async Task The_judgement_of_another_referral_of_the_organisation_is_noticed_and_of_another_organisation_s_not(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var words = string.Join(' ', Enumerable.Range(1, 60).Select(i => $"made{i} up{i * 7 % 13}"));
        await Make.ReferralAsync(test, $"S4={words}");
        var draft = await Make.DraftAsync(test, $"S4=First {words}");

        Assert.Equal(QualityState.Look, await StateAsync(Make.Reader(Role.FirstResponder)));
        Assert.Equal(QualityState.Met, await StateAsync(Make.Reader(Role.FirstResponder, organisation: Make.Charity)));

        async Task<QualityState> StateAsync(Reader reader)
        {
            await using var db = test.Open(reader);
            return (await new CheckQuality(db).RunAsync(new(draft, QuestionSets.Shipped.Current), Make.Act(Role.FirstResponder), default)).Single(l => l.Check == "judgement").State;
        }
    }

    private static IReadOnlyList<QualityLine> Of(Answers answers) => Quality.Of(Set, answers, Today, [], false);
}
