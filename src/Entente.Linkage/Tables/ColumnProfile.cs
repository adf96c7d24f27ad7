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
}
