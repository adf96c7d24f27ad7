namespace Entente.Linkage.Tables;

/// <summary>Values of a column that may not mean what they say.</summary>
/// <param name="What">What is odd about them, in words: goes on where "12 records" stops.</param>
/// <param name="Records">How many records have such a value.</param>
/// <param name="Share">Their share of the records that say something in this column, 0 to 1.</param>
public sealed record ValueDoubt(string What, int Records, double Share);
