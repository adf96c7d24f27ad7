using Entente.Linkage.Batch;
using Entente.Linkage.Evaluate;
using Entente.Linkage.Tests.Batch;

namespace Entente.Linkage.Tests.Cli;

/// <summary>Which pairs people are asked about.</summary>
public sealed class AskTests : IDisposable
{
    private readonly Command command = new();

    [Fact]
    public void The_same_pairs_are_asked_whatever_the_files_order_and_threads()
    {
        var csv = Sightings.Csv(1_500);
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var turned = $"{lines[0]}\n{string.Join('\n', lines.Skip(1).Reverse())}\n";

        var asked = Ids(csv, 2, 7);
        Assert.NotEmpty(asked);
        Assert.Equal(asked, Ids(turned, 1, 7));
        Assert.NotEqual(asked, Ids(csv, 2, 8));
    }

    [Fact]
    public void What_is_asked_is_uncertain_and_no_record_is_asked_twice()
    {
        var table = Sightings.Read(Sightings.Csv(1_500));
        var questions = Questions.Of(new BatchLinker().Link(table), 12, 1);

        Assert.All(questions, q => Assert.InRange(q.Probability, 0.05, 0.95));
        Assert.Distinct(questions.SelectMany(q => new[] { q.Left, q.Right }));
        Assert.True(questions[0].StandsFor >= questions.Average(q => q.StandsFor));
        Assert.Empty(Questions.Of(new BatchLinker().Link(Sightings.Read(Sightings.Csv(1_500))), 0, 1));
    }

    [Fact]
    public void Pairs_that_people_were_asked_about_are_filled_in_and_taught()
    {
        var csv = Sightings.Csv(1_500);
        var truth = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')).ToDictionary(c => c[0], c => c[1]);
        command.Write("people.csv", csv);
        var (code, said, error) = command.Run("ask", "./people.csv", "--id", "id", "--ignore", "truth", "--most", "12", "--out", "./ask.csv", "--quiet");
        Assert.True(code == 0, error);
        Assert.Contains("Write yes or no in the column same", said, StringComparison.Ordinal);

        var lines = command.Text("ask.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("left,right,same,given_name left,given_name right", lines[0], StringComparison.Ordinal);
        command.Write("ask.csv", $"{lines[0]}\n{string.Join('\n', lines.Skip(1).Select(l => l.Split(',')).Select(c => string.Join(',', [c[0], c[1], truth[c[0]] == truth[c[1]] ? "yes" : "no", .. c[3..]])))}\n");
        var taught = command.Run("train", "./people.csv", "--id", "id", "--ignore", "truth", "--labels", "./ask.csv", "--out", "./model.json");
        Assert.True(taught.Code == 0, taught.Error);
        Assert.Contains($"{lines.Length - 1} answered pairs count", taught.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ask needs --out", "--most", "5")]
    [InlineData("--most needs a whole number from 1 to 10,000 pairs", "--most", "0", "--out", "./a.csv")]
    [InlineData("--most needs a whole number from 1 to 10,000 pairs", "--most", "2.5", "--out", "./a.csv")]
    public void A_question_that_cannot_be_put_says_what_to_mend(string said, params string[] more)
    {
        command.Write("people.csv", Sightings.Csv(20));
        var (code, _, error) = command.Run(["ask", "./people.csv", "--id", "id", .. more]);
        Assert.Equal((1, true), (code, error.Contains(said, StringComparison.Ordinal)));
    }

    public void Dispose() => command.Dispose();

    private static string[] Ids(string csv, int threads, ulong seed)
    {
        var table = Sightings.Read(csv, threads: threads);
        return [.. Questions.Of(new BatchLinker(new() { Threads = threads }).Link(table), 12, seed).Select(q => string.Join('+', new[] { table.Id(q.Left), table.Id(q.Right) }.Order(StringComparer.Ordinal)))];
    }
}
