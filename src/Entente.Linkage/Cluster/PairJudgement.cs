namespace Entente.Linkage.Cluster;

/// <summary>What a person said about two records. It is never overruled by evidence.</summary>
/// <param name="Left">One record's id.</param>
/// <param name="Right">The other's.</param>
/// <param name="Same">Whether they are one person.</param>
public sealed record PairJudgement(string Left, string Right, bool Same);
