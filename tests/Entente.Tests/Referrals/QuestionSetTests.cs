using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Entente.Foundation;
using Entente.Referrals.Questions;

namespace Entente.Tests.Referrals;

public sealed class QuestionSetTests
{
    private static readonly QuestionSet Set = QuestionSets.Shipped["referral-1"];

    public static TheoryData<string> Sets => [.. QuestionSets.Shipped.All.Select(s => s.Code)];

    [Theory, MemberData(nameof(Sets))]
    public void The_ten_compulsory_questions_are_these_and_none_is_a_narrative(string code)
    {
        var set = QuestionSets.Shipped[code];

        Assert.Equal(["A1", "B1", "B2", "B4", "C1", "D1", "E1", "K1", "O1", "W1", "W2"], set.All.Where(q => q.Required).Select(q => q.Code));
        Assert.DoesNotContain(set.All, q => q.Required && q.Type == AnswerType.Text);
    }

    [Fact]
    public void The_form_asks_all_of_its_ninety_four_questions()
    {
        string[] sections = ["A5", "B7", "C4", "D6", "E9", "F4", "G4", "H7", "I3", "J1", "K12", "L1", "M3", "N2", "O6", "P2", "Q3", "R3", "S4", "T4", "U1", "V1", "W2"];
        var codes = sections.SelectMany(s => Enumerable.Range(1, int.Parse(s[1..], System.Globalization.CultureInfo.InvariantCulture)).Select(n => $"{s[0]}{n}")).ToList();
        var set = QuestionSets.Shipped.Current;

        Assert.Equal(94, codes.Count);
        // K2 to K9 and K12 are asked of each episode: they are parts of K1.
        Assert.Equal("", string.Join(' ', codes.Where(c => set.Find(c) is null && !set["K1"].Parts.Any(p => p.Code == c || p.Code.StartsWith(c + "-", StringComparison.Ordinal)))));
        Assert.Equal("", string.Join(' ', set.All.Select(q => q.Code).Except(codes)));
    }

    [Fact]
    public void Every_list_with_something_else_asks_what_it_is_and_every_yes_or_no_why_it_was_not_asked()
    {
        var set = QuestionSets.Shipped.Current;
        foreach (var question in set.All.Where(q => !q.OnCheck))
        {
            foreach (var part in question.Parts)
            {
                Assert.Equal(part.Type == AnswerType.Yn4, question.Find(part.Code + PartsBeside.WhyNot) is not null);
                Assert.Equal(part.Options?.Any(o => o.Code == "other") == true && part.List is not ("source-of-statement" or "currencies"), question.Find(part.Code + PartsBeside.Other) is not null);
                Assert.Equal(part.Type == AnswerType.Money, question.Find(part.Code + PartsBeside.Currency) is not null);
            }
        }

        Assert.Equal(["H1", "C2", "I1", "J1", "K1", "L1", "M1"], set.All.Where(q => q.Statement).OrderBy(q => q.Code == "H1" ? 0 : 1).ThenBy(q => q.Code).Select(q => q.Code));
        Assert.All(set.All.Where(q => q.Statement), q => Assert.True(((string[])["source", "learned", "reliability", "told-in"]).All(p => q.Find(p) is not null), q.Code));
    }

    [Fact]
    public void A_version_without_a_retention_class_for_each_question_does_not_load()
    {
        var folder = Folder(DataFolder.Shipped.ReadText("questions/referral-2.json").Replace("\"retention\": \"evidence\"", "\"retention\": \"for-ever\"", StringComparison.Ordinal));

        Assert.Contains("question S1 has no retention class", Assert.Throws<InvalidDataException>(() => QuestionSet.From(folder, "referral-1")).Message, StringComparison.Ordinal);
        Directory.Delete(folder.Root, true);
    }

    [Fact]
    public void Every_question_has_a_class_a_kind_and_says_why_it_is_asked()
    {
        Assert.All(Set.All, q => Assert.True(q is { Class: not null, Kind: not null } && q.Why.Length > 10, q.Code));
        Assert.All(Set.All.SelectMany(q => q.Parts).Where(p => p.Type is AnswerType.Code or AnswerType.Multi), p => Assert.NotEmpty(p.Options!));
    }

