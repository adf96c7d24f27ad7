using System.Text.Json;
using Entente.Linkage.Explain;
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

    [Theory]
    [InlineData("a", "b", "They are in one cluster, and the pair reaches the threshold of 0 bits, the default: as likely as not.", true, null)]
    [InlineData("a", "c", "They are in different clusters, and the pair does not reach the threshold of 0 bits", false, null)]
    [InlineData("a", "b", "They are in different clusters. People judged them not the same, which stands whatever the score.", false, false, "a,b,no")]
    [InlineData("b", "a", "They are in different clusters. People judged them not the same", false, false, "a,b,no")]
    [InlineData("a", "c", "They are in one cluster. People judged them the same, which stands whatever the score.", true, true, "a,c,yes")]
    [InlineData("b", "c", "They are in one cluster, although the pair alone does not reach the threshold", true, null, "a,c,yes", "a,b,yes")]
    public void A_pair_says_whether_it_came_into_one_cluster_and_whether_people_decided_it(string left, string right, string said, bool joined, bool? judged, params string[] answers)
    {
        command.Write("said.csv", $"left,right,same\n{string.Join('\n', answers)}\n");
        string[] with = answers.Length > 0 ? ["--judgements", "./said.csv"] : [];
        command.Write("people.csv", Sightings.Csv(200) + "a,900,Maria,Kovlim,1980-02-03,+447700900001,XX9990001,batown\nb,900,Maria,Kovlim,1980-02-03,+447700900001,XX9990001,batown\nc,901,Besnik,Tarpol,1999-11-12,+447700900555,XX5550001,veltown\n");
        string[] asked = ["explain", "./people.csv", "--id", "id", "--ignore", "truth", "--pair", left, right, .. with];
        Assert.Contains(said, command.Run(asked).Out, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(command.Run([.. asked, "--json"]).Out);
        var outcome = json.RootElement.GetProperty("outcome");
        Assert.Equal((joined, 0.0), (outcome.GetProperty("joined").GetBoolean(), outcome.GetProperty("threshold").GetDouble()));
        Assert.Equal(judged is null ? JsonValueKind.Null : judged.Value ? JsonValueKind.True : JsonValueKind.False, outcome.GetProperty("judged").ValueKind);
    }

    [Fact]
    public void Judgements_that_contradict_each_other_are_told_as_such()
    {
        Assert.Contains("although people judged them the same: another judgement speaks against it", new PairOutcome(false, 0, true).InWords(5), StringComparison.Ordinal);
        Assert.Contains("although the pair alone reaches the threshold of 3 bits.", new PairOutcome(false, 3, null).InWords(5), StringComparison.Ordinal);
    }

    [Fact]
    public void The_threshold_that_was_asked_for_is_the_one_that_is_told() =>
        Assert.Contains("the threshold of 12.5 bits.", Run("explain", "--pair", "0", "1", "--threshold", "12.5").Out, StringComparison.Ordinal);

    public void Dispose() => command.Dispose();

    private (int Code, string Out, string Error) Run(string verb, params string[] more)
    {
        var csv = Sightings.Csv(100) + "twice,1,Maria,Kovlim,,,,batown\ntwice,2,Elena,Limkov,,,,batown\n";
        command.Write("people.csv", csv);
        return command.Run([verb, "./people.csv", "--id", "id", "--ignore", "truth", .. more]);
    }
}
