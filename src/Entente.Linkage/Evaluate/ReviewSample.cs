using Entente.Linkage.Batch;
using Entente.Linkage.Score;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Evaluate;

/// <summary>Draws pairs for people to look at, as many from each band of probability, so that few judgements say much about all pairs that met.</summary>
internal static class ReviewSample
{
    private const double NaturalToBits = 1.4426950408889634; // 1 / ln 2

    /// <summary>Pairs in an order that says nothing of their scores.</summary>
    public static IReadOnlyList<SampledPair> Draw(BatchResult result, int wanted, ulong seed)
    {
        var bands = ScoreBand.All();
        var byBand = bands.Select(_ => new List<(ulong Lot, Edge Edge)>()).ToArray();
        foreach (var edge in result.Pairs(ScoreSpread.Lowest / NaturalToBits))
        {
            var probability = 1 / (1 + Math.Exp(-edge.Score));
            var band = Array.FindIndex(bands, b => probability >= b.From && probability < b.To);
            var (a, b) = (result.Records.Ranks[edge.A], result.Records.Ranks[edge.B]);
            byBand[band].Add((ByteHash.Join(ByteHash.Join(seed, (ulong)Math.Min(a, b)), (ulong)Math.Max(a, b)), edge));
        }

        var each = Shares([.. byBand.Select(b => b.Count)], wanted);
        return [.. byBand.SelectMany((pairs, band) => pairs.OrderBy(p => p.Lot).Take(each[band]).Select(p => (p.Lot, Pair: new SampledPair(p.Edge.A, p.Edge.B, p.Edge.Score * NaturalToBits, bands[band].Name, pairs.Count))))
            .OrderBy(p => p.Lot).Select(p => p.Pair)];
    }

    /// <summary>As many for each as there are, or an equal part; what one cannot use goes to the others.</summary>
    private static int[] Shares(int[] there, int wanted)
    {
        var shares = new int[there.Length];
        while (wanted > 0 && shares.Zip(there).Any(s => s.First < s.Second))
        {
            for (var band = there.Length - 1; band >= 0 && wanted > 0; band--)
            {
                if (shares[band] == there[band]) continue;
                shares[band]++;
                wanted--;
            }
        }

        return shares;
    }
}

/// <summary>A pair to be looked at.</summary>
/// <param name="A">One record.</param>
/// <param name="B">The other.</param>
/// <param name="Score">In bits.</param>
/// <param name="Band">The band of probability it was drawn from.</param>
/// <param name="InBand">How many pairs that band has.</param>
internal sealed record SampledPair(int A, int B, double Score, string Band, int InBand);
