namespace Entente.Matching.Lines;

/// <summary>How often a list from some line on is wrong, and what it leaves out, as far as the model's own probabilities tell.</summary>
/// <param name="Shown">Pairs from the line on.</param>
/// <param name="Wrong">Of those the share that is expected to be about different people or things: the mean of what is missing to certainty, 0 to 1.</param>
/// <param name="Below">Pairs that are kept and lie below the line.</param>
/// <param name="Missed">Of all kept pairs that are expected to be truly the same the share that lies below, 0 to 1. Pairs that were never compared are not in it.</param>
public sealed record ExpectedError(int Shown, double Wrong, int Below, double Missed)
{
    /// <summary>Of fewer pairs nothing is said: a share of so few would tell of single ones.</summary>
    public const int Fewest = 10;

    public bool MayBeTold => Shown >= Fewest;

    public static ExpectedError Of(IReadOnlyList<double> probabilities, double line)
    {
        var (shown, right, below, missed) = (0, 0.0, 0, 0.0);
        foreach (var p in probabilities)
        {
            if (p >= line) (shown, right) = (shown + 1, right + p);
            else (below, missed) = (below + 1, missed + p);
        }

        return new(shown, shown == 0 ? 0 : 1 - right / shown, below, right + missed > 0 ? missed / (right + missed) : 0);
    }
}

/// <summary>How often people found that pairs from some line on were not the same, beside what the model had expected of the very same pairs.</summary>
/// <param name="Judged">Pairs that people called same or different; what could not be told, and what was put there by hand, is left out.</param>
/// <param name="Wrong">The share that they called different, 0 to 1.</param>
/// <param name="Low">Between this and <paramref name="High"/> the true share lies, nineteen times in twenty.</param>
/// <param name="High">See <paramref name="Low"/>.</param>
/// <param name="Foretold">What the model expected of these pairs, 0 to 1.</param>
public sealed record PeopleFound(int Judged, double Wrong, double Low, double High, double Foretold)
{
    /// <summary>From so many on an interval is narrow enough to be worth a sentence.</summary>
    public const int Enough = 30;

    public bool MayBeTold => Judged >= Enough;

    /// <summary>The model's figure lies outside of what people's leave open.</summary>
    public bool Disagrees => Foretold < Low || Foretold > High;

    public static PeopleFound Of(IReadOnlyList<JudgedChance> judged, double line)
    {
        var (all, different, foretold) = (0, 0, 0.0);
        foreach (var pair in judged)
        {
            if (pair.Probability < line) continue;
            (all, different, foretold) = (all + 1, different + (pair.Same ? 0 : 1), foretold + 1 - pair.Probability);
        }

        if (all == 0) return new(0, 0, 0, 1, 0);
        var (low, high) = Interval(different, all);
        return new(all, (double)different / all, low, high, foretold / all);
    }

    /// <summary>Wilson's interval at 95%: it holds for small numbers and for none at all, where the plain one would claim certainty.</summary>
    public static (double Low, double High) Interval(int hits, int of)
    {
        const double z = 1.959963984540054;
        var (share, n) = ((double)hits / of, (double)of);
        var centre = (share + z * z / (2 * n)) / (1 + z * z / n);
        var half = z * Math.Sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n);
        return (Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}

/// <summary>A pair that people decided about: what the model had said, and what they did.</summary>
public readonly record struct JudgedChance(double Probability, bool Same);
