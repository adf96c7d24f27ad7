namespace Entente.Linkage.Block;

/// <summary>What rules are suggested for.</summary>
public sealed record SuggestOptions
{
    /// <summary>So many pairs may all chosen rules together bring to be compared; 0: ten for each record, at least 10,000.</summary>
    public long Budget { get; init; }

    /// <summary>So many rules are chosen at most, 1 to 16.</summary>
    public int MostRules { get; init; } = 8;

    /// <summary>About so many pairs are compared to estimate what rules find, at least 1,000. Where the known answer is given none is needed for that.</summary>
    public int SamplePairs { get; init; } = 150_000;

    /// <summary>A rule is chosen only if it finds at least this share of the matching pairs beyond those found already.</summary>
    public double LeastGain { get; init; } = 0.001;

    internal long BudgetFor(int records) => Budget > 0 ? Budget : Math.Max(10_000, records * 10L);

    internal void Check()
    {
        if (Budget < 0) throw new FormatException($"A budget of {Budget} pairs buys nothing. Name a number above 0, or none.");
        if (MostRules is < 1 or > KeyPlan.Most) throw new FormatException($"{MostRules} rules cannot be taken: 1 to {KeyPlan.Most} can.");
    }
}
