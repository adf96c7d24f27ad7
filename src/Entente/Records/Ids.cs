using Entente.Foundation;

namespace Entente.Records;

/// <summary>One record: what one source said about one thing.</summary>
public readonly record struct RecordId(long Value) : IId<RecordId>, IComparable<RecordId>
{
    public static RecordId From(long value) => new(value);

    /// <summary>Ids rise with time: what is kept later compares greater.</summary>
    public int CompareTo(RecordId other) => Value.CompareTo(other.Value);

    public static bool operator <(RecordId left, RecordId right) => left.Value < right.Value;
    public static bool operator >(RecordId left, RecordId right) => left.Value > right.Value;
    public static bool operator <=(RecordId left, RecordId right) => left.Value <= right.Value;
    public static bool operator >=(RecordId left, RecordId right) => left.Value >= right.Value;
}

/// <summary>Where records come from.</summary>
public readonly record struct SourceId(long Value) : IId<SourceId>
{
    public static SourceId From(long value) => new(value);
}
