using System.Globalization;
using Entente.Linkage.Fields;

namespace Entente.Linkage.Train;

/// <summary>What answers moved, in words.</summary>
internal static class Moved
{
    /// <summary>In bits: less is not worth telling.</summary>
    private const double Least = 0.3;

    private const int Most = 5;

    public static IEnumerable<string> InWords(IReadOnlyList<Field> fields, MatchModel before, Learned learned)
    {
        var after = learned.Model;
        var (from, to) = (before.Shares[(int)PairKind.Match] * learned.Pairs, after.Shares[(int)PairKind.Match] * learned.Pairs);
        yield return string.Create(CultureInfo.InvariantCulture, $"With the answers about {to:N0} pairs of the file are one person; without them it was {from:N0}. Learning {(learned.Settled ? "came to rest" : "was still moving when the rounds were up")}.");
        var moves = fields.SelectMany((field, i) => Enumerable.Range(0, field.Levels.Count).Select(level => (Field: field, Level: field.Levels[level], Before: Bits(before, i, level), After: Bits(after, i, level))))
            .Where(m => Math.Abs(m.After - m.Before) >= Least).OrderByDescending(m => Math.Abs(m.After - m.Before)).ThenBy(m => m.Field.Slot).Take(Most).ToArray();
        if (moves.Length == 0) yield return string.Create(CultureInfo.InvariantCulture, $"With the answers no column is worth more or less than without by {Least} bits.");
        foreach (var (field, level, was, became) in moves)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"With the answers {field.Name}, {level}, speaks for one person {Math.Abs(became - was):0.0} bits {(became > was ? "more" : "less")} than without: {became:+0.0;-0.0;0.0} instead of {was:+0.0;-0.0;0.0}. A bit doubles the odds.");
        }
    }

    private static double Bits(MatchModel model, int comparison, int level)
    {
        var at = MatchModel.At(comparison, MatchModel.Alone, level);
        return Math.Log2(Math.Max(model[PairKind.Match][at], 1e-12) / Math.Max(model[PairKind.Strangers][at], 1e-12));
    }
}
