using Entente.Linkage.Fields;
using Entente.Linkage.Score;

namespace Entente.Linkage.Train;

/// <summary>How often strangers agree by chance: counted over pairs drawn blindly; the share of equal values reckoned from how common each value is.</summary>
internal sealed class Chance(IReadOnlyList<Field> fields, PairSample blind)
{
    /// <summary>What is expected of a level weighs as if it had been seen once, of a level given the parent's state as if twice: so a level never seen stays as rare as expected, not rarer.</summary>
    private const double PriorSeen = 1;
    private const double StateSeen = 2;

    /// <summary>Fills the strangers' table, and the others' where they are as strangers.</summary>
    /// <param name="model">The model to fill.</param>
    /// <param name="weigher">Where matches are roughly known, they do not count; null at the beginning.</param>
    public void Fill(MatchModel model, Weigher? weigher)
    {
        var width = fields.Count + 1;
        var states = weigher ?? new Weigher(fields, model);
        var counts = new double[width * MatchModel.States * MatchModel.Levels];
        for (var i = 0; i < blind.Count; i++)
        {
            var levels = blind.Levels.AsSpan(i * width, width);
            var weight = 1.0;
            if (weigher is not null)
            {
                var score = weigher.Score(levels, blind.Rarity.AsSpan(i * width, width));
                weight = 1 / (1 + Math.Exp(score));
            }

            for (var c = 0; c < fields.Count; c++)
            {
                if (levels[c] != Field.Missing) counts[MatchModel.At(c, states.State(c, levels), levels[c])] += weight;
            }
        }

        for (var c = 0; c < fields.Count; c++) One(c, counts, model);
    }

    private void One(int comparison, double[] counts, MatchModel model)
    {
        var field = fields[comparison];
        var prior = FieldPriors.Strangers(field);
        var overall = new double[prior.Length];
        Rates(prior, overall, PriorSeen, level => LevelCounts.Sum(counts, comparison, level));
        Settle(overall, field.Coincidence);
        for (var state = 0; state < MatchModel.States; state++)
        {
            var from = MatchModel.At(comparison, state, 0);
            var into = model[PairKind.Strangers].AsSpan(from, overall.Length);
            if (field.Parents.Count == 0) overall.CopyTo(into);
            else Rates(overall, into, StateSeen, level => counts[from + level]);
            if (state != MatchModel.Alone && field.Shares.CoincidenceWithin > 0 && Parents.TellsNationality(field, state)) Among(field, overall, field.Shares.CoincidenceWithin / Math.Max(field.Coincidence, 1e-12), into);
            if (Parents.LiesWithin(field, state)) Among(field, overall, 1 / Math.Max(Part(counts, comparison, state), 1e-6), into);
            foreach (var kind in (ReadOnlySpan<PairKind>)[PairKind.Household, PairKind.Contact])
            {
                var tied = kind == PairKind.Household ? Parents.InHousehold(field.Role) : Parents.SharedContact(field.Role);
                if (!tied) into.CopyTo(model[kind].AsSpan(from));
            }
        }
    }

    /// <summary>The rate of each level: counted, leaning on what was expected the more, the fewer of the level were to be expected (a gamma prior for a Poisson count).</summary>
    private static void Rates(double[] expected, Span<double> into, double seen, Func<int, double> count)
    {
        var all = 0.0;
        for (var level = 0; level < expected.Length; level++) all += count(level);
        var sum = 0.0;
        for (var level = 0; level < expected.Length; level++) sum += into[level] = (count(level) + seen) / (all + seen / expected[level]);
        for (var level = 0; level < expected.Length; level++) into[level] /= sum;
    }

    /// <summary>Of the pairs that speak of a field, the part whose parents are in a state.</summary>
    private static double Part(double[] counts, int comparison, int state)
    {
        var (all, part) = (0.0, 0.0);
        for (var of = 0; of < MatchModel.States; of++)
        {
            var sum = 0.0;
            for (var level = 0; level < MatchModel.Levels; level++) sum += counts[MatchModel.At(comparison, of, level)];
            all += sum;
            if (of == state) part = sum;
        }

        return all > 0 ? part / all : 1;
    }

    /// <summary>Where each level of agreement is so many times likelier than in general, as among people of one nationality or of one town.</summary>
    private static void Among(Field field, double[] overall, double times, Span<double> into)
    {
        var (agree, rest) = (0.0, 0.0);
        for (var level = 0; level < overall.Length; level++)
        {
            if (level < field.FirstUnlike) agree += into[level] = overall[level] * times;
            else rest += into[level];
        }

        var left = Math.Max(1 - agree, 0.01);
        for (var level = 0; level < overall.Length; level++) into[level] = level < field.FirstUnlike ? into[level] * (1 - left) / agree : into[level] * left / rest;
    }

    /// <summary>Puts the known chance of equality in place of the counted one.</summary>
    private static void Settle(double[] levels, double same)
    {
        same = Math.Clamp(same, 1e-9, 0.999);
        var rest = 1 - levels[0];
        for (var level = 1; level < levels.Length; level++) levels[level] *= (1 - same) / rest;
        levels[0] = same;
    }
}
