using System.Numerics;

namespace Entente.Linkage.Block;

/// <summary>Chooses few rules that together find most for a budget: each time the one that adds most, once by what it adds and once by what it adds for a pair; the better set is taken.</summary>
/// <remarks>Neither alone is safe: the first may spend all on one rule, the second on crumbs (Khuller, Moss and Naor 1999, on covering most within a budget).</remarks>
/// <param name="matches">Who finds the matching pairs: a bit for each candidate, and how many pairs.</param>
/// <param name="pairs">The same of all pairs.</param>
/// <param name="candidates">How many candidates there are.</param>
internal sealed class GreedyChoice(IReadOnlyList<(ulong By, double Count)> matches, IReadOnlyList<(ulong By, double Count)> pairs, int candidates)
{
    /// <summary>The candidates to take, in the order in which they were chosen.</summary>
    /// <param name="budget">So many pairs in all.</param>
    /// <param name="most">So many candidates.</param>
    /// <param name="least">So many matching pairs must each add.</param>
    public IReadOnlyList<int> Choose(double budget, int most, double least)
    {
        var (plain, frugal) = (Choose(budget, most, least, false), Choose(budget, most, least, true));
        return Count(matches, Bits(frugal)) > Count(matches, Bits(plain)) * 1.0005 ? frugal : plain;
    }

    private List<int> Choose(double budget, int most, double least, bool frugal)
    {
        var chosen = new List<int>();
        var (gains, costs) = (new double[candidates], new double[candidates]);
        for (var (spent, so) = (0.0, 0UL); chosen.Count < most; spent += costs[chosen[^1]], so |= 1UL << chosen[^1])
        {
            Beyond(matches, so, gains);
            Beyond(pairs, so, costs);
            var (best, value) = (-1, 0.0);
            for (var i = 0; i < candidates; i++)
            {
                var worth = frugal ? gains[i] / (costs[i] + 1) : gains[i];
                if (gains[i] >= least && spent + costs[i] <= budget && worth > value) (best, value) = (i, worth);
            }

            if (best < 0) break;
            chosen.Add(best);
        }

        return chosen;
    }

    /// <summary>How many each candidate finds that the chosen ones do not.</summary>
    private static void Beyond(IReadOnlyList<(ulong By, double Count)> of, ulong so, double[] counts)
    {
        Array.Clear(counts);
        foreach (var (by, count) in of)
        {
            if ((by & so) != 0) continue;
            for (var left = by; left != 0; left &= left - 1) counts[BitOperations.TrailingZeroCount(left)] += count;
        }
    }

    private static double Count(IReadOnlyList<(ulong By, double Count)> of, ulong some)
    {
        var sum = 0.0;
        foreach (var (by, count) in of)
        {
            if ((by & some) != 0) sum += count;
        }

        return sum;
    }

    private static ulong Bits(IEnumerable<int> chosen) => chosen.Aggregate(0UL, (bits, i) => bits | 1UL << i);
}
