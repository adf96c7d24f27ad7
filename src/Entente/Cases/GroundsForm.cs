namespace Entente.Cases;

/// <summary>What the decision maker enters; null is not answered.</summary>
public sealed record GroundsForm
{
    public GroundsOutcome? Outcome { get; init; }
    public IReadOnlyList<string> Reasons { get; init; } = [];
    public string? Words { get; init; }

    /// <summary>The version the form was opened on; a later one leads to the conflict page.</summary>
    public int Version { get; init; }

    public override string ToString() => nameof(GroundsForm);
}

/// <summary>What the second reader enters.</summary>
public sealed record SecondReadingForm
{
    public SecondView? View { get; init; }

    /// <summary>What a blind reader finds.</summary>
    public GroundsOutcome? Outcome { get; init; }
    public string? Words { get; init; }

    /// <summary>The version that was read.</summary>
    public int Version { get; init; }

    public override string ToString() => nameof(SecondReadingForm);
}
