namespace Entente.Linkage.Tables;

/// <summary>What a column holds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">How it would be read.</param>
/// <param name="Filled">The share of records that say something, 0 to 1.</param>
/// <param name="Distinct">How many different values there are, as written.</param>
/// <param name="Commonest">The commonest values with their counts, commonest first.</param>
public sealed record ColumnProfile(string Name, ColumnRole Role, double Filled, int Distinct, IReadOnlyList<(string Value, int Count)> Commonest)
{
    /// <summary>What should be known about how it is read, in words; mostly nothing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Values that may not mean what they say: dates that stand for a year, words that stand for "not known", numbers that fail their check.</summary>
    public IReadOnlyList<ValueDoubt> Doubts { get; init; } = [];

    /// <summary>The doubts, each as a sentence.</summary>
    internal IEnumerable<string> DoubtsInWords => Doubts.Select(d => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name}: {d.Records:N0} {(d.Records == 1 ? "record" : "records")} ({d.Share:0.0%} of those that say something): they {d.What}."));
}