    [Theory]
    [InlineData("\"class\": \"hazard\", ", "", "question A1 has no class")]
    [InlineData("\"kind\": \"hazards\", ", "", "question A1 has no kind")]
    [InlineData("\"is\": \"A1\", \"in\": [\"yes\"]", "\"is\": \"A9\", \"in\": [\"yes\"]", "depends on A9, which nobody asks")]
    [InlineData("\"is\": \"A1\", \"in\": [\"yes\"]", "\"is\": \"A1\", \"in\": [\"si\"]", "depends on 'si', which is no answer to A1")]
    [InlineData("\"is\": \"A1\", \"in\": [\"yes\"]", "\"is\": \"G2\", \"in\": [\"yes\"]", "depends on G2, which is asked later")]
    public void A_question_set_with_a_slip_of_the_pen_does_not_load(string was, string becomes, string says)
    {
        var text = Regex.Replace(DataFolder.Shipped.ReadText("questions/referral-1.json"), @",\n +", ", ");
        Assert.Contains(was, text);
        var at = text.IndexOf(was, text.IndexOf("\"code\": \"A1\"", StringComparison.Ordinal), StringComparison.Ordinal);
        var folder = Folder(string.Concat(text.AsSpan(0, at), becomes, text.AsSpan(at + was.Length)));

        var wrong = Assert.Throws<InvalidDataException>(() => QuestionSet.From(folder, "referral-1"));

        Assert.Contains(says, wrong.Message);
        Directory.Delete(folder.Root, true);
    }

    [Fact]
    public void No_question_reason_or_sign_changes_its_meaning_under_the_same_code_and_version()
    {
        var now = QuestionSets.Shipped.All.ToDictionary(s => $"questions/{s.Code}.lock.json", MeaningLock.Of);
        now["indicators/indicators-1.lock.json"] = MeaningLock.Of(Indicators.From(DataFolder.Shipped));
        if (Environment.GetEnvironmentVariable("ENTENTE_WRITE_LOCK") is { Length: > 0 } to)
        {
            foreach (var (file, meanings) in now) File.WriteAllText(Path.Combine(to, file), JsonSerializer.Serialize(meanings, Indented) + "\n");
        }

        Assert.Equal(now.Keys.Order(StringComparer.Ordinal), DataFolder.Shipped.Files("questions", "*.lock.json").Concat(DataFolder.Shipped.Files("indicators", "*.lock.json")).Order(StringComparer.Ordinal));
        foreach (var (file, meanings) in now)
        {
            var changed = MeaningLock.Changed(meanings, JsonSerializer.Deserialize<Dictionary<string, string>>(DataFolder.Shipped.ReadText(file))!);
            Assert.True(changed.Count == 0, $"{file}: the meaning of {string.Join(", ", changed)} changed. Give the file a new version, and leave this one as it was.");
        }
    }

    [Fact]
    public void The_lock_notices_other_words_of_a_reason_and_of_a_sign()
    {
        var reasons = Loaded("\"It was not safe to ask\"", "\"It was safe to ask\"");
        var ofOne = Loaded("\"The account is not yet taken\"", "\"There is no account\"");
        var folder = Folder(DataFolder.Shipped.ReadText("questions/referral-1.json"));
        File.WriteAllText(folder.PathOf("indicators/indicators-1.json"), DataFolder.Shipped.ReadText("indicators/indicators-1.json").Replace("They cannot leave", "They can leave", StringComparison.Ordinal));

        Assert.Equal(["reason unsafe"], MeaningLock.Changed(MeaningLock.Of(reasons), MeaningLock.Of(Set)));
        Assert.Equal(["K1"], MeaningLock.Changed(MeaningLock.Of(ofOne), MeaningLock.Of(Set)));
        Assert.Equal(["cannot-leave"], MeaningLock.Changed(MeaningLock.Of(Indicators.From(folder)), MeaningLock.Of(Indicators.From(DataFolder.Shipped))));
        Directory.Delete(folder.Root, true);
    }

