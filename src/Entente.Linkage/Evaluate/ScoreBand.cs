namespace Entente.Linkage.Evaluate;

/// <summary>Pairs whose probability lies between two bounds, and how many of them are right.</summary>
/// <param name="From">The least probability, 0 to 1.</param>
/// <param name="To">The first probability that is too high.</param>
internal sealed record ScoreBand(double From, double To)
{
    /// <summary>How many pairs there are.</summary>
    public long Count { get; private set; }

    /// <summary>The sum of their probabilities: how many should be right.</summary>
    public double Expected { get; private set; }

    /// <summary>How many came into one cluster.</summary>
    public long Joined { get; private set; }

    /// <summary>How many are one person by the known answer.</summary>
    public long True { get; private set; }

    public double Mean => Count == 0 ? 0 : Expected / Count;

    public double ShareTrue => Count == 0 ? 0 : True / (double)Count;

    public void Add(double probability, bool joined, bool right)
    {
        Count++;
        Expected += probability;
        if (joined) Joined++;
        if (right) True++;
    }

    /// <summary>Adds what another part of the pairs has in the same band.</summary>
    public void Add(ScoreBand part)
    {
        Count += part.Count;
        Expected += part.Expected;
        Joined += part.Joined;
        True += part.True;
    }

    /// <summary>The bands in which calibration is looked at and samples are drawn.</summary>
    public static ScoreBand[] All() => [new(0, 0.01), new(0.01, 0.1), new(0.1, 0.5), new(0.5, 0.9), new(0.9, 0.99), new(0.99, 0.999), new(0.999, 2)];

    public string Name => FormattableString.Invariant($"{From} to {Math.Min(To, 1)}");
}
