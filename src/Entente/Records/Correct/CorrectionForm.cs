using Entente.Foundation;

namespace Entente.Records.Correct;

/// <summary>What somebody says a record should have said: each statement as it shall stand, and who says so, when, and why.</summary>
public sealed record CorrectionForm
{
    /// <summary>Whose word it is: by its name, the record's own source or another.</summary>
    public string Source { get; init; } = "";
    public PartialDate? Said { get; init; }

    /// <summary>When the centre learned of it; null for now.</summary>
    public DateOnly? Learned { get; init; }
    public Reliability Reliability { get; init; }
    public string Because { get; init; } = "";
    public IReadOnlyList<CorrectionLine> Lines { get; init; } = [];

    public override string ToString() => nameof(CorrectionForm);
}

/// <summary>One statement of the record, by its place, or a new one.</summary>
public sealed record CorrectionLine
{
    /// <summary>Its place in the record; null for a new one.</summary>
    public int? Index { get; init; }
    public string Property { get; init; } = "";
    public string Value { get; init; } = "";
    public PartialDate? Said { get; init; }
    public Reliability? Reliability { get; init; }
    public bool Withdrawn { get; init; }

    public bool IsEmpty => Index is null && string.IsNullOrWhiteSpace(Property) && string.IsNullOrWhiteSpace(Value);

    public override string ToString() => Property;
}
