using Entente.Access;
using Entente.Foundation;
using Entente.Referrals.Questions;

namespace Entente.Tests.Referrals;

/// <summary>Each question of the national form has its place in ours, and an answer to it can be entered and told back.</summary>
public sealed class PromptSheetTests
{
    private static readonly NationalForm Form = NationalForm.Shipped;

    public static TheoryData<string> Numbers => [.. Form.Questions.Select(q => q.Number)];

    [Theory, MemberData(nameof(Numbers))]
    public void A_question_of_the_national_form_can_be_answered_in_ours_and_told_back(string number)
    {
        var line = Form.Questions.Single(q => q.Number == number);
        var set = QuestionSets.Shipped[Form.Set];
        Assert.NotEmpty(line.Say);
        foreach (var said in line.Say.GroupBy(s => s.Key.Split('.')[0]))
        {
            var question = set[said.Key];
            var entered = said.ToDictionary(s => s.Key.Split('.', 2)[1], s => s.Value.Split('|'));
            // Page by page, as a person would; a page without any of it is left out.
            for (var step = 1; step <= question.Steps; step++)
            {
                var parts = question.PartsOf(step);
                var here = entered.Where(e => parts.Any(p => e.Key == p.Code || (p.Type == AnswerType.Pdate && e.Key.StartsWith(p.Code + ".", StringComparison.Ordinal)))).ToDictionary(e => e.Key, e => e.Value);
                if (here.Count == 0) continue;
                var row = AnswerCheck.Row(question, [.. parts.Select(p => p with { Required = false })], here, new(2026, 4, 27));

                Assert.True(!row.IsRefused, $"{line.Number} {line.Asks}: {string.Join("; ", row.Problems.Select(p => p.InEnglish()))}");
                foreach (var (part, values) in row.Value) Assert.All(values, v => Assert.False(string.IsNullOrWhiteSpace(question.Find(part)!.TextOf(v)), $"{line.Number}: {part}"));
                var answers = Answers.Parse(Answers.None.With(question.Code, row.Value).ToJson());
                foreach (var (part, values) in here.Where(h => question.Find(h.Key) is not null)) Assert.Equal(values, answers.All(question.Code, part));
            }
        }
    }

    [Fact]
    public void Every_line_says_where_its_answer_stands_and_why_it_is_asked_otherwise()
    {
        Assert.Equal(Form.Questions.Count, Form.Questions.Select(q => q.Number).Distinct().Count());
        Assert.All(Form.Questions.Where(q => q.As != NationalMatch.Same), q => Assert.True(q.Why is { Length: > 10 }, q.Number));
        Assert.True(Form.Questions.Count > 80);
    }

    [Theory]
    [InlineData("\"B4\"", "\"B44\"", "leads to B44, which referral-2 has not")]
    [InlineData("\"B1.organisation\"]", "\"B1.colour\"]", "leads to B1.colour, which referral-2 has not")]
    [InlineData("\"why\": \"One field takes a name however it is built\", ", "", "does not say why it is asked otherwise")]
    public void A_line_with_a_slip_of_the_pen_does_not_load(string was, string becomes, string says)
    {
        var folder = Directory.CreateTempSubdirectory("entente-form").FullName;
        foreach (var kind in (string[])["questions", "indicators", "reference", "retention"])
        {
            Directory.CreateDirectory(Path.Combine(folder, kind));
            foreach (var file in DataFolder.Shipped.Files(kind, "*.json")) File.Copy(DataFolder.Shipped.PathOf(file), Path.Combine(folder, file));
        }

        var text = File.ReadAllText(Path.Combine(folder, "questions/national-2026-04.json"));
        Assert.Contains(was, text, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "questions/national-2026-04.json"), text.Replace(was, becomes, StringComparison.Ordinal));

        Assert.Contains(says, Assert.Throws<InvalidDataException>(() => NationalForm.From(new(folder), "national-2026-04")).Message, StringComparison.Ordinal);
        Directory.Delete(folder, true);
    }

    [Fact]
    public async Task The_sheet_holds_every_question_with_its_condition_and_the_other_page_every_line_of_the_national_form()
    {
        await using var site = await TestSite.StartAsync();
        var responder = site.As(Role.FirstResponder);

        var sheet = await TestSite.GetAsync(responder, "/referrals/sheet");
        var national = await TestSite.GetAsync(responder, "/referrals/sheet/national");

        var text = sheet.QuerySelector("main")!.TextContent;
        Assert.All(QuestionSets.Shipped.Current.All.Where(q => !q.OnCheck), q => Assert.Contains($"{q.Code} {q.Label}", text, StringComparison.Ordinal));
        Assert.Contains("Only if: Is the person under 18? Under 18 or Not sure", text, StringComparison.Ordinal);
        Assert.Contains("not: ", text, StringComparison.Ordinal);
        Assert.Equal(Form.Questions.Count, national.QuerySelectorAll("main tbody tr").Length);
        Assert.Contains("Was the person under 18 at any time while it happened?", national.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
