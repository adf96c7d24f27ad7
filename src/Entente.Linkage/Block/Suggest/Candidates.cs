using System.Numerics;

namespace Entente.Linkage.Block;

/// <summary>Chooses which rules are worth counting: parts, and two or three of different columns, that promise to find much for the pairs they would bring.</summary>
internal static class Candidates
{
    /// <summary>A bit of 64 says of a pair whether a candidate finds it.</summary>
    public const int Most = 64;

    /// <summary>Columns hang together, so that more pairs meet than chance says, and big blocks are left out, so that fewer do.</summary>
    private const double Over = 3;

    /// <summary>Where a rule brings less than this share of the budget, asking for more would save nothing.</summary>
    private const double Cheap = 0.1;

    public static IReadOnlyList<Candidate> Of(IReadOnlyList<OfferedPart> parts, int records, long budget)
    {
        var all = records * (records - 1.0) / 2;
        var taken = new List<(Candidate Rule, double Promise)>();
        var cheap = new List<ulong>();
        foreach (var numbers in Sets(parts).OrderBy(s => s.Length))
        {
            OfferedPart[] set = [.. numbers.Select(n => parts[n])];
            var bits = numbers.Aggregate(0UL, (all, n) => all | 1UL << n);
            var pairs = all * set.Aggregate(1.0, (product, p) => product * p.Chance);
            if (pairs > Over * budget || (set.Length == 1 && !set[0].Alone)) continue;
            if (cheap.Any(c => (c & bits) == c)) continue;
            if (pairs <= Cheap * budget) cheap.Add(bits);
            taken.Add((new(new([.. set.Select(p => p.Part)]), set), set.Aggregate(1.0, (product, p) => product * p.Filled * p.Filled * p.Holds)));
        }

        return [.. taken.OrderByDescending(t => t.Promise).ThenBy(t => t.Rule.Rule.ToString(), StringComparer.Ordinal).Take(Most - KeyPlan.MostOthers).Select(t => t.Rule)];
    }

    private static IEnumerable<int[]> Sets(IReadOnlyList<OfferedPart> parts)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            yield return [i];
            for (var j = i + 1; j < parts.Count; j++)
            {
                if ((parts[i].Columns & parts[j].Columns) != 0) continue;
                yield return [i, j];
                for (var k = j + 1; k < parts.Count; k++)
                {
                    if ((parts[k].Columns & (parts[i].Columns | parts[j].Columns)) == 0) yield return [i, j, k];
                }
            }
        }
    }
}

/// <summary>A rule that may be worth having.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Parts">Its parts as offered.</param>
internal sealed record Candidate(BlockingRule Rule, OfferedPart[] Parts)
{
    /// <summary>A bit for each column it reads.</summary>
    public uint Columns => Parts.Aggregate(0u, (bits, p) => bits | p.Columns);

    /// <summary>How many columns it reads.</summary>
    public int Width => BitOperations.PopCount(Columns);
}
