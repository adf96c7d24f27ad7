using System.Globalization;
using Entente.Linkage.Batch;
using Entente.Linkage.Tests.Batch;

namespace Entente.Linkage.Tests.Cli;

/// <summary>Clusters from scored pairs.</summary>
public sealed class ClusteringTests : IDisposable
{
    private readonly Command command = new();

    [Fact]
    public void Where_all_pairs_are_given_the_clusters_are_those_that_link_gives()
    {
        var table = Sightings.Read(Sightings.Csv(80));
        var result = new BatchLinker().Link(table);
        var pairs = from left in Enumerable.Range(0, result.Count)
                    from right in Enumerable.Range(left + 1, result.Count - left - 1)
                    select string.Create(CultureInfo.InvariantCulture, $"{table.Id(left)},{table.Id(right)},{result.Explain(left, right).Score:R}");
        command.Write("pairs.csv", $"left,right,score\n{string.Join('\n', pairs)}\n");
        Clusters();
        Assert.Equal(Sightings.Clusters(table, result).Where(c => c.Contains(' ', StringComparison.Ordinal)).Order(), Partition("c.csv", 2).Order());
    }

    [Fact]
    public void From_the_pairs_that_link_wrote_come_the_same_clusters()
    {
        command.Write("people.csv", Sightings.Csv(3_000));
        command.Run("link", "./people.csv", "--id", "id", "--ignore", "truth", "--out", "./linked.csv", "--pairs", "./pairs.csv", "--quiet");
        command.Run("cluster", "./pairs.csv", "--out", "./again.csv", "--quiet");
        Assert.Equal(Partition("linked.csv", 2).Order(), Partition("again.csv", 2).Order());
    }

    [Fact]
    public void Evidence_against_keeps_groups_apart_that_one_pair_would_chain()
    {
        command.Write("pairs.csv", "left,right,score\na,b,9\nc,d,9\nb,c,5\na,c,-8\na,d,-8\nb,d,-8\n");
        Assert.Equal("id,cluster\n", Clusters()[..11]);
        Assert.Equal(["a b", "c d"], Partition("c.csv").Order());
    }

    [Fact]
    public void Judgements_stand_above_scores_and_contradictions_are_told()
    {
        command.Write("pairs.csv", "left,right,score\na,b,20\nb,c,-8\n");
        command.Write("said.csv", "left,right,same\na,b,no\nb,c,yes\na,b,yes\n");
        Clusters(out var error, "--judgements", "./said.csv");
        Assert.Equal(["a", "b c"], Partition("c.csv").Order());
        Assert.Contains("contradicts other judgements", error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_pairs_changes_nothing()
    {
        string[] pairs = ["a,b,9", "c,d,9", "b,c,5", "e,f,3", "d,e,4", "a,f,2", "f,e,2.5"];
        command.Write("pairs.csv", $"left,right,score\n{string.Join('\n', pairs)}\n");
        var first = Clusters();
        command.Write("pairs.csv", $"left,right,score\n{string.Join('\n', pairs.Reverse())}\n");
        Assert.Equal(first, Clusters());
    }

    [Fact]
    public void Two_scores_of_one_pair_are_told_and_the_higher_stands()
    {
        command.Write("pairs.csv", "left,right,score\na,b,-9\nb,a,9\nc,d,3\nd,c,3\n");
        Clusters(out var error);
        Assert.Equal(["a b", "c d"], Partition("c.csv").Order());
        Assert.Contains("1 pairs are given more than once with different scores; the highest", error, StringComparison.Ordinal);
        Assert.Contains("Only records that a pair names", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_without_a_pair_stand_alone_where_the_records_are_named()
    {
        command.Write("pairs.csv", "left,right,score\na,b,9\n");
        command.Write("people.csv", "who,name\na,Ann\nb,Anne\nz,Zoe\n");
        Clusters(out _, "--records", "./people.csv", "--id", "who");
        Assert.Equal(["a b", "z"], Partition("c.csv").Order());

        command.Write("pairs.csv", "left,right,score\na,b,9\na,q,9\n");
        Assert.Contains("1 records that people.csv does not have in its column who", command.Run("cluster", "./pairs.csv", "--records", "./people.csv", "--id", "who").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("left,right,score\na,b,much\n", "record 1 has 'much' as score")]
    [InlineData("left,right,score\na,b,NaN\n", "'NaN'")]
    [InlineData("left,right,score\na,,1\n", "does not name two records")]
    [InlineData("left,score\na,1\n", "no column 'right'")]
    public void A_file_that_holds_no_pairs_says_what_is_wrong(string csv, string said)
    {
        command.Write("pairs.csv", csv);
        var (code, _, error) = command.Run("cluster", "./pairs.csv");
        Assert.Equal(1, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    public void Dispose() => command.Dispose();

    private string Clusters() => Clusters(out _);

    private string Clusters(out string error, params string[] more)
    {
        (var code, _, error) = command.Run(["cluster", "./pairs.csv", "--out", "./c.csv", .. more]);
        Assert.True(code == 0, error);
        return command.Text("c.csv");
    }

    private HashSet<string> Partition(string file, int least = 1) => [.. command.Text(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(','))
        .GroupBy(c => c[1], c => c[0]).Where(g => g.Count() >= least).Select(g => string.Join(' ', g.Order(StringComparer.Ordinal)))];
}
