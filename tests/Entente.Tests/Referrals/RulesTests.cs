using Entente.Referrals;
using Entente.Referrals.Questions;

namespace Entente.Tests.Referrals;

/// <summary>The rules of the referral as a table: what was answered, and what follows.</summary>
public sealed class RulesTests
{
    private static readonly QuestionSet Set = QuestionSets.Shipped.Current;
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory]
    // L1: a child, or somebody who may be one.
    [InlineData("C1=child", "D1 D2 D3 D4 D5 D6 F1 F2", "E1 E3 E5 E8")]
    [InlineData("C1=not-sure", "D1 D2", "E1 E3")]
    [InlineData("C1=adult", "E1 E4 E7", "D1 D2 D3 D4 D5 D6 E2 E3 E8 F1")]
    // L3: an adult who does not agree, and would not help an investigation.
    [InlineData("C1=adult E1=no", "E2 E8 H3 H4 H5", "H1 H2 F1 F2 F3 F4 E3 E5")]
    [InlineData("C1=adult E1=no E7=no", "E8", "H1 H2 F1 F2")]
    [InlineData("C1=adult E1=no E7=yes", "H1 H2 F1 F2 E8", "E3")]
    [InlineData("C1=adult E1=lacks-capacity E7=yes", "E2 E9 H1 H2 F1", "E3 E5 E8")]
    // What is no longer asked decides nothing.
    [InlineData("C1=adult E1=no E5.health=health", "E8", "E5 P2")]
    [InlineData("C1=child E1=lacks-capacity", "D1", "E1 E9")]
    // L4: later they agree.
    [InlineData("C1=adult E1=yes", "H1 H2 F1 F2 E3 E5 E6", "E8")]
    [InlineData("A1=yes", "A2 P2", "")]
    [InlineData("A1=no A3=alone", "", "A2 A4 P2")]
    [InlineData("G2=yes", "G3", "")]
    [InlineData("R1=yes O1=yes", "R2 O2", "O3")]
    [InlineData("O1=no", "O3", "O2 R2")]
    public void What_was_answered_decides_what_is_asked(string given, string shown, string hidden)
    {
        var asked = Set.Shown(Given(given)).Select(q => q.Code).ToHashSet();

        Assert.Empty(shown.Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(asked));
        Assert.Empty(hidden.Split(' ', StringSplitOptions.RemoveEmptyEntries).Intersect(asked));
    }

    [Theory]
    [InlineData("C1=child", "centre children-service police")]
    [InlineData("C1=not-sure E5.police=story", "centre children-service police")]
    [InlineData("C1=adult E1=yes", "centre police")]
    [InlineData("C1=adult E1=yes E5.council=story E5.research=story", "centre police council research")]
    [InlineData("C1=adult E1=no A1=yes", "centre police")]
    [InlineData("C1=adult E1=no E7=yes E5.council=story E5.provider=story", "centre police")]
    [InlineData("C1=adult E1=lacks-capacity E5.council=story", "centre police")]
    [InlineData("C1=adult E1=yes E5.police=identity E5.provider=contact", "centre police provider")]
    [InlineData("C1=adult E1=no E5.police=identity", "centre")]
    public void Who_receives_something_follows_from_age_consent_and_danger(string given, string who) =>
        Assert.Equal(who.Split(' '), Rules.Recipients(Set, Given(given)));

    [Theory] // L1, L3, L4
    [InlineData("C1=child", ReferralSort.Referral)]
    [InlineData("C1=child E1=no", ReferralSort.Referral)]
    [InlineData("C1=not-sure E1=no E7=no", ReferralSort.Referral)]
    [InlineData("C1=adult E1=yes E7=no", ReferralSort.Referral)]
    [InlineData("C1=adult E1=no", ReferralSort.AnonymousNotification)]
    [InlineData("C1=adult E1=no E7=no", ReferralSort.AnonymousNotification)]
    [InlineData("C1=adult E1=no E7=later", ReferralSort.AnonymousNotification)]
    [InlineData("C1=adult E1=no E7=anonymously", ReferralSort.AnonymousNotification)]
    [InlineData("C1=adult E1=no E7=yes", ReferralSort.NamedNotification)]
    [InlineData("C1=adult E1=lacks-capacity", ReferralSort.Referral)]
    [InlineData("C1=adult E1=lacks-capacity E7=no", ReferralSort.Referral)]
    public void What_becomes_of_a_draft_follows_from_age_and_agreement(string given, ReferralSort sort) => Assert.Equal(sort, Rules.SortOf(Set, Given(given)));

    [Theory]
    [InlineData("C1=adult D3=no", "child-became-adult")] // L2
    [InlineData("C1=child H2=1990-01-01", "age-disagrees")]
    [InlineData("C1=adult H2=2012", "age-disagrees")]
    [InlineData("C1=not-sure H2=1990", "")]
    [InlineData("C1=adult H2=2008", "")] // may be 17 or 18
    [InlineData("C1=adult E1=yes G2=yes G3=companion", "companion-interpreted")] // L7
    [InlineData("C1=adult E1=no", "anonymous")]
    [InlineData("C1=adult E1=no E7=yes", "notification")]
    [InlineData("C1=adult E1=yes G2=no G3=companion", "")]
    [InlineData("C1=adult E1=lacks-capacity", "capacity-undecided")]
    [InlineData("C1=adult E1=lacks-capacity E9.ground=not-yet E9.by=Nobody", "capacity-undecided")]
    [InlineData("C1=adult E1=lacks-capacity E9.ground=court", "capacity-undecided")]
    [InlineData("C1=adult E1=lacks-capacity E9.ground=court E9.by=Judge", "")]
    public void The_sender_is_warned_and_not_stopped(string given, string warned) =>
        Assert.Equal(warned.Split(' ', StringSplitOptions.RemoveEmptyEntries), Rules.Warnings(Set, Given(given), Today).Select(w => w.Code));

    [Fact]
    public void Answers_of_a_child_are_kept_when_the_age_changes_and_are_not_sent()
    {
        var answers = Given("C1=adult D4.view=stay E1=yes");

        Assert.Equal(["D4"], Set.KeptNotSent(answers).Select(q => q.Code));
        Assert.False(Payload.Of(Set, answers).Has("D4"));
    }

    [Theory] // L9
    [InlineData("", "K2-from=2020-05 K2-to=2019", "EndsBeforeItBegins")]
    [InlineData("", "K2-from=2020 K2-to=2020-01-03", "")]
    [InlineData("", "K2-from=2020-05 K2-to=2019 K2-odd=hijri", "")]
    [InlineData("H2=2001-05-05", "K2-from=1999", "OutsideTheirLife")]
    [InlineData("H2=2001-05-05", "K2-from=2001", "")]
    public void An_episode_ends_after_it_begins_and_within_the_persons_life_or_says_why(string given, string row, string refused)
    {
        var entered = AnswerRow.Of([.. row.Split(' ').Select(p => p.Split('=')).Select(p => (p[0], p[1]))]);

        Assert.Equal(refused.Split(' ', StringSplitOptions.RemoveEmptyEntries), Rules.Across(Set["K1"], entered, Given(given)).Select(p => p.GetType().Name));
    }

    [Fact]
    public void Whoever_says_that_it_is_decided_for_a_person_says_by_whom()
    {
        Assert.IsType<DeciderMissing>(Assert.Single(Rules.Across(Set["E9"], AnswerRow.Of(("ground", "court")), Answers.None)));
        Assert.Empty(Rules.Across(Set["E9"], AnswerRow.Of(("ground", "court"), ("by", "A judge")), Answers.None));
        Assert.Empty(Rules.Across(Set["E9"], AnswerRow.Of(("ground", "not-yet")), Answers.None));
    }

    [Fact]
    public void What_is_missing_depends_on_age_and_an_account_not_yet_taken_is_an_answer()
    {
        Assert.Equal(["A1", "B1", "B2", "B4", "C1", "K1", "O1"], Set.Missing(Answers.None, onCheckToo: false).Select(q => q.Code));
        Assert.Contains("D1", Set.Missing(Given("C1=child")).Select(q => q.Code));
        Assert.Contains("E1", Set.Missing(Given("C1=adult")).Select(q => q.Code));
        var reason = AnswerCheck.Reason(Set, Set["K1"], "account-not-taken");
        Assert.DoesNotContain("K1", Set.Missing(Answers.None.With("K1", reason.Value)).Select(q => q.Code));
        Assert.True(AnswerCheck.Reason(Set, Set["K1"], "no-time").IsRefused);
        Assert.True(AnswerCheck.Reason(Set, Set["A1"], "not-known").IsRefused);
        Assert.False(AnswerCheck.Reason(Set, Set["M1"], "none-known").IsRefused);
    }

    [Fact]
    public void Pages_follow_one_another_both_ways_whatever_is_answered()
    {
        foreach (var answers in new[] { Given("C1=child A1=yes"), Given("C1=adult E1=no"), Given("C1=adult E1=yes G2=yes O1=partly"), Answers.None })
        {
            var forth = new List<string>();
            for (var q = Set.All.First(); q is not null; q = Set.Next(q.Code, answers)) forth.Add(q.Code);
            var back = new List<string>();
            for (var q = Set[forth[^1]]; q is not null; q = Set.Before(q.Code, answers)) back.Insert(0, q.Code);

            Assert.Equal(forth, back);
            Assert.Equal(Set.Shown(answers).Where(q => !q.OnCheck).Select(q => q.Code), forth);
        }
    }

    [Fact]
    public void Of_an_adult_who_does_not_agree_nothing_that_tells_who_they_are_is_sent()
    {
        var answers = Given("C1=adult E1=no H3=female B5=mine")
            .With("H1", AnswerRow.Of(("kind", "full"), ("value", "Zdravka Qwertova-Małą")))
            .With("H2", AnswerRow.Of((Part.Only, "1999-04-17")))
            .With("F1", AnswerRow.Of(("kind", "phone"), ("value", "07700 900123")))
            .With("H5", AnswerRow.Of(("kind", "passport"), ("number", "XK778899"), ("held", "exploiter")))
            .With("A5", AnswerRow.Of(("address", "1 Made Up Road"), ("town", "Leeds")))
            .With("S4", AnswerRow.Of((Part.Only, "zdravka said that QWERTOVA is her name; call 07700 900123, XK778899. Zdravkas is another word.")));

        var sent = Payload.Of(Set, answers).ToJson();

        foreach (var secret in (string[])["Qwertova", "Małą", "900123", "XK778899", "1 Made Up", "1999", "B5"]) Assert.DoesNotContain(secret, sent, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("(?i)zdravka[^s]", sent);
        Assert.Contains("exploiter", sent);
        Assert.Contains("Leeds", sent);
        Assert.Contains("Zdravkas", sent);
        Assert.Contains("Qwertova", Payload.Of(Set, answers.With("E1", AnswerRow.Of((Part.Only, "yes")))).ToJson()); // L4
    }

    internal static Answers Given(string given) => given.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(g => g.Split('='))
        .Aggregate(Answers.None, (answers, g) =>
        {
            var (question, part) = g[0].Split('.', 2) is [var q, var p] ? (q, p) : (g[0], Part.Only);
            var row = answers.Rows(question) is [var first, ..] ? first : [];
            return answers.With(question, row.With([part], AnswerRow.Of((part, g[1]))));
        });
}
