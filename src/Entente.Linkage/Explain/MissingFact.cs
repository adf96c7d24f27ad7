namespace Entente.Linkage.Explain;

/// <summary>Something that could not be compared, as a side does not say it, and what knowing it would do.</summary>
/// <param name="Field">The column's name, or the feature's.</param>
/// <param name="Left">What the first record says, folded; empty where it says nothing, and where only features are known.</param>
/// <param name="Right">What the second record says, likewise.</param>
/// <param name="IfSame">The probability, 0 to 1, were both to say the same: a value as common as values of this field mostly are.</param>
/// <param name="IfDifferent">The probability, 0 to 1, were they to differ.</param>
/// <param name="Moves">By how much the probability is expected to move once it is known, 0 to 1: the mean over all levels of agreement, each as likely as the model holds it to be for such a pair.</param>
public sealed record MissingFact(string Field, string Left, string Right, double IfSame, double IfDifferent, double Moves)
{
    /// <summary>The field's name alone: the values are about people.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Field;

    /// <summary>The one that would move the probability most first; of equals the one that is compared first.</summary>
    internal static IReadOnlyList<MissingFact> MostTellingFirst(IEnumerable<MissingFact> facts) => [.. facts.OrderByDescending(f => f.Moves)];
}
