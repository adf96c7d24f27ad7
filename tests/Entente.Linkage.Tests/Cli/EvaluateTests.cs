using System.Globalization;
using Entente.Linkage.Evaluate;
using Entente.Linkage.Tests.Batch;

namespace Entente.Linkage.Tests.Cli;

/// <summary>How far a result can be trusted.</summary>
public sealed class EvaluateTests : IDisposable
{
    private readonly Command command = new();

    [Fact]
    public void With_the_known_answer_each_band_is_measured()
    {
        command.Write("people.csv", Sightings.Csv(1_000));
        var (code, said, error) = command.Run("evaluate", "./people.csv", "--id", "id", "--truth", "truth", "--quiet");
        Assert.True(code == 0, error);
        Assert.Contains("B-cubed", said, StringComparison.Ordinal);
        Assert.Contains("0.999 to 1", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sample_that_people_answered_gives_precision_and_recall_near_the_known_ones()
    {
        var csv = Sightings.Csv(1_500);
        var truth = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')).ToDictionary(c => c[0], c => c[1]);
        command.Write("people.csv", csv);
        var drawn = command.Run("evaluate", "./people.csv", "--id", "id", "--ignore", "truth", "--sample", "300", "--out", "./sample.csv", "--quiet");
        Assert.True(drawn.Code == 0, drawn.Error);
        var lines = command.Text("sample.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(301, lines.Length);

        var answered = lines.Skip(1).Select(l => l.Split(',')).Select(c => string.Join(',', [c[0], c[1], truth[c[0]] == truth[c[1]] ? "yes" : "no", .. c[3..]]));
        command.Write("sample.csv", $"{lines[0]}\n{string.Join('\n', answered)}\n");
        var (code, said, error) = command.Run("evaluate", "./people.csv", "--reviewed", "./sample.csv");
        Assert.True(code == 0, error);
        var precision = double.Parse(said.Split("precision ")[1].Split(' ')[0], CultureInfo.InvariantCulture);
        Assert.True(precision > 0.95, said);
        Assert.Contains("95 % between", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_are_learned_from_and_it_is_told_which_count_and_what_moved()
    {
        command.Write("people.csv", Sightings.Csv(500));
        command.Write("answers.csv", "left,right,same\n0,1,yes\n0,2,\n0,3,no\n0,nobody,no\n1,2,yes\n2,1,no\n");
        var (code, _, error) = command.Run("train", "./people.csv", "--id", "id", "--ignore", "truth", "--labels", "./answers.csv", "--out", "./model.json");
        Assert.True(code == 0, error);
        Assert.Contains("2 answered pairs count, 1 of them the same person", error, StringComparison.Ordinal);
        Assert.Contains("1 are left aside, they do not name two records", error, StringComparison.Ordinal);
        Assert.Contains("1 pairs are left aside, they were answered both ways", error, StringComparison.Ordinal);
        Assert.Contains("pairs of the file are one person; without them it was", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sample_nobody_looked_at_says_so()
    {
        command.Write("sample.csv", "left,right,same,score,band,pairs in band\n1,2,,3.5,0.9 to 0.99,40\n");
        var (code, _, error) = command.Run("evaluate", "people.csv", "--reviewed", "./sample.csv");
        Assert.Equal((1, true), (code, error.Contains("nothing was judged yet", StringComparison.Ordinal)));
    }

    [Theory] // worked out from the formula by hand
    [InlineData(0.9, 100, 0.8256, 0.9448)]
    [InlineData(1, 20, 0.8389, 1)]
    [InlineData(0, 20, 0, 0.1611)]
    public void Wilsons_interval_is_that_of_the_textbook(double share, double of, double low, double high)
    {
        var interval = Estimate.Wilson(share, of);
        Assert.Equal(low, interval.Low, 1e-4);
        Assert.Equal(high, interval.High, 1e-4);
    }

    [Fact]
    public void Strata_are_weighed_by_their_size()
    {
        var measure = new ReviewMeasure([new("low", false, 1_000, 50, 5, 0.2), new("mid", true, 100, 50, 25, 0.8), new("high", true, 900, 50, 50, 0.99)]);
        Assert.Equal(0.95, measure.Precision.Value, 1e-9);
        Assert.Equal(950 / 1_050.0, measure.Recall.Value, 1e-9);
        Assert.True(measure.Precision.Low < 0.95 && measure.Precision.High > 0.95 && measure.Precision.Low > 0.85);
    }

    public void Dispose() => command.Dispose();
}
