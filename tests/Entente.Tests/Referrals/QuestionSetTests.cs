using System.Text.Json;
using Entente.Foundation;
using Entente.Referrals.Questions;

namespace Entente.Tests.Referrals;

public sealed class QuestionSetTests
{
    private static readonly QuestionSet Set = QuestionSets.Shipped.Current;

    [Fact]
    public void The_ten_compulsory_questions_are_these_and_none_is_a_narrative()
    {
        Assert.Equal(["A1", "B1", "B2", "B4", "C1", "D1", "E1", "K1", "O1", "W1", "W2"], Set.All.Where(q => q.Required).Select(q => q.Code));
        Assert.DoesNotContain(Set.All, q => q.Required && q.Type == AnswerType.Text);
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
    public void A_question_set_with_a_slip_of_the_pen_does_not_load(string was, string becomes, string says)
    {
        var folder = Directory.CreateTempSubdirectory("entente-questions");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "questions"));
        Directory.CreateDirectory(Path.Combine(folder.FullName, "indicators"));
        File.Copy(DataFolder.Shipped.PathOf("indicators/indicators-1.json"), Path.Combine(folder.FullName, "indicators/indicators-1.json"));
        var text = System.Text.RegularExpressions.Regex.Replace(DataFolder.Shipped.ReadText("questions/referral-1.json"), @",\n +", ", ");
        Assert.Contains(was, text);
        var at = text.IndexOf(was, text.IndexOf("\"code\": \"A1\"", StringComparison.Ordinal), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder.FullName, "questions/referral-1.json"), string.Concat(text.AsSpan(0, at), becomes, text.AsSpan(at + was.Length)));

        var wrong = Assert.Throws<InvalidDataException>(() => QuestionSet.From(new DataFolder(folder.FullName), "referral-1"));

        Assert.Contains(says, wrong.Message);
        folder.Delete(true);
    }

    [Fact]
    public void No_question_changes_its_meaning_under_the_same_code_and_version()
    {
        if (Environment.GetEnvironmentVariable("ENTENTE_WRITE_LOCK") is { Length: > 0 } to)
        {
            File.WriteAllText(to, JsonSerializer.Serialize(MeaningLock.Of(Set), Indented) + "\n");
        }

        foreach (var file in DataFolder.Shipped.Files("questions", "*.lock.json"))
        {
            var locked = JsonSerializer.Deserialize<Dictionary<string, string>>(DataFolder.Shipped.ReadText(file))!;
            var changed = MeaningLock.Changed(QuestionSets.Shipped[Path.GetFileName(file).Replace(".lock.json", "", StringComparison.Ordinal)], locked);
            Assert.True(changed.Count == 0, $"{file}: the meaning of {string.Join(", ", changed)} changed. Give the set a new version, and leave this one as it was.");
        }
    }

    [Theory]
    [InlineData("Is anyone in danger now?", "Is everybody safe now?")]
    [InlineData("{\"code\": \"child\", \"text\": \"Under 18\"}, {\"code\": \"adult\", \"text\": \"18 or over\"}", "{\"code\": \"adult\", \"text\": \"18 or over\"}, {\"code\": \"child\", \"text\": \"Under 18\"}")]
    [InlineData("\"asserts\": [\"yes\", \"partly\"]", "\"asserts\": [\"no\"]")]
    public void The_lock_notices_another_label_another_order_and_another_polarity(string was, string becomes)
    {
        var folder = Directory.CreateTempSubdirectory("entente-questions");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "questions"));
        Directory.CreateDirectory(Path.Combine(folder.FullName, "indicators"));
        File.Copy(DataFolder.Shipped.PathOf("indicators/indicators-1.json"), Path.Combine(folder.FullName, "indicators/indicators-1.json"));
        var text = System.Text.RegularExpressions.Regex.Replace(DataFolder.Shipped.ReadText("questions/referral-1.json"), @",\n +", ", ");
        File.WriteAllText(Path.Combine(folder.FullName, "questions/referral-1.json"), System.Text.RegularExpressions.Regex.Replace(text, @"\[\n +", "[").Replace(was, becomes));

        var changed = MeaningLock.Changed(QuestionSet.From(new DataFolder(folder.FullName), "referral-1"), MeaningLock.Of(Set));

        Assert.Single(changed);
        folder.Delete(true);
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
}
