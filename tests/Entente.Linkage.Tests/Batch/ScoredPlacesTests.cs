using CsCheck;
using Entente.Linkage.Batch;
using Entente.Linkage.Cluster;

namespace Entente.Linkage.Tests.Batch;

public sealed class ScoredPlacesTests
{
    private static readonly (string Left, string Right, double Bits)[] Found = [("a", "b", 6), ("b", "c", 5), ("x", "y", 9), ("p", "q", -2)];

    [Fact]
    public void Each_record_of_a_cluster_is_told_by_what_ties_it_most_whatever_the_order_of_pairs()
    {
        var places = Of([], Found);

        Assert.Equal(places, Of([], [.. Enumerable.Reverse(Found).Select(p => (p.Right, p.Left, p.Bits))]));
        Assert.Equal(["x", "y"], places.Where(p => p.Nearest is "x" or "y").Select(p => p.Record));
        Assert.Equal(9, places.Single(p => p.Record == "x").NearestBits, 4);
        Assert.DoesNotContain(places, p => p.Record is "p" or "q");
    }

    [Fact]
    public void What_people_judged_different_is_never_in_one_cluster_and_what_they_judged_the_same_always()
    {
        var places = Of([new("x", "y", false), new("p", "q", true)], Found);

        Assert.DoesNotContain(places, p => p.Record is "x" or "y");
        Assert.All(["p", "q"], r => Assert.True(places.Single(p => p.Record == r) is { Judged: true, Members: 2 }));
    }

    [Fact]
    public void A_record_without_which_the_others_fall_apart_is_a_bridge()
    {
        // People tie b to both; a and c have nothing in common but b.
        var places = Of([new("a", "b", true), new("b", "c", true)], Found[..2]);

        Assert.Equal(["b"], places.Where(p => p.Bridge).Select(p => p.Record));
        Assert.Equal([1, 2, 1], places.Select(p => p.Known));
    }

    [Fact]
    public void Ten_thousand_records_that_people_tied_one_to_the_next_or_all_to_one_are_looked_into_at_once()
    {
        const int Records = 10_000;
        var chain = Of([.. Enumerable.Range(1, Records - 1).Select(i => new PairJudgement($"r{i - 1}", $"r{i}", true))]);
        var star = Of([.. Enumerable.Range(1, Records - 1).Select(i => new PairJudgement("hub", $"r{i}", true))], ("r1", "r2", 7));

        Assert.All(chain, p => Assert.Equal((Records, p.Record is not ("r0" or "r9999")), (p.Members, p.Bridge)));
        Assert.Equal(["hub"], star.Where(p => p.Bridge).Select(p => p.Record));
        Assert.Equal((Records, "r2", 1), (star[0].Members, star.Single(p => p.Record == "r1").Nearest, star.Single(p => p.Record == "r2").Known));
    }

    [Fact]
    public void The_points_without_which_others_fall_apart_are_those_that_taking_each_away_in_turn_finds() =>
        Gen.Int[1, 9].SelectMany(count => Gen.Select(Gen.Const(count), Gen.Select(Gen.Int[0, count - 1], Gen.Int[0, count - 1]).Array[0, 14])).Sample((count, pairs) =>
        {
            var ties = Enumerable.Range(0, count).Select(_ => new List<int>()).ToArray();
            foreach (var (a, b) in pairs.Where(p => p.Item1 != p.Item2))
            {
                ties[a].Add(b);
                ties[b].Add(a);
            }

            var cut = CutPoints.Of(ties);
            return Enumerable.Range(0, count).All(i => cut[i] == Parts(ties, i) > Parts(ties, -1) - (ties[i].Count == 0 ? 1 : 0));
        });

    [Fact]
    public void A_huge_cluster_that_people_made_is_explained_without_scoring_all_its_pairs()
    {
        var table = Sightings.Read(Sightings.Csv(500));
        var ids = Enumerable.Range(0, table.Rows).Select(table.Id).ToArray();
        var result = new BatchLinker(new() { Judgements = [.. ids.Skip(2).Select(id => new PairJudgement(ids[1], id, true)), new(ids[0], ids[1], true)] }).Link(table);

        Assert.Equal((ids.Length, true), (result.ExplainPlace(1).Members, result.ExplainPlace(1).Bridge));
        Assert.False(result.ExplainPlace(0).Bridge);
    }

    /// <summary>How many parts there are without a point.</summary>
    private static int Parts(List<int>[] ties, int without)
    {
        var part = Enumerable.Range(0, ties.Length).ToArray();
        for (var round = 0; round < ties.Length; round++)
        {
            foreach (var (a, others) in ties.Index().Where(t => t.Index != without))
            {
                foreach (var b in others.Where(o => o != without)) part[a] = part[b] = Math.Min(part[a], part[b]);
            }
        }

        return part.Where((_, i) => i != without).Distinct().Count();
    }

    private static IReadOnlyList<ScoredPlace> Of(PairJudgement[] judged, params (string Left, string Right, double Bits)[] pairs)
    {
        var scored = new ScoredPairs();
        foreach (var (left, right, bits) in pairs) scored.Add(left, right, bits);
        return scored.Places(judged);
    }
}
