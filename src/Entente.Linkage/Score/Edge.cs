namespace Entente.Linkage.Score;

/// <summary>Two records that may be one person.</summary>
/// <param name="A">One record.</param>
/// <param name="B">The other.</param>
/// <param name="Score">Natural log odds that they are.</param>
internal readonly record struct Edge(int A, int B, float Score);
