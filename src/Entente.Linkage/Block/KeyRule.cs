namespace Entente.Linkage.Block;

/// <summary>A rule by which records find each other: those for which all parts are equal, and none is missing, are compared.</summary>
/// <param name="Name">What it is called in reports.</param>
/// <param name="Parts">Numbers of parts of the plan.</param>
/// <param name="Splits">Blocks that grow too big are split by these parts in turn. A record without the part goes with the others that lack it.</param>
internal sealed record KeyRule(string Name, int[] Parts, int[] Splits);

/// <summary>Parts that keys are made of, and the rules that use them.</summary>
/// <param name="Parts">Each gives a number for a record, 0 where it has nothing to say.</param>
/// <param name="Rules">The rules, the surest first.</param>
internal sealed record KeyRules(IReadOnlyList<Func<int, uint>> Parts, IReadOnlyList<KeyRule> Rules);
