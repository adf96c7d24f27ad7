using Entente.Cases;
using Entente.Supervision.Samples;

namespace Entente.Tests.Supervision;

/// <summary>Drawing decisions by a seed, and counting how often blind readers agree.</summary>
public sealed class DrawingTests
{
    private static readonly Stratum[] Both = [Stratum.Outcome, Stratum.Stage];

    private static readonly List<Drawable> Population = [.. Enumerable.Range(1, 100).Select(n => new Drawable(new(n), n <= 3 ? GroundsOutcome.Negative : GroundsOutcome.Positive, n % 2 == 0 ? DecisionStage.ReasonableGrounds : DecisionStage.ConclusiveGrounds))];

    [Fact]
    public void The_same_seed_draws_the_same_whatever_the_order_and_another_seed_draws_others()
    {
        var drawn = Drawing.Pick(Population, 5, Both, "a seed");

        Assert.Equal(drawn, Drawing.Pick([.. Enumerable.Reverse(Population)], 5, Both, "a seed").OrderBy(d => d.Value));
        Assert.NotEqual(drawn, Drawing.Pick(Population, 5, Both, "another seed"));
    }

    [Fact]
    public void Each_kind_that_is_there_gives_at_least_one()
    {
        var drawn = Drawing.Pick(Population, 5, Both, "a seed").ToHashSet();

        // 1 and 2 negatives of the two stages, 48 and 49 positives: one, one, three and three.
        Assert.Equal(8, drawn.Count);
        Assert.Equal(2, Population.Count(d => drawn.Contains(d.Id) && d.Outcome == GroundsOutcome.Negative));
        Assert.Empty(Drawing.Pick([], 5, Both, "a seed"));
    }

    [Fact]
    public void Over_many_seeds_each_decision_is_drawn_about_as_often()
    {
        var times = Enumerable.Range(0, 1_000).SelectMany(n => Drawing.Pick(Population, 10, [], $"seed {n}")).CountBy(d => d).Select(c => c.Value).ToList();

        Assert.Equal(100, times.Count);
        Assert.All(times, t => Assert.InRange(t, 50, 150)); // 100 expected, more than five standard deviations to either side
    }

    [Fact]
    public void A_number_below_five_is_not_told_nor_one_from_which_it_could_be_worked_out()
    {
        List<RatedReading> Of(int positive, int negative) => [.. Enumerable.Range(0, positive + negative).Select(n => new RatedReading(n % 2 == 0, n < positive ? GroundsOutcome.Positive : GroundsOutcome.Negative, DecisionStage.ReasonableGrounds))];

        Assert.All(SampleRates.Of(Of(2, 2)), l => Assert.Null(l.Shown));
        Assert.Equal(["all"], SampleRates.Of(Of(7, 1)).Where(l => l.Shown is not null).Select(l => l.Of));
        Assert.Equal(["all", "outcome.Positive", "outcome.Negative"], SampleRates.Of(Of(6, 5)).Where(l => l.Shown is not null).Select(l => l.Of));
        Assert.Equal(new Agreement(6, 11), SampleRates.Of(Of(6, 5))[0].Shown);
    }
}
