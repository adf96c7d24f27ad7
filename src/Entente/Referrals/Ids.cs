using Entente.Foundation;

namespace Entente.Referrals;

/// <summary>A referral that is being written.</summary>
public readonly record struct DraftId(long Value) : IId<DraftId>
{
    public static DraftId From(long value) => new(value);
}

/// <summary>A referral that was sent. Later ones have greater ids, which the queue pages by.</summary>
public readonly record struct ReferralId(long Value) : IId<ReferralId>, IComparable<ReferralId>
{
    public static ReferralId From(long value) => new(value);
    public int CompareTo(ReferralId other) => Value.CompareTo(other.Value);
    public static bool operator <(ReferralId left, ReferralId right) => left.Value < right.Value;
    public static bool operator >(ReferralId left, ReferralId right) => left.Value > right.Value;
    public static bool operator <=(ReferralId left, ReferralId right) => left.Value <= right.Value;
    public static bool operator >=(ReferralId left, ReferralId right) => left.Value >= right.Value;
}

/// <summary>Somebody is in danger now.</summary>
public readonly record struct AlertId(long Value) : IId<AlertId>
{
    public static AlertId From(long value) => new(value);
}

/// <summary>A file that supports an account.</summary>
public readonly record struct EvidenceFileId(long Value) : IId<EvidenceFileId>
{
    public static EvidenceFileId From(long value) => new(value);
}
