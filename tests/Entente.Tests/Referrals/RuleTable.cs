using System.Reflection;
using Entente.Access;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Referrals.Questions;

namespace Entente.Tests.Referrals;

/// <summary>The sixteen rules of the referral as one table: what was answered, and what is asked, told, warned of, refused, sent and raised. Where a rule acts through a page or another room, the test that holds it is named; what no code does yet says so.</summary>
public sealed class RuleTable
{
    private static readonly QuestionSet Set = QuestionSets.Shipped.Current;

    /// <param name="Given">Answers as "C1=child"; of K1 with its parts.</param>
    /// <param name="HeldBy">A test of this project, as "Class.Name", that holds what a table cannot.</param>
    /// <param name="Waits">What no code does yet.</param>
    private sealed record Row(string Rule, string Given, string Asked = "", string Hidden = "", string Receives = "", string Warned = "", string Refused = "", string Sent = "", string NotSent = "", string Raised = "", string HeldBy = "", string Waits = "")
    {
        public override string ToString() => $"{Rule}: {Given}";
    }

    private static IReadOnlyList<Row> Rows { get; } =
    [
        new("L1", "C1=child E1=yes", Asked: "D1 D2 D3 D4 D5 D6", Hidden: "E1 E3 E5 C4", Receives: "children-service", Sent: "C1", NotSent: "E1"),
        new("L1", "C1=not-sure", Asked: "D1", Hidden: "E1", Receives: "children-service", HeldBy: "RulesTests.What_is_missing_depends_on_age_and_an_account_not_yet_taken_is_an_answer"),
        new("L2", "C1=adult D4.view=stay", Asked: "E1", Hidden: "D4", Warned: "child-became-adult", NotSent: "D4", Raised: nameof(AgeAnswerChanged), HeldBy: "FollowTasksTests.An_age_that_was_changed_in_the_answers_is_a_task_of_the_supervisor"),
        new("L3", "C1=adult E1=no H1.value=Mira I1.name=Little I1.relation=child I2.where=Farm L1.from-town=Made-up Q1.where=Room R1=yes R2.by=Police T2.name=Lawyer T4.body=Clinic H7.marks=Scar T1.reference=CR9 K10.kind=theft K10.court=Court",
            Hidden: "H1 H2 F1 F2 F3 F4 H7", Warned: "anonymous", Sent: "I1 K10", NotSent: "H1 L1 Q1 R2 T2 T4 H7 Mira Little Farm Lawyer CR9 Court"),
        new("L3", "C1=adult E1=no E7=yes H1.value=Mira", Asked: "H1 H2 F1", Warned: "notification", Sent: "H1 Mira"),
        new("L4", "C1=adult E1=yes H1.value=Mira", Asked: "H1 F1 E3 E5", Hidden: "E8", Sent: "H1", HeldBy: "RulesTests.Of_an_adult_who_does_not_agree_nothing_that_tells_who_they_are_is_sent", Waits: "A report that was sent becomes a referral of the same dossier."),
        new("L5", "C1=child", HeldBy: "WatchBirthdaysTests.A_child_of_seventeen_is_told_of_at_six_three_and_one_months_and_on_the_day_once_each"),
        new("L6", "C1=adult E1=yes F2.address=14_Lane J1.address=14_Lane J1.hazard=yes J1.role=held", Warned: "letters-danger", Refused: nameof(LettersToDanger), HeldBy: "SafeContactTests.Letters_do_not_go_to_a_dangerous_place_however_it_is_written", Waits: "Distance from a dangerous place, and placements."),
        new("L7", "C1=adult E1=yes G2=yes G3=companion", Warned: "companion-interpreted", Raised: nameof(CompanionInterpreted), HeldBy: "FollowTasksTests.An_account_that_a_companion_put_into_words_is_to_be_taken_again"),
        new("L7", "C1=adult E1=yes Q1.interpreter=companion", Warned: "companion-interpreted", Raised: nameof(CompanionInterpreted)),
        new("L8", "C1=adult E1=yes F3.name=Boss_Invented M1.name=Boss_Invented", Warned: "letters-exploiter", Refused: nameof(LettersToExploiter), Raised: nameof(AlertRaised)),
        new("L8", "C1=adult E1=yes G2=yes G3=qualified G3.name=Boss_Invented M1.name=Invented_Boss", Warned: "interpreter-exploiter", Refused: nameof(InterpreterAmongExploiters), Raised: nameof(AlertRaised)),
        new("L9", "C1=adult E1=yes", HeldBy: "RulesTests.An_episode_ends_after_it_begins_and_within_the_persons_life_or_says_why"),
        new("L10", "A1=yes", Asked: "A2", Raised: nameof(AlertRaised), HeldBy: "SaveAnswerTests.Danger_now_raises_an_alert_at_once_that_the_desk_sees_though_nothing_was_sent"),
        new("L11", "C1=adult E1=yes T3.kind=court T3.day=2026-03-04", Sent: "T3", HeldBy: "LocalDayTests"),
        new("L12", "C1=adult E1=yes F1.value=07700900123", HeldBy: "MayBeKnownTests"),
        new("L13", "U1.who=A.B.", Waits: "Shared incidents."),
        new("L14", "", HeldBy: "KeptFormTests"),
        new("L15", "", HeldBy: "SendReferralTests.However_often_and_at_once_it_is_sent_there_is_one_referral_and_one_receipt"),
        new("L16", "", HeldBy: "QuestionChangesTests.An_answer_goes_along_only_where_the_question_means_the_same"),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Rows.Count)];

    [Fact]
    public void Each_of_the_sixteen_rules_stands_in_the_table() =>
        Assert.Equal(Enumerable.Range(1, 16).Select(n => $"L{n}"), Rows.Select(r => r.Rule).Distinct());

    [Theory, MemberData(nameof(Numbers))]
    public void A_rule_does_what_its_row_says(int number)
    {
        var row = Rows[number];
        var answers = Given(row.Given);
        var asked = Set.Shown(answers).Select(q => q.Code).ToHashSet();
        var sent = Payload.Of(Set, answers);

        Assert.Equal("", string.Join(' ', Words(row.Asked).Except(asked)));
        Assert.Equal("", string.Join(' ', Words(row.Hidden).Intersect(asked)));
        Assert.Equal("", string.Join(' ', Words(row.Receives).Except(Rules.Recipients(Set, answers))));
        Assert.Equal("", string.Join(' ', Words(row.Warned).Except(Rules.Warnings(Set, answers, new(2026, 3, 2)).Select(w => w.Code))));
        Assert.All(Words(row.Sent), s => Assert.True(sent.Has(s) || sent.ToJson().Contains(s, StringComparison.Ordinal), $"{s} is not sent"));
        Assert.All(Words(row.NotSent), s => Assert.False(sent.Has(s) || sent.ToJson().Contains($"\"{s}\"", StringComparison.Ordinal), $"{s} is sent"));
        if (row.Refused.Length > 0) Assert.Contains(row.Refused, Send(answers).Select(p => p.GetType().Name));
        if (row.Raised.Length > 0) Assert.Contains(row.Raised, Raises(answers));
        if (row.HeldBy.Length > 0) Assert.True(IsTest(row.HeldBy), $"{row.HeldBy} is no test");
        Assert.True(row.HeldBy.Length + row.Waits.Length + row.Asked.Length + row.Warned.Length + row.Sent.Length > 0);
    }

    [Fact]
    public void What_a_companion_said_and_an_age_that_changed_are_told_once()
    {
        var draft = Draft(Answers.None);
        var said = Given("C1=adult E1=yes G2=yes G3=companion");

        Assert.Single(SaveAnswer.Follows(draft, Set, Set["G3"], Given("C1=adult E1=yes G2=yes"), said));
        Assert.Empty(SaveAnswer.Follows(draft, Set, Set["G3"], said, said));
        Assert.Empty(SaveAnswer.Follows(draft, Set, Set["S4"], said, said.With("S4", AnswerRow.Of((Part.Only, "more")))));
        Assert.Empty(SaveAnswer.Follows(draft, Set, Set["C1"], Answers.None, Given("C1=adult")));
        Assert.Empty(SaveAnswer.Follows(draft, Set, Set["C1"], Given("C1=adult D4.view=stay"), Given("C1=adult D4.view=stay")));
    }

    [Theory]
    [InlineData("C1=adult E1=yes E5.police=identity E5.council=none E5.lawyer=story H1.value=Mira K1.K5=labour A1=no", "centre:danger+identity+story+choices police:danger+identity lawyer:story")]
    [InlineData("C1=adult E1=yes E5.council=later H1.value=Mira", "centre:identity+choices police:")]
    [InlineData("C1=child H1.value=Mira F1.value=0 P2.what=injury B1.team=x", "centre:referrer+identity+contact+health children-service:referrer+identity+contact+health police:referrer+identity+contact")]
    [InlineData("C1=adult E1=no K1.K5=labour A1=yes A2.town=Leeds", "centre:danger+story+choices police:danger")] // without identity
    public void Each_recipient_is_told_apart_by_the_parts_that_they_receive(string given, string parts) => Assert.Equal(parts, Rules.PartsInOne(Set, Given(given)));

    [Fact]
    public void Of_a_thousand_reports_without_identity_none_tells_a_name()
    {
        var random = new Random(20260427);
        const string name = "Zdravkova";
        for (var i = 0; i < 1_000; i++)
        {
            var answers = Given("C1=adult E1=no").With("H1", AnswerRow.Of(("kind", "full"), ("value", name))).With("I1", AnswerRow.Of(("relation", "child"), ("name", "Littlova")));
            foreach (var question in Set.All.Where(q => !q.OnCheck && q.Code is not ("C1" or "E1" or "E7" or "H1" or "I1" or "B1" or "B2" or "B3") && random.Next(2) == 0))
            {
                var row = new AnswerRow();
                foreach (var part in question.Parts.Where(p => p.Type == AnswerType.Text && random.Next(3) == 0)) row[part.Code] = [random.Next(3) switch { 0 => $"I met {name} there", 1 => "ZDRAVKOVA said so; Littlova slept", _ => $"({name})" }];
                answers = answers.With(question.Code, row);
            }

            var sent = Payload.Of(Set, answers).ToJson();
            Assert.DoesNotContain(name, sent, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Littlova", sent, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static Answers Given(string given) => Answers.Parse(RulesTests.Given(given).ToJson().Replace('_', ' '));

    private static DraftReferral Draft(Answers answers) => DraftReferral.Start(new(TimeProvider.System, new Random(3)), Set, answers, Make.Act(Role.FirstResponder));

    private static IReadOnlyList<Problem> Send(Answers given)
    {
        var answers = given.Questions.Aggregate(Make.Answers(), (all, code) => all.With(code, given.Rows(code)));
        return Referral.From(Draft(answers), Set, Make.Send(answers), new(TimeProvider.System, new Random(3)), Make.Act(Role.FirstResponder)).Problems;
    }

    /// <summary>What would be raised by the last answer of each question, given all the others.</summary>
    private static IEnumerable<string> Raises(Answers answers) => answers.Questions.SelectMany(code =>
    {
        var before = code == "C1" ? answers.With("C1", AnswerRow.Of((Part.Only, "child"))) : answers.With(code);
        var events = SaveAnswer.Follows(Draft(answers), Set, Set[code], before, answers).Select(e => e.GetType().Name);
        return Danger.Of(Set, answers).IsAnew(Danger.Of(Set, before)) ? events.Append(nameof(AlertRaised)) : events;
    });

    private static bool IsTest(string name)
    {
        var (type, method) = name.Split('.') is [var t, var m] ? (t, m) : (name, "");
        return typeof(RuleTable).Assembly.GetTypes().Where(x => x.Name == type).Any(x => method.Length == 0 || x.GetMethod(method, BindingFlags.Public | BindingFlags.Instance) is not null);
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