    [Theory]
    [InlineData("Is anyone in danger now?", "Is everybody safe now?")]
    [InlineData("{\"code\": \"child\", \"text\": \"Under 18\"}, {\"code\": \"adult\", \"text\": \"18 or over\"}", "{\"code\": \"adult\", \"text\": \"18 or over\"}, {\"code\": \"child\", \"text\": \"Under 18\"}")]
    [InlineData("\"asserts\": [\"yes\", \"partly\"]", "\"asserts\": [\"no\"]")]
    public void The_lock_notices_another_label_another_order_and_another_polarity(string was, string becomes)
    {
        Assert.Single(MeaningLock.Changed(MeaningLock.Of(Loaded(was, becomes)), MeaningLock.Of(Set)));
    }

    [Fact]
    public void The_lock_notices_another_protection_another_condition_another_order_and_that_an_answer_became_compulsory()
    {
        var hazard = Set.All.First(q => q.Class == FieldClass.Hazard && !q.Required).Code;
        var asked = Set.All.First(q => q.When is not null).Code;
        static JsonObject Question(JsonNode set, string code) => set["sections"]!.AsArray().SelectMany(s => s!["questions"]!.AsArray()).Select(q => q!.AsObject()).Single(q => q["code"]!.GetValue<string>() == code);

        Assert.Equal([hazard], ChangedBy(set => Question(set, hazard)["class"] = "open"));
        Assert.Equal([hazard], ChangedBy(set => Question(set, hazard)["required"] = true));
        Assert.Equal([asked], ChangedBy(set => Question(set, asked).Remove("when")));
        Assert.Equal([$"condition {Set.Conditions.Keys.First()}"], ChangedBy(set => set["conditions"]![Set.Conditions.Keys.First()] = JsonNode.Parse("""{"answered": "A1"}""")));
        Assert.Equal(["order"], ChangedBy(set =>
        {
            var questions = set["sections"]![0]!["questions"]!.AsArray();
            var last = questions[^1];
            questions.RemoveAt(questions.Count - 1);
            questions.Insert(questions.Count - 1, last);
        }));
    }

    private static IReadOnlyList<string> ChangedBy(Action<JsonNode> change)
    {
        var set = JsonNode.Parse(DataFolder.Shipped.ReadText("questions/referral-1.json"))!;
        change(set);
        var folder = Folder(set.ToJsonString());
        var changed = MeaningLock.Changed(MeaningLock.Of(QuestionSet.From(folder, "referral-1")), MeaningLock.Of(Set));
        Directory.Delete(folder.Root, true);
        return changed;
    }

    /// <summary>The shipped questions with some words changed, lines joined so that they can be found.</summary>
    private static QuestionSet Loaded(string was, string becomes)
    {
        var text = Regex.Replace(Regex.Replace(DataFolder.Shipped.ReadText("questions/referral-1.json"), @",\n +", ", "), @"\[\n +", "[");
        Assert.Contains(was, text);
        var folder = Folder(text.Replace(was, becomes, StringComparison.Ordinal));
        var set = QuestionSet.From(folder, "referral-1");
        Directory.Delete(folder.Root, true);
        return set;
    }

    private static DataFolder Folder(string questions)
    {
        var folder = Directory.CreateTempSubdirectory("entente-questions").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "questions"));
        Directory.CreateDirectory(Path.Combine(folder, "indicators"));
        Directory.CreateDirectory(Path.Combine(folder, "reference"));
        Directory.CreateDirectory(Path.Combine(folder, "retention"));
        File.Copy(DataFolder.Shipped.PathOf("retention/classes.json"), Path.Combine(folder, "retention/classes.json"));
        foreach (var file in DataFolder.Shipped.Files("reference", "*.json").Append("indicators/indicators-1.json")) File.Copy(DataFolder.Shipped.PathOf(file), Path.Combine(folder, file));
        File.WriteAllText(Path.Combine(folder, "questions/referral-1.json"), questions);
        return new(folder);
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
}
