using System.Globalization;
using Entente.Linkage.Fields;

namespace Entente.Linkage.Train;

/// <summary>What answers moved, in words.</summary>
internal static class Moved
{
    /// <summary>In bits: less is not worth telling.</summary>
    private const double Least = 0.3;

    private const int Most = 5;

    public static IEnumerable<string> InWords(IReadOnlyList<Field> fields, MatchModel before, MatchModel after, double pairs)
    {
        var (from, to) = (before.Shares[(int)PairKind.Match] * pairs, after.Shares[(int)PairKind.Match] * pairs);
        yield return string.Create(CultureInfo.InvariantCulture, $"With the answers about {to:N0} pairs of the file are one person; without them it was {from:N0}.");
        var moves = fields.SelectMany((field, i) => Enumerable.Range(0, field.Levels.Count).Select(level => (Field: field, Level: field.Levels[level], Before: Weight(before, i, level), After: Weight(after, i, level))))
            .Where(m => Math.Abs(m.After - m.Before) >= Least).OrderByDescending(m => Math.Abs(m.After - m.Before)).ThenBy(m => m.Field.Slot).Take(Most).ToArray();
        if (moves.Length == 0) yield return "With the answers no column is worth noticeably more or less than without.";
        foreach (var move in moves)
        {
            var (was, became) = (move.Before, move.After);
            yield return string.Create(CultureInfo.InvariantCulture, $"With the answers {move.Field.Name}, {move.Level}, speaks {(became > was ? "more for" : "more against")} one person than without: {became:+0.0;-0.0;0.0} instead of {was:+0.0;-0.0;0.0}, where each step of 1 doubles the odds.");
        }
    }

    private static double Weight(MatchModel model, int comparison, int level)
    {
        var at = MatchModel.At(comparison, MatchModel.Alone, level);
        return Math.Log2(Math.Max(model[PairKind.Match][at], 1e-12) / Math.Max(model[PairKind.Strangers][at], 1e-12));
    }
}
