using Entente.Linkage.Tests.Batch;

namespace Entente.Linkage.Tests.Cli;

/// <summary>A model learned with people's answers, on the command line.</summary>
public sealed class TeachTests : IDisposable
{
    private readonly Command command = new();
    private readonly string[] truth;

    public TeachTests()
    {
        command.Write("people.csv", Sightings.Csv(400));
        truth = [.. command.Text("people.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')[1])];
    }

    [Fact]
    public void Answers_are_counted_what_they_moved_is_told_and_the_model_links()
    {
        var yes = Enumerable.Range(0, truth.Length - 1).Where(i => truth[i] == truth[i + 1]).Take(30).Select(i => $"{i},{i + 1},yes").ToArray();
        var no = Enumerable.Range(0, truth.Length - 1).Where(i => truth[i] != truth[i + 1]).Take(10).Select(i => $"{i},{i + 1},no").ToArray();
        var (code, _, error) = Train([.. yes, .. no, "7,9,"], "--out", "./model.json", "--threads", "1");
        Assert.True(code == 0, error);
        Assert.Contains("With the answers: 40 answered pairs count, 30 of them the same person", error, StringComparison.Ordinal);
        Assert.Contains("pairs of the file are one person; without them it was", error, StringComparison.Ordinal);
        Assert.Contains("starts ended at", command.Text("model.json"), StringComparison.Ordinal);

        Assert.Equal(0, Train([.. yes, .. no], "--out", "./again.json", "--threads", "2").Code);
        Assert.Equal(command.Text("model.json"), command.Text("again.json"));
        Assert.Equal(0, command.Run("link", "./people.csv", "--id", "id", "--ignore", "truth", "--model", "./model.json", "--out", "./c.csv").Code);
    }

    [Fact]
    public void Answers_that_contradict_each_other_or_name_nobody_are_left_aside_and_that_is_told()
    {
        var (code, _, error) = Train(["0,1,yes", "1,0,no", "10,11,yes", "11,12,yes", "10,12,no", "20,21,no", "20,nobody,yes"]);
        Assert.True(code == 0, error);
        Assert.Contains("With the answers: 1 answered pairs count, 0 of them the same person", error, StringComparison.Ordinal);
        Assert.Contains("1 are left aside, they do not name two records", error, StringComparison.Ordinal);
        Assert.Contains("1 pairs are left aside, they were answered both ways", error, StringComparison.Ordinal);
        Assert.Contains("3 are left aside, as a \"no\" lies between", error, StringComparison.Ordinal);
        Assert.Contains("fewer than 10 move next to nothing", error, StringComparison.Ordinal);
        Assert.Contains("none says yes, so they cannot tell", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0,1,", "nothing was answered yet")]
    [InlineData("0,1,perhaps", "says 'perhaps' where yes or no is meant")]
    [InlineData("a,b,yes", "No answer names two records of the file. Name the column with their ids with --id")]
    [InlineData(",1,yes", "does not name two records")]
    public void Answers_that_teach_nothing_say_what_to_mend(string row, string said)
    {
        var (code, _, error) = Train([row]);
        Assert.Equal(1, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_beside_a_model_that_was_learned_before_are_refused()
    {
        Assert.Equal(0, command.Run("train", "./people.csv", "--id", "id", "--ignore", "truth", "--out", "./model.json", "--quiet").Code);
        var (code, _, error) = Train(["0,1,yes"], "--model", "./model.json");
        Assert.Equal((1, true), (code, error.Contains("Leave one of them out", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_known_answer_is_learned_from_by_train_alone()
    {
        var (code, _, error) = command.Run("train", "./people.csv", "--id", "id", "--truth", "truth", "--out", "./model.json");
        Assert.True(code == 0, error);
        Assert.Contains("the column truth is learned from, so it cannot measure", error, StringComparison.Ordinal);
        Assert.DoesNotContain("is learned from", command.Run("link", "./people.csv", "--id", "id", "--truth", "truth", "--out", "./c.csv").Error, StringComparison.Ordinal);
    }

    public void Dispose() => command.Dispose();

    private (int Code, string Out, string Error) Train(string[] answers, params string[] more)
    {
        command.Write("answers.csv", $"left,right,same\n{string.Join('\n', answers)}\n");
        return command.Run(["train", "./people.csv", "--id", "id", "--ignore", "truth", "--labels", "./answers.csv", .. more]);
    }
}
