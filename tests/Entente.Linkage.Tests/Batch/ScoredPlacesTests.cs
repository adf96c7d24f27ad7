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

    private static IReadOnlyList<ScoredPlace> Of(PairJudgement[] judged, params (string Left, string Right, double Bits)[] pairs)
    {
        var scored = new ScoredPairs();
        foreach (var (left, right, bits) in pairs) scored.Add(left, right, bits);
        return scored.Places(judged);
    }
}
