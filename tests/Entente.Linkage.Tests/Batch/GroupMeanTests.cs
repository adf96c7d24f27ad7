using Entente.Linkage.Cluster;
using Entente.Linkage.Train;

namespace Entente.Linkage.Tests.Batch;

/// <summary>Groups are joined by the mean between them, of which no more is scored than the answer needs.</summary>
public sealed class GroupMeanTests
{
    private const int Records = 9;
    private static readonly ClusterRules Rules = new();

    [Fact]
    public void Groups_are_joined_as_if_each_pair_between_them_had_been_scored()
    {
        var draw = new Draw(5);
        var joined = 0;
        for (var file = 0; file < 400; file++)
        {
            var scores = Scores(draw);
            var pairs = new ScoredPairs();
            foreach (var ((a, b), bits) in scores) pairs.Add($"r{a}", $"r{b}", bits);
            var found = pairs.Run([], Rules.Threshold).Clusters.ToLookup(c => c.Cluster, c => c.Id).Select(Name);
            var expected = ByMeans(scores);
            joined += expected.Count(g => g.Count > 2);
            Assert.Equal(expected.Select(g => Name(g.Select(r => $"r{r}"))).Order(), found.Order());
        }

        Assert.InRange(joined, 100, 2_000);
    }

    [Theory]
    [InlineData(20, 200)]
    [InlineData(1, 64)]
    public void Beyond_sixty_four_records_groups_are_joined_only_where_they_are_near_certain(double bits, int largest)
    {
        var pairs = new ScoredPairs();
        for (var a = 0; a < 200; a++)
        {
            for (var b = a + 1; b < 200; b++) pairs.Add($"r{a}", $"r{b}", bits + 1 - (b - a) / 1_000.0);
        }

        var (clusters, report) = pairs.Run([], Rules.Threshold);

        Assert.InRange(clusters.GroupBy(c => c.Cluster).Max(g => g.Count()), largest / 2, largest);
        Assert.Equal(bits < 5, report.Any(r => r.Contains("did not join their groups", StringComparison.Ordinal)));
    }

    /// <summary>Scores in bits for two pairs of three, no two of them equal; the first pair of each record is there, so that each record is known.</summary>
    private static Dictionary<(int A, int B), double> Scores(Draw draw)
    {
        var scores = new Dictionary<(int, int), double>();
        for (var a = 0; a < Records; a++)
        {
            for (var b = a + 1; b < Records; b++)
            {
                if (draw.Below(3) > 0 || b == a + 1) scores[(a, b)] = draw.Below(26_000) / 1_000.0 - 10 + scores.Count * 1e-5;
            }
        }

        return scores;
    }

    private static List<List<int>> ByMeans(Dictionary<(int A, int B), double> scores)
    {
        double Natural(int a, int b) => scores.TryGetValue((Math.Min(a, b), Math.Max(a, b)), out var bits) ? (float)(bits * Math.Log(2)) : Rules.Least;
        List<List<int>> groups = [.. Enumerable.Range(0, Records).Select(r => new List<int> { r })];
        foreach (var (a, b) in scores.Keys.Where(p => Natural(p.A, p.B) >= (float)Rules.Proposes).OrderByDescending(p => scores[p]))
        {
            var (left, right) = (groups.Single(g => g.Contains(a)), groups.Single(g => g.Contains(b)));
            if (left == right) continue;
            var mean = left.SelectMany(x => right.Select(y => Math.Clamp(Natural(x, y), Rules.Least, Rules.Most))).Average();
            if (mean < (left.Count + right.Count == 2 ? Rules.Threshold : Rules.Threshold - Rules.Yields)) continue;
            left.AddRange(right);
            groups.Remove(right);
        }

        return groups;
    }

    private static string Name(IEnumerable<string> members) => string.Join(' ', members.Order(StringComparer.Ordinal));
}
