using Entente.Foundation;

namespace Entente.Supervision;

/// <summary>One draw of issued decisions.</summary>
public readonly record struct SampleDrawId(long Value) : IId<SampleDrawId>
{
    public static SampleDrawId From(long value) => new(value);
}

/// <summary>One decision that was drawn.</summary>
public readonly record struct DrawnDecisionId(long Value) : IId<DrawnDecisionId>, IComparable<DrawnDecisionId>
{
    public int CompareTo(DrawnDecisionId other) => Value.CompareTo(other.Value);
    public static bool operator <(DrawnDecisionId left, DrawnDecisionId right) => left.Value < right.Value;
    public static bool operator >(DrawnDecisionId left, DrawnDecisionId right) => left.Value > right.Value;
    public static bool operator <=(DrawnDecisionId left, DrawnDecisionId right) => left.Value <= right.Value;
    public static bool operator >=(DrawnDecisionId left, DrawnDecisionId right) => left.Value >= right.Value;

    public static DrawnDecisionId From(long value) => new(value);
}
