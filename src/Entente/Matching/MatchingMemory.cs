namespace Entente.Matching;

/// <summary>How much the follower of matching keeps in memory. Less only means that more is read.</summary>
public sealed record MatchingMemory
{
    /// <summary>Records ready to be compared, about a kilobyte each.</summary>
    public int Records { get; init; } = 250_000;

    /// <summary>Keys with those who share them, some hundred bytes each.</summary>
    public int Keys { get; init; } = 500_000;
}
