using Entente.Linkage.Fields;
using Entente.Linkage.Score;

namespace Entente.Linkage.Train;

/// <summary>Counts levels by kind of pair, and turns counts into probabilities.</summary>
internal sealed class LevelCounts(IReadOnlyList<Field> fields)
{
    /// <summary>What is expected beforehand weighs as much as so many pairs.</summary>
    public const double PriorWeight = 30;

    /// <summary>A level given the parent's state leans on the level overall as if it were so many pairs.</summary>
    private const double StateWeight = 30;

    private readonly double[] match = new double[(fields.Count + 1) * MatchModel.States * MatchModel.Levels];
    private readonly double[] household = new double[(fields.Count + 1) * MatchModel.States * MatchModel.Levels];
    private readonly double[] contact = new double[(fields.Count + 1) * MatchModel.States * MatchModel.Levels];

    public void Add(Weigher weigher, ReadOnlySpan<byte> levels, double m, double h, double c)
    {
        if (m + h + c < 1e-7) return;
        for (var i = 0; i < levels.Length; i++)
        {
            if (levels[i] == Field.Missing) continue;
            var at = MatchModel.At(i, weigher.State(i, levels), levels[i]);
            match[at] += m;
            household[at] += h;
            contact[at] += c;
        }
    }

    public void Fill(MatchModel model)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            var field = fields[i];
            Normalise(i, field, match, FieldPriors.Match(field), model[PairKind.Match]);
            Tie(i, field, household, PairKind.Household, Parents.InHousehold(field.Role), model);
            Tie(i, field, contact, PairKind.Contact, Parents.SharedContact(field.Role), model);
        }

        int straight = MatchModel.At(fields.Count, MatchModel.Alone, 0), swapped = MatchModel.At(fields.Count, MatchModel.Alone, 1);
        Order.Fill(model, fields.Count, (match[swapped] + PriorWeight * 0.04) / (match[straight] + match[swapped] + PriorWeight));
    }

    /// <summary>About how many matching pairs speak of a field on both sides, and how many of them agree on it.</summary>
    public (double Said, double Agreed) Matches(int comparison, Field field)
    {
        var (said, agreed) = (0.0, 0.0);
        for (var level = 0; level < field.Levels.Count; level++)
        {
            var count = Sum(match, comparison, level);
            said += count;
            if (level < field.FirstUnlike) agreed += count;
        }

        return (said, agreed);
    }

    /// <summary>A level's count over all states.</summary>
    public static double Sum(double[] counts, int comparison, int level)
    {
        var sum = 0.0;
        for (var state = 0; state < MatchModel.States; state++) sum += counts[MatchModel.At(comparison, state, level)];
        return sum;
    }

    private static void Tie(int comparison, Field field, double[] counts, PairKind kind, bool tied, MatchModel model)
    {
        if (tied)
        {
            Normalise(comparison, field, counts, FieldPriors.Tied(field), model[kind]);
            return;
        }

        var from = MatchModel.At(comparison, 0, 0);
        model[PairKind.Strangers].AsSpan(from, MatchModel.States * MatchModel.Levels).CopyTo(model[kind].AsSpan(from));
    }

    private static void Normalise(int comparison, Field field, double[] counts, double[] prior, double[] into)
    {
        Span<double> overall = stackalloc double[MatchModel.Levels];
        Shrink(prior, overall[..prior.Length], PriorWeight, level => Sum(counts, comparison, level));
        var known = overall[..prior.Length].ToArray();
        for (var state = 0; state < MatchModel.States; state++)
        {
            var from = MatchModel.At(comparison, state, 0);
            if (field.Parents.Count == 0) known.CopyTo(into, from);
            else Shrink(known, into.AsSpan(from, known.Length), StateWeight, level => counts[from + level]);
        }
    }

    /// <summary>Shares of counts, leaning on what was expected.</summary>
    private static void Shrink(ReadOnlySpan<double> expected, Span<double> into, double weight, Func<int, double> count)
    {
        var total = weight;
        for (var level = 0; level < expected.Length; level++) total += count(level);
        for (var level = 0; level < expected.Length; level++) into[level] = (count(level) + weight * expected[level]) / total;
    }
}
