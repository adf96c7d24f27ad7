namespace Entente.Linkage.Names;

/// <summary>How far two names agree.</summary>
/// <param name="Score">0 where nothing agrees, 1 where the words are the same; <see cref="NameMatcher.Threshold"/> and above is worth calling one name.</param>
/// <param name="Reasons">What made the score what it is.</param>
public readonly record struct NameMatch(double Score, NameReasons Reasons);
