using Entente.Foundation;

namespace Entente.Matching;

/// <summary>Two records that may be about the same thing.</summary>
public readonly record struct ProposalId(long Value) : IId<ProposalId>, IComparable<ProposalId>
{
    public int CompareTo(ProposalId other) => Value.CompareTo(other.Value);
    public static bool operator <(ProposalId left, ProposalId right) => left.Value < right.Value;
    public static bool operator >(ProposalId left, ProposalId right) => left.Value > right.Value;
    public static bool operator <=(ProposalId left, ProposalId right) => left.Value <= right.Value;
    public static bool operator >=(ProposalId left, ProposalId right) => left.Value >= right.Value;

    public static ProposalId From(long value) => new(value);
}

/// <summary>What one person decided about two records.</summary>
public readonly record struct JudgementId(long Value) : IId<JudgementId>
{
    public static JudgementId From(long value) => new(value);
}

/// <summary>Records that people have judged to be about the same thing.</summary>
public readonly record struct EntityId(long Value) : IId<EntityId>
{
    public static EntityId From(long value) => new(value);
}
