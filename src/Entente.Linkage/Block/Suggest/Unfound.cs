using Entente.Linkage.Train;

namespace Entente.Linkage.Block;

/// <summary>Estimates which share of the matching pairs no candidate finds at all.</summary>
/// <remarks>
/// How often two records of one person agree on a column's parts is read off pairs that were found without that column. Columns are then drawn independently of each other, and it is
/// counted how often no candidate has all its parts; how often a candidate leaves a pair out because its block is too big is taken from the pairs that agree on its parts. Capture and
/// recapture on the same thought: Petersen 1896, Lincoln 1930. Where records that lack one column mostly lack others too, too little is taken to be unfound.
/// </remarks>
internal sealed class Unfound(IReadOnlyList<Candidate> candidates, IReadOnlyList<OfferedPart> parts, int columns)
{
    private const int Drawn = 40_000;

    /// <summary>With so little to go by on a column, what was found with the column speaks as well.</summary>
    private const double Enough = 20;

    /// <summary>The share, 0 to 1.</summary>
    /// <param name="pairs">Found pairs: how likely each is one person, who finds it, and a bit for each part on which it agrees.</param>
    /// <param name="seed">Where drawing begins.</param>
    public double Share(IReadOnlyList<(double Match, ulong By, ulong Agrees)> pairs, ulong seed)
    {
        if (pairs.Sum(p => p.Match) < 1) return 0;
        var by = Enumerable.Range(0, columns).Select(c => Outcomes(pairs, c)).ToArray();
        var asks = candidates.Select(c => Asks(c.Parts)).ToArray();
        var keeps = candidates.Select((_, i) => Keeps(pairs, asks[i], 1UL << i)).ToArray();
        var draw = new Draw(seed);
        const int Fine = 1 << 24;
        var missed = 0.0;
        for (var i = 0; i < Drawn; i++)
        {
            var agrees = 0UL;
            foreach (var column in by) agrees |= column.At(draw.Below(Fine) / (double)Fine);
            var open = 1.0;
            for (var c = 0; c < asks.Length; c++)
            {
                if ((agrees & asks[c]) == asks[c]) open = Math.Min(open, 1 - keeps[c]);
            }

            missed += open;
        }

        return missed / Drawn;
    }

    /// <summary>The parts that must agree. Names in either order stand for the parts of each of the two: the order is but seldom the other.</summary>
    private ulong Asks(OfferedPart[] of)
    {
        var bits = 0UL;
        foreach (var part in of)
        {
            if (Single(part.Columns)) bits |= 1UL << Place(part);
            else
            {
                foreach (var (single, i) in parts.Select((p, i) => (p, i)))
                {
                    if (Single(single.Columns) && (single.Columns & part.Columns) != 0 && single.Part.Kind is BlockingPartKind.FirstSound or BlockingPartKind.Sound) bits |= 1UL << i;
                }
            }
        }

        return bits;
    }

    private int Place(OfferedPart part) => parts.Index().First(p => ReferenceEquals(p.Item, part)).Index;

    private Outcomes Outcomes(IReadOnlyList<(double Match, ulong By, ulong Agrees)> pairs, int column)
    {
        var mine = 0UL;
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Columns == 1u << column) mine |= 1UL << i;
        }

        var without = 0UL;
        for (var i = 0; i < candidates.Count; i++)
        {
            if ((candidates[i].Columns >> column & 1) == 0) without |= 1UL << i;
        }

        var told = new Outcomes(pairs.Where(p => (p.By & without) != 0).Select(p => (p.Agrees & mine, p.Match)));
        return told.Sum >= Enough ? told : new(pairs.Select(p => (p.Agrees & mine, p.Match)));
    }

    private static double Keeps(IReadOnlyList<(double Match, ulong By, ulong Agrees)> pairs, ulong asks, ulong bit)
    {
        double agree = 0, found = 0;
        foreach (var (match, by, agrees) in pairs)
        {
            if ((agrees & asks) != asks) continue;
            agree += match;
            if ((by & bit) != 0) found += match;
        }

        return agree < 1 ? 1 : found / agree;
    }

    private static bool Single(uint columns) => System.Numerics.BitOperations.IsPow2(columns);
}

/// <summary>On which of a column's parts pairs agree, each as often as it was seen.</summary>
internal sealed class Outcomes
{
    private readonly ulong[] agrees;
    private readonly double[] up;

    public Outcomes(IEnumerable<(ulong Agrees, double Match)> seen)
    {
        var counts = new SortedDictionary<ulong, double>();
        foreach (var (bits, match) in seen) counts[bits] = counts.GetValueOrDefault(bits) + match;
        agrees = [.. counts.Keys];
        up = [.. counts.Values];
        for (var i = 1; i < up.Length; i++) up[i] += up[i - 1];
    }

    /// <summary>How many pairs of one person spoke.</summary>
    public double Sum => up.Length == 0 ? 0 : up[^1];

    /// <summary>What is drawn, given a number from 0 to below 1.</summary>
    public ulong At(double lot)
    {
        if (up.Length == 0) return 0;
        var at = Array.BinarySearch(up, lot * Sum);
        return agrees[Math.Min(at < 0 ? ~at : at + 1, agrees.Length - 1)];
    }
}
