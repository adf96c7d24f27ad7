namespace Entente.Linkage.Block;

/// <summary>A rule by which records find each other: those for which all parts are equal, and none is missing, are compared.</summary>
/// <param name="Name">What it is called in reports.</param>
/// <param name="Parts">Numbers of parts of the plan.</param>
/// <param name="Splits">Blocks that grow too big are split by these parts in turn. A record without the part goes with the others that lack it.</param>
/// <param name="Weak">How weak it is: blocks may have so many times fewer records than under a strong rule. Who shares a common name and nothing else could not be told apart anyway.</param>
internal sealed record KeyRule(string Name, int[] Parts, int[] Splits, int Weak)
{
    /// <summary>Whether those who meet under it are mostly one person: what is too big is then never dropped.</summary>
    public bool IsSure => Weak == 1 && Splits.Length > 0;
}

/// <summary>Parts that keys are made of, and the rules that use them.</summary>
/// <param name="Parts">Each gives a number for a record, 0 where it has nothing to say.</param>
/// <param name="Rules">The rules, the surest first.</param>
internal sealed record KeyRules(Func<int, uint>[] Parts, KeyRule[] Rules)
{
    /// <summary>Rules that bring pairs which one key for each record cannot tell; they come after the others.</summary>
    public IReadOnlyList<IPairRule> Others { get; init; } = [];
}
