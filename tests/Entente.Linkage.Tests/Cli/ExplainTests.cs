using System.Text.Json;
using Entente.Linkage.Tests.Batch;

namespace Entente.Linkage.Tests.Cli;

/// <summary>explain, in words and as JSON.</summary>
public sealed class ExplainTests : IDisposable
{
    private readonly Command command = new();

    [Fact]
    public void A_pair_and_a_place_are_told_as_one_line_of_JSON_each_and_a_kept_model_tells_the_same()
    {
        Assert.Equal(0, Run("train", "--out", "./m.json").Code);
        var (code, said, _) = Run("explain", "--pair", "0", "1", "--record", "0", "--json");
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((0, 2), (code, lines.Length));
        using var pair = JsonDocument.Parse(lines[0]);
        using var place = JsonDocument.Parse(lines[1]);
        Assert.Equal(("0", "1", "0"), (pair.RootElement.GetProperty("left").GetString(), pair.RootElement.GetProperty("right").GetString(), place.RootElement.GetProperty("record").GetString()));
        Assert.Equal(Run("explain", "--pair", "0", "1").Out, pair.RootElement.GetProperty("words").GetString());
        Assert.Equal(said, Run("explain", "--pair", "0", "1", "--record", "0", "--json", "--model", "./m.json").Out);
    }

    [Theory]
    [InlineData("There is no record 'nobody' in people.csv. Records go by the column id", "--pair", "nobody", "1")]
    [InlineData("--pair names record '1' twice", "--pair", "1", "1")]
    [InlineData("more than one record 'twice'", "--record", "twice")]
    [InlineData("needs --pair ID ID or --record ID", "--json")]
    [InlineData("there is no such file. entente-link train FILE", "--record", "1", "--model", "./nothing.json")]
    [InlineData("people.csv: This is no trained model", "--record", "1", "--model", "./people.csv")]
    public void What_cannot_be_explained_is_told_with_what_to_mend_and_nothing_is_written(string told, params string[] asked)
    {
        var (code, said, error) = Run("explain", asked);
        Assert.Equal((1, ""), (code, said));
        Assert.Contains(told, error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_that_is_not_there_is_told_before_anything_is_learned() =>
        Assert.DoesNotContain("Learned", Run("explain", "--record", "nobody").Error, StringComparison.Ordinal);

    [Fact]
    public void JSON_is_asked_of_explain_alone() => Assert.Contains("--json belongs to explain", Run("link", "--json").Error, StringComparison.Ordinal);

    public void Dispose() => command.Dispose();

    private (int Code, string Out, string Error) Run(string verb, params string[] more)
    {
        var csv = Sightings.Csv(100) + "twice,1,Maria,Kovlim,,,,batown\ntwice,2,Elena,Limkov,,,,batown\n";
        command.Write("people.csv", csv);
        return command.Run([verb, "./people.csv", "--id", "id", "--ignore", "truth", .. more]);
    }
}
