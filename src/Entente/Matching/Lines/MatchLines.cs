namespace Entente.Matching.Lines;

/// <summary>How sure the model must be, for one purpose: from which probability a pair is shown, called likely, and called almost certain. Above 0, below 1, rising or equal.</summary>
public readonly record struct MatchLines(double Possible, double Likely, double AlmostCertain)
{
    /// <summary>What a pair is called; null where it is not shown.</summary>
    public MatchStrength? Call(double probability) =>
        probability >= AlmostCertain ? MatchStrength.AlmostCertain
        : probability >= Likely ? MatchStrength.Likely
        : probability >= Possible ? MatchStrength.Possible
        : null;

    /// <summary>Whether a pair is put before whoever works for the purpose. What people have decided or put there themselves stays, however unlikely the model finds it.</summary>
    public bool Shows(Proposal pair) => pair.ByHand || pair.IsJudged || pair.Probability >= Possible;

    /// <summary>From how many bits of log2 odds two records are taken for one thing: where one is more likely than not, and never by a pair that is not shown.</summary>
    public double Joins => Math.Max(0, Math.Log2(Possible / (1 - Possible)));

    /// <summary>The probability of so many bits of log2 odds.</summary>
    public static double ChanceOf(double bits) => 1 / (1 + Math.Pow(2, -bits));
}
