using Entente.Linkage.Batch;
using Entente.Linkage.Score;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Evaluate;

/// <summary>Finds the few pairs whose answers teach a model most: uncertain ones that stand for many with the same pattern of levels, spread over what is unlike.</summary>
/// <remarks>
/// A pattern's worth is the sum of p (1 - p) over its pairs (uncertainty sampling weighed by density, after Settles 2009), times (d + 1/2) / (d + 3/2), d being on how many columns it differs
/// from the nearest one that is asked already. A pattern is asked twice at most, a record once. Such pairs are no fair sample: they teach, and measure nothing.
/// </remarks>
public static class Questions
{
    /// <summary>Natural log odds beyond which a pair is hardly a question: 1 in 20.</summary>
    private const double Uncertain = 2.94;

    private const int TimesAsked = 2;

    /// <summary>Chooses pairs to ask people about.</summary>
    /// <param name="result">A file that was linked. Its pairs are scored once more.</param>
    /// <param name="most">At most so many pairs.</param>
    /// <param name="seed">Which pair of a pattern is asked hangs on it. The same seed gives the same pairs, whatever the file's order.</param>
    /// <returns>Pairs, the most telling first; fewer than asked for where the file has no more that are uncertain.</returns>
    public static IReadOnlyList<Question> Of(BatchResult result, int most, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        var rows = result.Records.Rows;
        return [.. Choose(result, most, seed).Select(q => q with { Left = rows[q.Left], Right = rows[q.Right] })];
    }

    /// <summary>The same, by record and not by row.</summary>
    internal static IReadOnlyList<Question> Choose(BatchResult result, int most, ulong seed)
    {
        var patterns = Patterns(result, seed);
        var taken = new HashSet<int>();
        var questions = new List<Question>();
        while (questions.Count < most)
        {
            Pattern? best = null;
            foreach (var pattern in patterns)
            {
                if (pattern.Asked < TimesAsked && pattern.Worth > (best?.Worth ?? 0)) best = pattern;
            }

            if (best is null) break;
            var at = best.Pairs.FindIndex(p => !taken.Contains(p.Edge.A) && !taken.Contains(p.Edge.B));
            if (at < 0)
            {
                best.Asked = TimesAsked;
                continue;
            }

            var edge = best.Pairs[at].Edge;
            taken.Add(edge.A);
            taken.Add(edge.B);
            best.Asked++;
            questions.Add(new(edge.A, edge.B, Probability(edge), best.Pairs.Count));
            foreach (var pattern in patterns) pattern.See(best);
        }

        return questions;
    }

    /// <summary>What is uncertain, by pattern, in an order that hangs on nothing but ids, values and seed.</summary>
    private static List<Pattern> Patterns(BatchResult result, ulong seed)
    {
        var comparer = new PairComparer(result.Records);
        var (levels, rarity) = (new byte[comparer.Count], new float[comparer.Count]);
        var found = new Dictionary<string, Pattern>(StringComparer.Ordinal);
        var ranks = result.Records.Ranks;
        foreach (var part in result.Pairs(-Uncertain, edges => edges.Where(e => e.Score <= Uncertain).ToArray()))
        {
            foreach (var edge in part)
            {
                comparer.Compare(edge.A, edge.B, levels, rarity);
                var key = System.Text.Encoding.Latin1.GetString(levels);
                if (!found.TryGetValue(key, out var pattern)) found[key] = pattern = new(key);
                pattern.Pairs.Add((ByteHash.Join(ByteHash.Join(seed, (ulong)Math.Min(ranks[edge.A], ranks[edge.B])), (ulong)Math.Max(ranks[edge.A], ranks[edge.B])), edge));
            }
        }

        foreach (var pattern in found.Values) pattern.Settle();
        return [.. found.Values.OrderBy(p => p.Levels, StringComparer.Ordinal)];
    }

    private static double Probability(Edge edge) => 1 / (1 + Math.Exp(-edge.Score));

    private sealed class Pattern(string levels)
    {
        private double doubt;
        private int nearest = levels.Length;

        public string Levels => levels;

        public List<(ulong Lot, Edge Edge)> Pairs { get; } = [];

        public int Asked { get; set; }

        public double Worth => doubt * (nearest + 0.5) / (nearest + 1.5);

        /// <summary>Sums up, in the order of the lots: sums of fractions hang on their order.</summary>
        public void Settle()
        {
            Pairs.Sort((x, y) => x.Lot.CompareTo(y.Lot));
            doubt = Pairs.Sum(p => Probability(p.Edge) is var probability ? probability * (1 - probability) : 0);
        }

        /// <summary>Another pattern, or this one, is asked.</summary>
        public void See(Pattern asked) => nearest = Math.Min(nearest, levels.Zip(asked.Levels).Count(l => l.First != l.Second));
    }
}

/// <summary>A pair to ask people about.</summary>
/// <param name="Left">One record's row, from 0.</param>
/// <param name="Right">The other's.</param>
/// <param name="Probability">That they are one person, as the model has it, 0 to 1.</param>
/// <param name="StandsFor">How many uncertain pairs of the file, this one included, agree on the same levels.</param>
public sealed record Question(int Left, int Right, double Probability, int StandsFor);
