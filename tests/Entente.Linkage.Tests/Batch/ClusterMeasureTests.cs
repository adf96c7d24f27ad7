using Entente.Linkage.Evaluate;

namespace Entente.Linkage.Tests.Batch;

/// <summary>Measures worked out by hand.</summary>
public sealed class ClusterMeasureTests
{
    [Fact]
    public void Two_of_three_joined_and_a_stranger_with_them()
    {
        // Persons: {0,1,2} {3}. Clusters: {0,1,3} {2}. Pairs joined 3, right 1, wanted 3.
        var measure = ClusterMeasure.Of([7, 7, 7, 8], [1, 1, 2, 1]);
        Assert.Equal(1 / 3.0, measure.PairPrecision, 1e-9);
        Assert.Equal(1 / 3.0, measure.PairRecall, 1e-9);
        Assert.Equal((2 / 3.0 + 2 / 3.0 + 1 + 1 / 3.0) / 4, measure.BCubedPrecision, 1e-9);
        Assert.Equal((2 / 3.0 + 2 / 3.0 + 1 / 3.0 + 1) / 4, measure.BCubedRecall, 1e-9);
        Assert.Equal((2, 3), (measure.Clusters, measure.Largest));
    }

    [Fact]
    public void Everybody_alone_is_precise_and_finds_nothing()
    {
        var measure = ClusterMeasure.Of([1, 1], [1, 2]);
        Assert.Equal((1.0, 0.0, 0.0), (measure.PairPrecision, measure.PairRecall, measure.PairF1));
    }
}
