namespace Entente.Linkage.Block;

/// <summary>A rule by which records find each other: those for which all parts are equal, and none is missing, are compared.</summary>
/// <param name="Name">What it is called in reports.</param>
/// <param name="Parts">Each gives a number for a record, 0 where it has nothing to say.</param>
/// <param name="Splits">Blocks that grow too big are split by these in turn. A record without the part goes with the others that lack it.</param>
internal sealed record KeyRule(string Name, IReadOnlyList<Func<int, uint>> Parts, IReadOnlyList<Func<int, uint>> Splits);
