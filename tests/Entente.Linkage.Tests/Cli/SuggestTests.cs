using Entente.Linkage.Tests.Batch;

namespace Entente.Linkage.Tests.Cli;

/// <summary>suggest, from a file to rules that link goes by.</summary>
public sealed class SuggestTests : IDisposable
{
    private readonly Command command = new();

    public void Dispose() => command.Dispose();

    [Fact]
    public void What_is_suggested_is_told_in_words_kept_in_a_model_and_used_by_link()
    {
        command.Write("people.csv", Sightings.Csv(400));
        var (code, said, error) = command.Run("suggest", "./people.csv", "--id", "id", "--ignore", "truth", "--most", "3", "--budget", "5000", "--out", "./rules.json");
        Assert.True(code == 0, error);
        Assert.Contains("are expected to hold about", said, StringComparison.Ordinal);
        Assert.Contains("For at most 5,000 pairs, 3 rules are suggested: together they bring", said, StringComparison.Ordinal);
        Assert.Contains("\"rules\": [", command.Text("rules.json"), StringComparison.Ordinal);

        var linked = command.Run("link", "./people.csv", "--id", "id", "--ignore", "truth", "--model", "./rules.json", "--out", "./clusters.csv");
        Assert.Equal(0, linked.Code);
        Assert.Equal(3, linked.Error.Split('\n').Count(l => l.Contains(" first: ", StringComparison.Ordinal)));

        var known = command.Run("suggest", "./people.csv", "--id", "id", "--truth", "truth");
        Assert.Contains(" records hold ", known.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("is read as Date, which has no such part", "{ \"column\": \"birth_date\", \"part\": \"FirstSound\" }")]
    [InlineData("has no column 'eye_colour'", "{ \"column\": \"eye_colour\" }")]
    [InlineData("A rule of the model has no parts", "")]
    public void A_rule_that_the_file_cannot_keep_is_refused_in_words(string said, string part)
    {
        command.Write("people.csv", Sightings.Csv(60));
        Assert.Equal(0, command.Run("train", "./people.csv", "--id", "id", "--ignore", "truth", "--out", "./model.json").Code);
        var text = command.Text("model.json").TrimEnd();
        command.Write("model.json", text[..^1] + ", \"rules\": [ { \"parts\": [ " + part + " ] } ] }");
        var (code, _, error) = command.Run("link", "./people.csv", "--id", "id", "--ignore", "truth", "--model", "./model.json");
        Assert.True(code == 1, error);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--budget", "0", "--budget needs a whole number from 1")]
    [InlineData("--most", "17", "--most needs a whole number from 1 to 16")]
    [InlineData("--out", "./rules.parquet", "Name it --out")]
    public void Options_that_make_no_sense_are_refused_in_words(string option, string value, string said)
    {
        command.Write("people.csv", Sightings.Csv(60));
        var (code, _, error) = command.Run("suggest", "./people.csv", "--id", "id", "--ignore", "truth", option, value);
        Assert.True(code == 1, error);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }
}
